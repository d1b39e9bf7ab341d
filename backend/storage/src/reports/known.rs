//! What the report form is filled in from: counts of what is known of the calls that reached the line, the people who
//! answer, and what the trainers confirmed.

use crate::entries::{count, day};
use crate::sessions::{code, id, instant, maybe_code};
use crate::statements::Statement;
use crate::{CENTRE, Error};
use sqlx::{AnyConnection, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use xinqiao_domain::Timestamp;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::facet::Facet;
use xinqiao_domain::ledger::AttendanceResult;
use xinqiao_domain::report::{Attended, Days, Employed, Known, ReportItem};
use xinqiao_domain::session::Direction;

/// Everybody who answers, whether their account is still open or not.
const STAFF: &str = "SELECT staff.created_at, staff.disabled_at, employment.employed_from, employment.profession, \
     employment.contract FROM staff LEFT JOIN employment ON employment.staff = staff.id \
     WHERE staff.centre = $1 AND EXISTS \
     (SELECT 1 FROM staff_role WHERE staff_role.staff = staff.id AND role IN ('operator', 'supervisor'))";

/// What stands of attendances at trainings that stand.
const ATTENDED: &str = "SELECT course.title, attendance.staff, attendance.result FROM training \
     JOIN course ON course.id = training.course \
     JOIN attendance ON attendance.training = training.root AND attendance.superseded_at IS NULL \
     WHERE training.centre = $1 AND training.superseded_at IS NULL AND training.withdrawn_at IS NULL \
     AND training.on_day >= $2 AND training.on_day <= $3 ORDER BY course.title, attendance.id";

/// Reads it for these days of the centre.
pub(super) async fn read(connection: &mut AnyConnection, days: Days, zone: &Zone) -> Result<Known, Error> {
    let time = days.time(zone);
    Ok(Known {
        incoming: incoming(connection, time).await?,
        staff: staff(connection, days, zone).await?,
        attended: attended(connection, days).await?,
    })
}

/// How many of the calls that reached the line show each facet of the form: each is found by its place in the key.
async fn incoming(connection: &mut AnyConnection, time: Range<Timestamp>) -> Result<BTreeMap<Facet, u32>, Error> {
    let asked: BTreeSet<Facet> = ReportItem::all().into_iter().flat_map(ReportItem::facets).collect();
    let mut query = Statement::new("SELECT found.facet, COUNT(*) AS calls FROM session_facet AS found");
    query.push(" JOIN session_facet AS way ON way.centre = found.centre AND way.opened_at = found.opened_at");
    query.push(" AND way.session = found.session AND way.facet = ");
    query.push_bind(Facet::Direction(Direction::Incoming).to_string());
    query.push(" WHERE found.centre = ").push_bind(CENTRE).push(" AND found.facet IN (");
    for (at, facet) in asked.iter().enumerate() {
        query.push(if at == 0 { "" } else { ", " }).push_bind(facet.to_string());
    }
    query.push(") AND found.opened_at >= ").push_bind(time.start.0);
    query.push(" AND found.opened_at < ").push_bind(time.end.0).push(" GROUP BY found.facet");
    let rows = query.build().fetch_all(connection).await?;
    rows.iter().map(|row| Ok((id(row, "facet")?, count(row, "calls")?))).collect()
}

/// Who was employed on the last day.
async fn staff(connection: &mut AnyConnection, days: Days, zone: &Zone) -> Result<Vec<Employed>, Error> {
    let rows = sqlx::query(STAFF).bind(CENTRE).fetch_all(connection).await?;
    let mut employed = Vec::new();
    for row in &rows {
        let from = match row.try_get::<Option<&str>, _>("employed_from")? {
            Some(_) => day(row, "employed_from")?,
            None => zone.day_of(Timestamp(row.try_get("created_at")?)),
        };
        let left = instant(row, "disabled_at")?.map(|at| zone.day_of(at));
        if from <= days.last && left.is_none_or(|day| day > days.last) {
            employed.push(Employed {
                profession: maybe_code(row, "profession", Profession::from_code)?.unwrap_or(Profession::Other),
                contract: maybe_code(row, "contract", Contract::from_code)?.unwrap_or(Contract::FullTime),
            });
        }
    }
    Ok(employed)
}

async fn attended(connection: &mut AnyConnection, days: Days) -> Result<Vec<Attended>, Error> {
    let rows = sqlx::query(ATTENDED)
        .bind(CENTRE)
        .bind(days.first.to_string())
        .bind(days.last.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Attended {
                title: row.try_get("title")?,
                staff: id(row, "staff")?,
                result: code(row, "result", AttendanceResult::from_code)?,
            })
        })
        .collect()
}
