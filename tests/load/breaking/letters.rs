//! Letters on their way while the server dies: asked for by a supervisor, counted at the far end of the wire by their
//! message ids.

use super::{BACK_OFF, Phase, Shared, Standing};
use crate::load::chance::Chance;
use crate::load::clock::new_id;
use crate::load::floor::staff_socket;
use crate::load::socket::{self, address_of};
use crate::load::staff::Person;
use crate::load::web::Failure;
use crate::smtp::{Arrived, Smtp, Treats};
use anyhow::Result;
use futures_util::{StreamExt, stream};
use reqwest::Method;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::watch;
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryWord};
use xinqiao_domain::{CommandId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{AlertKind, StaffFrame, ToStaff};
use xinqiao_protocol::http::outbox::{AskTestMail, OutboxItem};

/// Letters asked for at the beginning of each talk, more than are sent until its end.
const HANDFUL: usize = 24;
/// Of these at once.
const SIDE_BY_SIDE: usize = 8;
/// The mail server lets a letter wait this long at most before it greets, and again before it answers: so that a death
/// finds letters at every step.
const SLOW_MS: u64 = 250;
/// One of so many connections is treated badly, each in one of four ways.
const CONNECTIONS_PER_MISCHIEF: u64 = 8;
/// Connections whose treatment is laid down beforehand; those after them are treated well.
const LAID_DOWN: usize = 1_000;
/// How long it may take after the last death until every letter is settled: a claim that lapses, and the waits between
/// the attempts that it had.
const SETTLING: Duration = Duration::from_mins(4);
/// How often it is looked.
const LOOK: Duration = Duration::from_millis(500);
/// How long the supervisor's alerts may take to be shown.
const ALERTS: Duration = Duration::from_secs(5);

/// What a run found of letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct LetterTally {
    /// Letters that the server said it would send.
    pub letters_asked: u64,
    /// Letters that the far end was told of as accepted.
    pub letters_accepted: u64,
    /// Letters that came more than once under one id: a death between the far end's answer and the commit.
    pub letters_repeated: u64,
    /// Letters that the server took and knows nothing of, or calls accepted though they never came.
    pub letters_lost: u64,
    /// Letters that came under an id that is no letter's, or were written down twice.
    pub letters_doubled_under_other_id: u64,
    /// Letters that were not accepted and are nobody's trouble.
    pub letters_silent: u64,
}

impl LetterTally {
    /// Whether nothing is wrong.
    pub const fn is_clean(&self) -> bool {
        self.letters_lost + self.letters_doubled_under_other_id + self.letters_silent == 0
    }
}

/// Whether the server said that it would send a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    None,
    Taken,
}

/// Letters asked for, by the command that asked.
pub type Asked = BTreeMap<CommandId, Answer>;

/// A mail server that is slow, and now and then bad.
pub async fn mail_server(chance: &mut Chance) -> Smtp {
    let smtp = Smtp::open().await;
    smtp.is_slow(Duration::from_millis(SLOW_MS));
    let bad = [Treats::Defers, Treats::HangsUp, Treats::IsDown, Treats::Refuses];
    for _ in 0..LAID_DOWN {
        let mischief = chance.between(0, CONNECTIONS_PER_MISCHIEF) == 0;
        let which = chance.between(0, bad.len() as u64) as usize;
        smtp.next(if mischief { bad[which] } else { Treats::Accepts });
    }
    smtp
}

/// A supervisor who asks for one letter after another.
#[derive(Debug)]
pub struct Correspondent {
    pub person: Shared<Person>,
    pub asked: Shared<Asked>,
    pub standing: Shared<Standing>,
}

impl Correspondent {
    /// Until everybody goes home: as soon as there is talk, a handful of letters, so that a death always finds some under
    /// way; and what was not answered is asked for again.
    pub async fn live(self, mut phase: watch::Receiver<Phase>) {
        let mut before = Phase::Quiet;
        loop {
            let now = *phase.borrow_and_update();
            if now == Phase::Over {
                return;
            }
            if (before, now) == (Phase::Quiet, Phase::Talk) {
                self.asked.lock().extend((0..HANDFUL).map(|_| (CommandId(new_id()), Answer::None)));
            }
            before = now;
            let standing = match self.asks().await {
                Ok(()) => Standing::Here { outstanding: 0 },
                // Why it is not answered does not matter here: the server is being killed.
                Err(_) => Standing::Away,
            };
            *self.standing.lock() = standing;
            tokio::select! {
                changed = phase.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(BACK_OFF) => {}
            }
        }
    }

    /// Asks for what was not answered, under the same ids.
    async fn asks(&self) -> Result<(), Failure> {
        let open: Vec<CommandId> =
            self.asked.lock().iter().filter(|(_, answer)| **answer == Answer::None).map(|(id, _)| *id).collect();
        let mut person = self.person.lock().clone();
        let web = person.web().clone();
        let mut answers = stream::iter(open)
            .map(|id| {
                let web = web.clone();
                async move { web.change(Method::POST, "outbox/test", &AskTestMail { id }).await.map(|()| id) }
            })
            .buffer_unordered(SIDE_BY_SIDE);
        while let Some(answer) = answers.next().await {
            match answer {
                Ok(id) => {
                    self.asked.lock().insert(id, Answer::Taken);
                }
                Err(failure) if failure.code() == Some(Code::SignInNeeded) => {
                    person.sign_in().await?;
                    *self.person.lock() = person;
                    return Err(failure);
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }
}

/// Waits until every letter is settled, and compares what was asked for, what the server says of it, and what came.
pub async fn settle_and_compare(
    base: &str,
    person: &Shared<Person>,
    asked: &Asked,
    smtp: &Smtp,
) -> Result<LetterTally> {
    smtp.is_slow(Duration::ZERO);
    smtp.forgets_what_was_laid_down();
    let began = crate::load::clock::now();
    let mut rows = outbox(person).await?;
    while began.elapsed() < SETTLING && rows.iter().filter(|row| is_test(row)).any(|row| row.due_at.is_some()) {
        tokio::time::sleep(LOOK).await;
        rows = outbox(person).await?;
    }
    let staff = person.lock().staff;
    let troubled = troubles(base, person, staff).await?;
    Ok(compare(asked, &rows, &smtp.arrived(), troubled))
}

fn is_test(row: &OutboxItem) -> bool {
    row.purpose == DeliveryPurpose::Test
}

/// The whole outbox, as the supervisor sees it.
async fn outbox(person: &Shared<Person>) -> Result<Vec<OutboxItem>> {
    let mut reader = person.lock().clone();
    let rows = reader.list("outbox").await?;
    *person.lock() = reader;
    Ok(rows)
}

/// How many letters to this person are a supervisor's trouble.
async fn troubles(base: &str, person: &Shared<Person>, staff: StaffId) -> Result<u64> {
    let mut reader = person.lock().clone();
    let ticket = reader.ticket().await?;
    let hello = StaffFrame::Hello { ticket, open: Vec::new() };
    let mut socket = staff_socket(base, address_of(0), &hello).await?;
    let shown = async {
        loop {
            if let ToStaff::Alerts { alerts } = socket::hear(&mut socket).await? {
                let mine =
                    alerts.iter().filter(|one| one.kind == AlertKind::DeliveryTroubled && one.staff == Some(staff));
                return Ok::<_, anyhow::Error>(mine.count() as u64);
            }
        }
    };
    // No alert at all may be shown by no frame.
    tokio::time::timeout(ALERTS, shown).await.unwrap_or(Ok(0))
}

/// What was asked for, what the server says of it, and what came: do they agree?
fn compare(asked: &Asked, rows: &[OutboxItem], arrived: &[Arrived], troubled: u64) -> LetterTally {
    let taken = asked.values().filter(|answer| **answer == Answer::Taken).count() as u64;
    let came = |row: &OutboxItem| arrived.iter().filter(|one| one.id.contains(&row.item.to_string())).count() as u64;
    let (mut written, mut unsettled) = (0, 0);
    let mut tally = LetterTally { letters_asked: taken, ..LetterTally::default() };
    for row in rows.iter().filter(|row| is_test(row)) {
        written += 1;
        tally.letters_repeated += came(row).saturating_sub(1);
        match row.word {
            DeliveryWord::Accepted => {
                tally.letters_accepted += 1;
                tally.letters_lost += u64::from(came(row) == 0);
            }
            DeliveryWord::Pending
            | DeliveryWord::Sending
            | DeliveryWord::Unknown
            | DeliveryWord::Failed
            | DeliveryWord::Expired
            | DeliveryWord::Suppressed
            | DeliveryWord::Cancelled => unsettled += 1,
        }
    }
    tally.letters_lost += taken.saturating_sub(written);
    let strange = |one: &&Arrived| !rows.iter().any(|row| one.id.contains(&row.item.to_string()));
    tally.letters_doubled_under_other_id =
        written.saturating_sub(asked.len() as u64) + arrived.iter().filter(strange).count() as u64;
    tally.letters_silent = u64::saturating_sub(unsettled, troubled);
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use xinqiao_domain::delivery::DeliveryChannel;
    use xinqiao_domain::{OutboxId, Timestamp};
    use xinqiao_protocol::http::outbox::{Arrival, RetryAllowed};

    fn row(number: u128, word: DeliveryWord) -> OutboxItem {
        OutboxItem {
            item: OutboxId(Uuid::from_u128(number)),
            channel: DeliveryChannel::Email,
            purpose: DeliveryPurpose::Test,
            staff: None,
            staff_name: None,
            word,
            because: None,
            attempts: 1,
            arrival: Arrival::Certain,
            created_at: Timestamp(0),
            due_at: None,
            expires_at: Timestamp(0),
            delivered_at: None,
            answer: None,
            retry: RetryAllowed::No,
        }
    }

    fn arrived(number: u128) -> Arrived {
        let id = format!("<{}@centre.example>", Uuid::from_u128(number));
        Arrived { id, to: String::new(), text: String::new(), treated: Treats::Accepts, at: Timestamp(0) }
    }

    /// Does the comparison see each way in which a post room can be dishonest?
    #[test]
    fn is_a_dishonest_post_room_seen() {
        let asked: Asked = (1..=2).map(|number| (CommandId(Uuid::from_u128(number)), Answer::Taken)).collect();
        let accepted = |number| row(number, DeliveryWord::Accepted);
        let wrong = |rows: &[OutboxItem], came: &[u128], troubled| {
            let came: Vec<_> = came.iter().copied().map(arrived).collect();
            let found = compare(&asked, rows, &came, troubled);
            (found.letters_lost, found.letters_doubled_under_other_id, found.letters_silent)
        };
        let both = [accepted(1), accepted(2)];
        let failed = [accepted(1), row(2, DeliveryWord::Failed)];
        assert_eq!(wrong(&both, &[1, 2], 0), (0, 0, 0));
        assert_eq!(wrong(&both, &[1, 2, 2], 0), (0, 0, 0), "a repeat under its own id is honest");
        assert_eq!(wrong(&both, &[1], 0), (1, 0, 0), "called accepted, and never came");
        assert_eq!(wrong(&both[..1], &[1], 0), (1, 0, 0), "taken, and not written down");
        assert_eq!(wrong(&both, &[1, 2, 3], 0), (0, 1, 0), "came under another id");
        assert_eq!(wrong(&[accepted(1), accepted(2), accepted(3)], &[1, 2, 3], 0), (0, 1, 0), "written down twice");
        assert_eq!(wrong(&failed, &[1], 1), (0, 0, 0), "somebody knows");
        assert_eq!(wrong(&failed, &[1], 0), (0, 0, 1), "nobody knows");
    }
}
