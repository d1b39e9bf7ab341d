//! Is a referral's closed loop right: who writes what, what follows what, what becomes of reports.

mod course;
mod ladder;
mod reports;
mod steps;

use super::*;
use crate::time::Millis;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_000_000_000);

fn institution(n: u128) -> InstitutionId {
    InstitutionId(Uuid::from_u128(n))
}

fn draft() -> Referral {
    let id = ReferralId(Uuid::from_u128(1));
    let (case, session) = (SuspectedCaseId(Uuid::from_u128(2)), None);
    let (from, to, priority) = (institution(3), institution(4), ReferralPriority::Urgent);
    Referral::draft(Draft { id, case, session, from, to, priority, based_on: None }).unwrap()
}

fn sent() -> Referral {
    draft().send(&rules(), NOW).unwrap()
}

fn rules() -> ReferralRules {
    ReferralRules::default()
}

/// Something to say of each state.
fn says(word: ReferralWord) -> Said {
    match word {
        ReferralWord::Draft => Said::Draft,
        ReferralWord::Sent => Said::Sent,
        ReferralWord::Received => Said::Received,
        ReferralWord::Accepted => Said::Accepted,
        ReferralWord::Scheduled => Said::Scheduled { visit_at: NOW + Millis::days(2) },
        ReferralWord::Attended => Said::Attended,
        ReferralWord::NoShow => Said::NoShow,
        ReferralWord::Completed => Said::Completed { outcome: Some(OutcomeWord::Admitted) },
        ReferralWord::Declined => Said::Declined { because: ReferralDecline::NoBed },
        ReferralWord::Cancelled => Said::Cancelled,
        ReferralWord::Failed => Said::Failed { because: FailureReason::NotFound },
    }
}

/// A referral in each of its states.
fn in_state(word: ReferralWord) -> Referral {
    let path: &[ReferralWord] = match word {
        ReferralWord::Draft => return draft(),
        ReferralWord::Sent => &[],
        ReferralWord::Received => &[ReferralWord::Received],
        ReferralWord::Accepted => &[ReferralWord::Accepted],
        ReferralWord::Scheduled => &[ReferralWord::Scheduled],
        ReferralWord::Attended => &[ReferralWord::Attended],
        ReferralWord::NoShow => &[ReferralWord::Scheduled, ReferralWord::NoShow],
        ReferralWord::Completed => &[ReferralWord::Attended, ReferralWord::Completed],
        ReferralWord::Declined => &[ReferralWord::Declined],
        ReferralWord::Failed => &[ReferralWord::Failed],
        ReferralWord::Cancelled => {
            let asked = sent().ask_to_cancel(CancelReason::SentInError, &rules(), NOW).unwrap();
            return asked.hear(Said::Cancelled, &rules(), NOW).unwrap();
        }
    };
    path.iter().fold(sent(), |referral, word| referral.hear(says(*word), &rules(), NOW).unwrap())
}
