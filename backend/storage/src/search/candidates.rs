//! Which sessions are looked at, in what order, and whether they fit.

use super::Wanted;
use crate::places::Place;
use crate::sessions::id;
use crate::statements::Statement;
use crate::{CENTRE, Error};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::facet::Facet;
use xinqiao_domain::{SessionId, Timestamp};

/// A facet whose so many newest sessions reach further back is the rarer one. So few are found in a moment, whatever the
/// number of sessions.
const PROBE: i64 = 64;

/// A session that was looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub place: Place<SessionId>,
    fits: i64,
}

impl Candidate {
    /// Whether every kind of facet that was asked for is there.
    pub fn fits(self) -> bool {
        self.fits > 0
    }
}

/// The kind to drive from, if any was asked for, and the others.
pub(super) async fn rarest_first<'w>(
    connection: &mut AnyConnection,
    wanted: &'w Wanted,
) -> Result<(Option<&'w [Facet]>, Vec<&'w [Facet]>), Error> {
    let mut kinds: Vec<&[Facet]> = wanted.kinds.iter().map(Vec::as_slice).collect();
    if kinds.len() > 1 {
        let reached = probe(connection, wanted).await?;
        let rarest = (0..kinds.len()).min_by_key(|kind| reached.get(*kind).copied().flatten());
        let rarest = kinds.remove(rarest.unwrap_or_default());
        return Ok((Some(rarest), kinds));
    }
    Ok((kinds.pop(), kinds))
}

/// For each kind, how far back the newest of its values reach; none where there are fewer.
async fn probe(connection: &mut AnyConnection, wanted: &Wanted) -> Result<Vec<Option<Timestamp>>, Error> {
    let mut query = Statement::new("SELECT kind, CAST(MAX(opened_at) AS BIGINT) AS reached FROM (");
    let mut joint = "SELECT kind, opened_at FROM (SELECT CAST(";
    for (kind, values) in (0_i64..).zip(&wanted.kinds) {
        for facet in values {
            query.push(joint).push_bind(kind).push(" AS BIGINT) AS kind, opened_at FROM session_facet");
            within(&mut query, wanted, wanted.after, Some(*facet));
            query
                .push(" ORDER BY opened_at DESC, session DESC LIMIT 1 OFFSET ")
                .push_bind(PROBE - 1)
                .push(") AS value");
            joint = " UNION ALL SELECT kind, opened_at FROM (SELECT CAST(";
        }
    }
    query.push(") AS probed GROUP BY kind");
    let mut reached = vec![None; wanted.kinds.len()];
    for row in query.build().fetch_all(connection).await? {
        let kind: i64 = row.try_get("kind")?;
        if let Some(one) = usize::try_from(kind).ok().and_then(|kind| reached.get_mut(kind)) {
            *one = Some(Timestamp(row.try_get("reached")?));
        }
    }
    Ok(reached)
}

/// The next sessions to look at, the newest first.
pub(super) async fn some(
    connection: &mut AnyConnection,
    wanted: &Wanted,
    after: Option<Place<SessionId>>,
    (driving, others): (Option<&[Facet]>, &[&[Facet]]),
    limit: usize,
) -> Result<Vec<Candidate>, Error> {
    let rows = statement(wanted, after, (driving, others), limit).build().fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let place = Place { at: Timestamp(row.try_get("opened_at")?), id: id(row, "session")? };
            Ok(Candidate { place, fits: row.try_get("fits")? })
        })
        .collect()
}

/// The statement that asks for them.
pub(super) fn statement(
    wanted: &Wanted,
    after: Option<Place<SessionId>>,
    (driving, others): (Option<&[Facet]>, &[&[Facet]]),
    limit: usize,
) -> Statement {
    let mut query =
        Statement::new("SELECT looked.opened_at AS opened_at, looked.session AS session, CAST(CASE WHEN 1 = 1");
    for kind in others {
        query.push(" AND EXISTS (SELECT 1 FROM session_facet AS other WHERE other.centre = ").push_bind(CENTRE);
        query.push(" AND other.facet IN (");
        let mut joint = "";
        for facet in *kind {
            query.push(joint).push_bind(facet.to_string());
            joint = ", ";
        }
        query.push(") AND other.opened_at = looked.opened_at AND other.session = looked.session)");
    }
    query.push(" THEN 1 ELSE 0 END AS BIGINT) AS fits FROM (");
    match driving {
        None => newest(&mut query, wanted, after, None, limit),
        Some([facet]) => newest(&mut query, wanted, after, Some(*facet), limit),
        Some(several) => {
            let mut joint = "SELECT opened_at, session FROM (";
            for facet in several {
                query.push(joint);
                newest(&mut query, wanted, after, Some(*facet), limit);
                query.push(") AS value");
                // A session with several of them is looked at once.
                joint = " UNION SELECT opened_at, session FROM (";
            }
            query.push(" ORDER BY opened_at DESC, session DESC LIMIT ").push_bind(limit as i64);
        }
    }
    query.push(") AS looked ORDER BY looked.opened_at DESC, looked.session DESC");
    query
}

fn newest(query: &mut Statement, wanted: &Wanted, after: Option<Place<SessionId>>, facet: Option<Facet>, limit: usize) {
    query.push("SELECT opened_at, session FROM ").push(if facet.is_some() { "session_facet" } else { "session_fact" });
    within(query, wanted, after, facet);
    query.push(" ORDER BY opened_at DESC, session DESC LIMIT ").push_bind(limit as i64);
}

/// Of this facet, in these days, and after the page before.
fn within(query: &mut Statement, wanted: &Wanted, after: Option<Place<SessionId>>, facet: Option<Facet>) {
    query.push(" WHERE centre = ").push_bind(CENTRE);
    if let Some(facet) = facet {
        query.push(" AND facet = ").push_bind(facet.to_string());
    }
    query.push(" AND opened_at >= ").push_bind(wanted.since.0);
    let (before, session) = match after.filter(|place| place.at < wanted.until) {
        Some(place) => (place.at, place.id.to_string()),
        // No id is less than nothing: all of that instant are left out.
        None => (wanted.until, String::new()),
    };
    query.push(" AND (opened_at, session) < (").push_bind(before.0).push(", ").push_bind(session).push(")");
}
