//! Reports of far ends: twice, late, in any order, false.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What keeps the reports of one source: as the store does, by version, each once.
#[derive(Debug, Clone)]
struct Far {
    referral: Referral,
    mark: Mark,
    heard: BTreeSet<i64>,
}

impl Far {
    fn new(referral: Referral) -> Self {
        Self { referral, mark: Mark::Nothing, heard: BTreeSet::new() }
    }

    fn hears(&mut self, (version, said): (i64, Said)) -> VerdictWord {
        if !self.heard.insert(version) {
            return VerdictWord::Known;
        }
        match self.referral.clone().judge((said, version), self.mark, &rules(), NOW) {
            Verdict::Applied(next) => {
                (self.referral, self.mark) = (next, Mark::Upto(version));
                VerdictWord::Applied
            }
            Verdict::Known => {
                self.mark = Mark::Upto(version);
                VerdictWord::Known
            }
            Verdict::Older => VerdictWord::Older,
            Verdict::Impossible(_) => VerdictWord::Impossible,
        }
    }

    fn after(referral: &Referral, stream: &[(i64, Said)]) -> Stage {
        let mut far = Self::new(referral.clone());
        for report in stream {
            far.hears(*report);
        }
        far.referral.stage
    }
}

fn anything() -> impl Strategy<Value = Said> {
    prop_oneof![
        Just(Said::Received),
        Just(Said::Accepted),
        (1_i64..9).prop_map(|day| Said::Scheduled { visit_at: NOW + Millis::days(day) }),
        Just(Said::Attended),
        Just(Said::NoShow),
        Just(Said::Completed { outcome: None }),
        Just(Said::Completed { outcome: Some(OutcomeWord::Admitted) }),
        Just(Said::Declined { because: ReferralDecline::NoBed }),
        Just(Said::Cancelled),
        Just(Said::Failed { because: FailureReason::Died }),
    ]
}

/// A referral that was sent, or sent and asked back.
fn begun() -> impl Strategy<Value = Referral> {
    prop_oneof![Just(sent()), Just(sent().ask_to_cancel(CancelReason::NoLongerNeeded, &rules(), NOW).unwrap()),]
}

/// What a far end says that keeps to the rules: numbered from 1 on, each step one that may follow.
fn honest() -> impl Strategy<Value = (Referral, Vec<(i64, Said)>)> {
    (begun(), prop::collection::vec(anything(), 1..12)).prop_map(|(begun, wishes)| {
        let (mut referral, mut stream) = (begun.clone(), Vec::new());
        for said in wishes {
            if let Ok(next) = referral.clone().hear(said, &rules(), NOW) {
                referral = next;
                stream.push((i64::try_from(stream.len()).unwrap() + 1, said));
            }
        }
        (begun, stream)
    })
}

/// Reports with their numbers.
type Stream = Vec<(i64, Said)>;

/// The same reports, some of them repeated, in any order.
fn shuffled() -> impl Strategy<Value = (Referral, Stream, Stream)> {
    honest().prop_flat_map(|(begun, stream)| {
        let repeats = prop::collection::vec(0..stream.len().max(1), 0..6);
        let doubled = (Just(stream.clone()), repeats).prop_map(|(stream, repeats)| {
            let again: Vec<_> = repeats.iter().filter_map(|at| stream.get(*at).copied()).collect();
            [stream, again].concat()
        });
        (Just(begun), Just(stream), doubled.prop_shuffle())
    })
}

proptest! {
    #[test]
    fn does_a_replayed_and_reordered_stream_end_in_the_same_state((begun, stream, shuffled) in shuffled()) {
        prop_assert_eq!(Far::after(&begun, &stream), Far::after(&begun, &shuffled));
    }

    #[test]
    fn do_reports_that_are_not_the_receivers_change_nothing(
        (begun, stream, shuffled) in shuffled(),
        lies in prop::collection::vec((0_usize..20, 100_i64..200, prop_oneof![Just(Said::Draft), Just(Said::Sent)]), 1..8),
    ) {
        let mut told = shuffled;
        // What echoes where it stands says nothing new, and is no lie.
        let lies = lies.into_iter().filter(|(_, _, said)| said.word() != ReferralWord::Sent);
        for (at, version, said) in lies {
            told.insert(at.min(told.len()), (version, said));
        }
        prop_assert_eq!(Far::after(&begun, &stream), Far::after(&begun, &told));
    }

    #[test]
    fn does_any_stream_whatsoever_go_only_over_allowed_steps_and_say_nothing_new_when_told_again(
        begun in begun(),
        stream in prop::collection::vec((0_i64..10, anything()), 0..20),
    ) {
        let mut far = Far::new(begun);
        for report in &stream {
            let before = far.referral.stage;
            let verdict = far.hears(*report);
            let (was, is) = (before.word(), far.referral.stage.word());
            let told_outcome = was == ReferralWord::Completed && is == ReferralWord::Completed;
            let moved = before != far.referral.stage;
            prop_assert_eq!(moved, verdict == VerdictWord::Applied);
            prop_assert!(!moved || was.leads_to(is) || told_outcome, "{:?} -> {:?}", was, is);
        }
        let ended = far.clone();
        for report in &stream {
            far.hears(*report);
        }
        prop_assert_eq!(ended.referral, far.referral);
    }
}

#[test]
fn what_becomes_of_a_far_end_that_goes_backwards_or_lies() {
    let mut far = Far::new(sent());
    let told = [
        ((5, Said::Accepted), VerdictWord::Applied),
        ((5, Said::Declined { because: ReferralDecline::NoBed }), VerdictWord::Known),
        ((4, Said::Received), VerdictWord::Older),
        ((6, Said::Draft), VerdictWord::Impossible),
        ((7, Said::Received), VerdictWord::Impossible),
        ((8, Said::Accepted), VerdictWord::Known),
        ((9, Said::Completed { outcome: None }), VerdictWord::Applied),
        ((10, Said::Attended), VerdictWord::Impossible),
        ((11, Said::Completed { outcome: Some(OutcomeWord::Observed) }), VerdictWord::Applied),
        ((12, Said::Completed { outcome: Some(OutcomeWord::Died) }), VerdictWord::Impossible),
    ];
    for (report, verdict) in told {
        assert_eq!(far.hears(report), verdict, "{report:?}");
    }
    assert_eq!(far.referral.stage, Stage::Completed { at: NOW, outcome: Some(OutcomeWord::Observed) });
}
