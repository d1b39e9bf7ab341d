//! Incidents as they are shown, with names.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use xinqiao_domain::incident::{IncidentState, Punctuality};
use xinqiao_domain::{IncidentId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::incidents::{Incident, IncidentProgress, ReportPunctuality};
use xinqiao_storage::incidents::Listed;

/// One incident, after somebody has changed it.
pub(super) async fn one(app: &AppState, incident: IncidentId) -> Result<Incident, ProblemAnswer> {
    let listed = app.desk.store().one_incident(incident).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let people = app.shared.people(app).await?;
    Ok(incident_of(listed, &people, app.clock.now()))
}

/// An incident with names, its clock read at `now`.
pub(super) fn incident_of(listed: Listed, people: &People, now: Timestamp) -> Incident {
    let Listed { incident, review, alias, operator, account } = listed;
    let punctuality = incident.punctuality(now);
    let (progress, report) = match (incident.state, punctuality) {
        (IncidentState::Open { .. }, Punctuality::InTime) => (IncidentProgress::Open, Permit::Yes),
        (IncidentState::Open { .. }, Punctuality::Late) => (IncidentProgress::Overdue, Permit::Yes),
        (IncidentState::Reported { by, at }, punctuality) => {
            let punctuality = match punctuality {
                Punctuality::InTime => ReportPunctuality::InTime,
                Punctuality::Late => ReportPunctuality::Late,
            };
            let (by_name, account) = (people.name(by), account.unwrap_or_default());
            let progress = IncidentProgress::Reported { by, by_name, at, punctuality, account };
            (progress, Permit::No { code: Code::AlreadyDone })
        }
    };
    Incident {
        incident: incident.id,
        session: incident.session,
        alias,
        review,
        kind: incident.kind,
        operator,
        operator_name: operator.map(|staff| people.name(staff)),
        opened_by: incident.opened_by,
        opened_by_name: people.name(incident.opened_by),
        opened_at: incident.opened_at,
        due_at: incident.due_at,
        progress,
        report,
    }
}
