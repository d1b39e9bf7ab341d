//! Supervisions of past months, for measuring the compliance board: it counts them and reads nothing of their words.

use crate::statements::Rows;
use crate::{CENTRE, Error, SealingKeys, Store};
use uuid::Uuid;
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::{Date, StaffId};

const ENTRIES: Rows = Rows {
    head: "INSERT INTO supervision (id, root, origin, centre, kind, supervisor, on_day, minutes, points, previous, \
           recorded_at, reason) VALUES",
    columns: 12,
    tail: "",
};
const PEOPLE: Rows =
    Rows { head: "INSERT INTO supervision_person (supervision, staff, confirmed_at) VALUES", columns: 3, tail: "" };

/// Writes one confirmed supervision of each person on each day into the database at `url`, while no program has it open.
/// The journal tells nothing of them.
///
/// # Errors
/// As [`Store::open`].
pub async fn supervisions(url: &str, by: StaffId, people: &[StaffId], days: &[Date]) -> Result<(), Error> {
    let store = Store::open(url, SealingKeys::new(&[0; 32], &[0; 32], &[0; 32], &[0; 32])).await?;
    let held: Vec<(Uuid, StaffId, Date)> = people
        .iter()
        .flat_map(|staff| days.iter().map(|day| (*staff, *day)))
        .map(|(staff, day)| {
            // Its own for each person and day, and the same in every run.
            let number = (day - Date::constant(2000, 1, 1)).get_days() as u128;
            (Uuid::from_u128(staff.0.as_u128() ^ (number << 64)), staff, day)
        })
        .collect();
    let mut tx = store.write.begin_with(store.flavour.begin()).await?;
    let mut rest = held.iter();
    for run in ENTRIES.runs(held.len()) {
        let mut entries = ENTRIES.query(run, store.flavour);
        for (entry, _, day) in rest.by_ref().take(run) {
            entries = entries.bind(entry.to_string()).bind(entry.to_string()).bind("first").bind(CENTRE);
            entries = entries.bind(SupervisionKind::Individual.code()).bind(by.to_string()).bind(day.to_string());
            entries = entries.bind(50_i64).bind(Vec::new()).bind(Vec::new()).bind(0_i64).bind(Vec::new());
        }
        entries.execute(&mut *tx).await?;
    }
    let mut rest = held.iter();
    for run in PEOPLE.runs(held.len()) {
        let mut named = PEOPLE.query(run, store.flavour);
        for (entry, staff, _) in rest.by_ref().take(run) {
            named = named.bind(entry.to_string()).bind(staff.to_string()).bind(Some(0_i64));
        }
        named.execute(&mut *tx).await?;
    }
    tx.commit().await?;
    store.close().await;
    Ok(())
}
