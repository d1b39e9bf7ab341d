//! `GET /api/v1/cases/{id}/timeline`.

use super::seeing::box_of;
use super::views::Names;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use crate::show::People;
use axum::extract::State;
use xinqiao_domain::authority::Right;
use xinqiao_domain::event::{CaseFact, DispatchEvent, FloorEvent};
use xinqiao_domain::referral::{CaseCourse, ReferralWord, Stretch};
use xinqiao_domain::{Actor, Event, InstitutionId, ReferralId, SuspectedCaseId};
use xinqiao_protocol::http::referrals::{CaseOwner, CaseTimeline, CaseTimelineEntry};
use xinqiao_protocol::limits::TIMELINE_ENTRIES;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::Entry;

/// One person from the first message to acceptance and beyond: what happened in the session, the dispatch and the case, and
/// who answered for them at each instant. Told from the journal alone: ids, codes and names of colleagues, no words. For
/// whoever opened the case, its sender's institution, and supervisors.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}/timeline",
    tag = "referrals",
    params(("id" = SuspectedCaseId, Path)),
    responses(
        (status = OK, body = CaseTimeline),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn case_timeline(
    State(app): State<AppState>,
    by: Staff,
    Path(case): Path<SuspectedCaseId>,
) -> Result<Json<CaseTimeline>, ProblemAnswer> {
    let store = app.desk.store();
    let case = store.one_case(case).await?.ok_or(Code::NotFound)?;
    let own = box_of(&app, &by).await?;
    if case.opened_by != by.id && own != Some(case.sender) && !by.has(Right::ChaseReferrals) {
        return Err(Code::NotFound.into());
    }
    let entries = store.course_of_case(&case, TIMELINE_ENTRIES).await?;
    let (names, people) = (Names::of(&app).await?, app.shared.people(&app).await?);
    let owners = CaseCourse::of(entries.iter().map(|entry| (entry.at, &entry.event)));
    Ok(Json(CaseTimeline {
        case: case.id,
        session: case.session,
        dispatch: case.dispatch,
        entries: entries.iter().filter(|entry| is_shown(&entry.event)).map(|one| shown(one, &names, &people)).collect(),
        owners: owners.into_iter().map(|stretch| owner(stretch, &names, &people)).collect(),
    }))
}

/// Whether an entry says how it went on. What was read, paged or typed on the way is told elsewhere.
fn is_shown(event: &Event) -> bool {
    if let Event::Case(event) = event {
        return !matches!(event.fact, CaseFact::CaseRead {} | CaseFact::ReferralRead { .. });
    }
    if let Event::Dispatch(event) = event {
        return matches!(
            event,
            DispatchEvent::DispatchRequested { .. }
                | DispatchEvent::DispatchTaken { .. }
                | DispatchEvent::LeadNamed { .. }
                | DispatchEvent::StageReached { .. }
                | DispatchEvent::ReceiverAccepted { .. }
                | DispatchEvent::DispatchEnded { .. }
        );
    }
    matches!(
        event,
        Event::SessionOpened { .. }
            | Event::Accepted { .. }
            | Event::Transferred { .. }
            | Event::Released { .. }
            | Event::TierChanged { .. }
            | Event::Ended { .. }
            | Event::Closed { .. }
            | Event::Floor(FloorEvent::TakenOver { .. })
    )
}

fn shown(entry: &Entry, names: &Names, people: &People) -> CaseTimelineEntry {
    let staff = match entry.actor {
        Actor::Staff(staff) => Some(staff),
        Actor::Hotline | Actor::Caller(_) => None,
    };
    let About { referral, institution, word } = About::of(&entry.event);
    CaseTimelineEntry {
        seq: entry.seq,
        at: entry.at,
        kind: kind(&entry.event),
        staff,
        staff_name: staff.map(|staff| people.name(staff)),
        referral,
        institution,
        institution_name: institution.map(|institution| names.name(institution)),
        word,
    }
}

/// As the journal names it.
fn kind(event: &Event) -> String {
    let told = serde_json::to_value(event).unwrap_or_default();
    told.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned()
}

/// What an entry of a case speaks of.
#[derive(Default)]
struct About {
    referral: Option<ReferralId>,
    institution: Option<InstitutionId>,
    word: Option<ReferralWord>,
}

impl About {
    fn of(event: &Event) -> Self {
        let Event::Case(event) = event else { return Self::default() };
        let at = |institution: InstitutionId, referral: ReferralId| Self {
            referral: Some(referral),
            institution: Some(institution),
            word: None,
        };
        match &event.fact {
            CaseFact::ReferralMoved { referral, institution, word, .. }
            | CaseFact::ReferralNotMoved { referral, institution, word, .. } => {
                Self { word: Some(*word), ..at(*institution, *referral) }
            }
            CaseFact::ReferralSent { referral, to, .. } => at(*to, *referral),
            CaseFact::CaseAccepted { institution, referral }
            | CaseFact::CaseDeclined { institution, referral }
            | CaseFact::ReferralCancelAsked { institution, referral, .. }
            | CaseFact::ReferralRanLate { institution, referral, .. }
            | CaseFact::ReferralLinkSent { institution, referral, .. }
            | CaseFact::ReferralLinkOpened { institution, referral, .. }
            | CaseFact::AdmissionProposed { institution, referral, .. }
            | CaseFact::AdmissionSigned { institution, referral, .. }
            | CaseFact::PersonAdmitted { institution, referral, .. } => at(*institution, *referral),
            CaseFact::ReferralLadderUsedUp { referral } | CaseFact::ReferralRead { referral } => {
                Self { referral: Some(*referral), ..Self::default() }
            }
            CaseFact::CaseOpened { sender: institution, .. }
            | CaseFact::CaseDiagnosed { institution }
            | CaseFact::CaseNotConfirmed { institution }
            | CaseFact::CaseReported { institution } => Self { institution: Some(*institution), ..Self::default() },
            CaseFact::CaseRead {} | CaseFact::CaseReviewed { .. } | CaseFact::CaseRegistered { .. } => Self::default(),
        }
    }
}

fn owner(stretch: Stretch, names: &Names, people: &People) -> CaseOwner {
    let Stretch { owner, from, until } = stretch;
    CaseOwner {
        from_at: from,
        until_at: until,
        owner: owner.word(),
        staff: owner.staff(),
        staff_name: owner.staff().map(|staff| people.name(staff)),
        institution: owner.institution(),
        institution_name: owner.institution().map(|institution| names.name(institution)),
    }
}
