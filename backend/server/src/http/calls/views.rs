//! Calls as they are shown: to whom, what they may do with each, and how much of the number.

use crate::assembly::AppState;
use crate::http::{ProblemAnswer, Staff};
use crate::show::People;
use std::sync::Arc;
use xinqiao_domain::authority::Right;
use xinqiao_domain::call_work::{CallRules, CallStage, CallWork};
use xinqiao_domain::{Refusal, StaffId, Timestamp};
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::calls::{Call, CallAbout, CallAction, CallAllowed, CallAttempt, CallNumber, CallState};
use xinqiao_storage::call_work::{Attempt, Listed, Subject};
use xinqiao_storage::records::masked;

/// Whoever reads, with what a view needs.
pub struct Viewer {
    staff: StaffId,
    rights: Vec<Right>,
    people: Arc<People>,
    rules: CallRules,
    now: Timestamp,
}

impl Viewer {
    /// This reader, now.
    pub async fn of(app: &AppState, staff: &Staff) -> Result<Self, ProblemAnswer> {
        let settings = app.shared.settings(app).await?;
        let rules = settings.as_ref().as_ref().map(|settings| settings.calls).unwrap_or_default();
        Ok(Self {
            staff: staff.id,
            rights: staff.rights.clone(),
            people: app.shared.people(app).await?,
            rules,
            now: app.clock.now(),
        })
    }

    /// A call with its number masked.
    pub fn call(&self, listed: Listed) -> Call {
        let Listed { id, call, subject, language, phone, note: _ } = listed;
        Call {
            call: id,
            about: match subject {
                Subject::FollowUp { session, alias, tier, ended_at } => {
                    CallAbout::FollowUp { session, alias, tier, ended_at }
                }
                Subject::Callback { callback, name, note, requested_at } => {
                    CallAbout::Callback { callback, name, note, requested_at }
                }
            },
            language,
            number: phone.map_or(CallNumber::Unknown, |phone| CallNumber::Masked { number: masked(&phone) }),
            due_at: call.due_at,
            try_at: call.try_at,
            timing: call.timing(self.now, &self.rules),
            not_reached: call.not_reached,
            state: self.state(call.stage),
            actions: actions(&call, self.staff, &self.rights, self.now),
        }
    }

    fn state(&self, stage: CallStage) -> CallState {
        let name = |staff| self.people.name(staff);
        match stage {
            CallStage::Open => CallState::Open,
            CallStage::Assigned { to, at } => CallState::Assigned { to, to_name: name(to), at },
            CallStage::InTalk { by, session, at } => CallState::InTalk { by, by_name: name(by), session, at },
            CallStage::Settled { by, at, end } => CallState::Settled { by, by_name: name(by), at, end },
        }
    }

    /// A try.
    pub fn attempt(&self, attempt: Attempt) -> CallAttempt {
        let Attempt { at, by, outcome, note } = attempt;
        CallAttempt { at, by, by_name: self.people.name(by), outcome, note }
    }
}

/// What somebody may do with a call: asked of the rules themselves.
fn actions(call: &CallWork, reader: StaffId, rights: &[Right], now: Timestamp) -> Vec<CallAllowed> {
    let permit = |refusal: Option<Refusal>| match refusal {
        None => Permit::Yes,
        Some(refusal) => Permit::No { code: refusal.into() },
    };
    let mine = permit(call.check_held(reader).err());
    let mut actions = vec![CallAllowed { name: CallAction::Take, allowed: permit(call.take(reader, now).err()) }];
    if rights.contains(&Right::SuperviseSessions) {
        actions.push(CallAllowed { name: CallAction::Assign, allowed: permit(call.assign(reader, now).err()) });
    }
    let of_the_holder = [CallAction::Release, CallAction::Attempt, CallAction::Settle, CallAction::OpenSession];
    actions.extend(of_the_holder.map(|name| CallAllowed { name, allowed: mine }));
    actions
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use xinqiao_domain::call_work::CallSource;
    use xinqiao_domain::desk_words::CallOutcome;
    use xinqiao_protocol::Code;

    #[test]
    fn who_may_do_what_with_a_call_as_the_console_shows_it() {
        let (me, other, at) = (StaffId(Uuid::from_u128(1)), StaffId(Uuid::from_u128(2)), Timestamp(1));
        let call = CallWork::planned(CallSource::Callback, at);
        let held = call.take(me, at).unwrap();
        let settled = held.attempt(me, CallOutcome::Reached, at, &CallRules::default()).unwrap();
        let no = |code| Permit::No { code };
        let table = [
            (call, me, Permit::Yes, no(Code::CallNotYours)),
            (held, me, no(Code::CallTaken), Permit::Yes),
            (held, other, no(Code::CallTaken), no(Code::CallNotYours)),
            (settled, me, no(Code::CallSettled), no(Code::CallSettled)),
        ];
        for (at_row, (call, reader, take, work)) in table.into_iter().enumerate() {
            let shown = actions(&call, reader, &[Right::WorkCallbacks], at);
            let names: Vec<_> = shown.iter().map(|one| one.name).collect();
            assert!(!names.contains(&CallAction::Assign), "only a supervisor gives calls to others");
            assert_eq!(shown[0], CallAllowed { name: CallAction::Take, allowed: take }, "case {at_row}");
            assert!(shown[1..].iter().all(|one| one.allowed == work), "case {at_row}: {shown:?}");
        }
        let supervisor = actions(&held, other, &[Right::WorkCallbacks, Right::SuperviseSessions], at);
        assert_eq!(supervisor[1], CallAllowed { name: CallAction::Assign, allowed: Permit::Yes });
    }
}
