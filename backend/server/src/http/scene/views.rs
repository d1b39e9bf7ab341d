//! The scene as it is shown, with names. To the team itself duress reads as safe.

use crate::desk::scene::Footing;
use crate::show::People;
use xinqiao_domain::dispatch::{Acceptance, CheckIn, CheckInAnswer, Checks, Dispatch, RecordState, ServiceState};
use xinqiao_protocol::http::scene::{
    Scene, SceneAcceptance, SceneCheckIn, SceneCheckInSaid, SceneCheckMade, SceneChecks, SceneEscort, SceneNextCheck,
    SceneRecord, SceneRecordVersion, SceneService, SceneTalk,
};
use xinqiao_storage::scene::{CheckInSaid, CheckMade, EscortWritten, OpenScene, RecordWritten, ServiceKnown};

/// All of it.
pub(super) fn scene_of(dispatch: &Dispatch, open: OpenScene, footing: Footing, people: &People) -> Scene {
    let OpenScene { measures, receiver, last_check_in, services, escort, record, checks } = open;
    let last = last_check_in.map(|one| said_of(one, footing, people));
    Scene {
        dispatch: dispatch.id,
        stage: dispatch.stage.word(),
        session: dispatch.session,
        check_in: match dispatch.check_in {
            CheckIn::Off => SceneCheckIn::Off,
            CheckIn::Due { at } => SceneCheckIn::Due { at, last },
            CheckIn::Missed { due, since } => SceneCheckIn::Missed { due, since, last },
        },
        services: services.into_iter().map(|one| service_of(one, people)).collect(),
        measures,
        talk: SceneTalk { by_lead_at: dispatch.talk.by_lead, by_operator_at: dispatch.talk.by_operator },
        escort: escort.map(|EscortWritten { form, by, at }| SceneEscort { form, by, by_name: people.name(by), at }),
        acceptance: match dispatch.acceptance {
            Acceptance::NotAsked => SceneAcceptance::NotAsked,
            Acceptance::Due { at } => SceneAcceptance::Due { at },
            Acceptance::Late { due, .. } => SceneAcceptance::Late { due },
            Acceptance::Accepted { at } => SceneAcceptance::Accepted { at, accepted_by: receiver.accepted_by },
        },
        receiver: receiver.to,
        record: record_of(dispatch.record, record, people),
        checks: SceneChecks {
            next: match dispatch.checks {
                Checks::NotBegun => SceneNextCheck::NotBegun,
                Checks::Due { number, at, stable } => SceneNextCheck::Due { number, at, stable },
                Checks::Late { number, due, stable, .. } => SceneNextCheck::Late { number, due, stable },
                Checks::Over => SceneNextCheck::Over,
            },
            made: checks.into_iter().map(|one| check_of(one, people)).collect(),
        },
        outstanding: dispatch.outstanding(),
    }
}

/// Who stands beside the phone must not read that it was duress.
fn said_of(said: CheckInSaid, footing: Footing, people: &People) -> SceneCheckInSaid {
    let answer = match (said.answer, footing) {
        (CheckInAnswer::Duress, Footing::TakesPart) => CheckInAnswer::Safe,
        (answer, Footing::TakesPart | Footing::Supervisor) => answer,
    };
    SceneCheckInSaid { answer, at: said.at, by: said.by, by_name: people.name(said.by) }
}

fn service_of(known: ServiceKnown, people: &People) -> SceneService {
    let (asked_at, answered_at, arrived_at) = match known.state {
        ServiceState::Asked { at } => (at, None, None),
        ServiceState::Answered { asked, at } => (asked, Some(at), None),
        ServiceState::Arrived { asked, answered, at } => (asked, answered, Some(at)),
    };
    SceneService {
        service: known.service,
        asked_at,
        asked_by: known.asked_by,
        asked_by_name: people.name(known.asked_by),
        answered_at,
        answered_by: known.answered_by,
        arrived_at,
    }
}

fn record_of(state: RecordState, newest: Option<RecordWritten>, people: &People) -> SceneRecord {
    match (state, newest) {
        (RecordState::Written { due, at: first_at }, Some(RecordWritten { version, form, by, at })) => {
            let written = Box::new(SceneRecordVersion { version, form, by, by_name: people.name(by), at });
            SceneRecord::Written { due, first_at, written }
        }
        (RecordState::Due { at } | RecordState::Written { due: at, .. }, _) => SceneRecord::Due { at },
        (RecordState::Late { due, .. }, _) => SceneRecord::Late { due },
        (RecordState::NotDue, _) => SceneRecord::NotDue,
    }
}

fn check_of(made: CheckMade, people: &People) -> SceneCheckMade {
    let CheckMade { number, due_at, done_at, by, finding, note } = made;
    SceneCheckMade { number, due_at, done_at, by, by_name: people.name(by), finding, note }
}
