//! Who is offered whom: eligibility with its reasons, and the choice among the eligible.

#[cfg(test)]
mod tests;

use crate::ids::{SessionId, StaffId};
use crate::policy::Policy;
use crate::presence::{Load, Presence};
use crate::risk::RiskTier;
use crate::session::{Gender, Language, Pass, Session, Stage};
use crate::standing::OverdueRouting;
use crate::time::Timestamp;

use crate::accounts::Grade;
use crate::codes::codes;

codes!(
    /// Why an operator is offered this session.
    OfferReason {
        MostUrgent = "most_urgent",
        LongestWaiting = "longest_waiting",
        SpeaksLanguage = "speaks_language",
        WishedGender = "wished_gender",
        PreferenceRelaxed = "preference_relaxed",
        LeastRecentlyOffered = "least_recently_offered",
        SupervisorOnDuty = "supervisor_on_duty",
        TransferredToYou = "transferred_to_you",
        ContinuesTalk = "continues_talk",
        NobodyQualifiedFree = "nobody_qualified_free",
    }
);

codes!(
    /// Why an operator is not offered anything now.
    NotEligible {
        NotConnected = "not_connected",
        NotAvailable = "not_available",
        NotQualified = "not_qualified",
        Overdue = "overdue",
        AtCapacity = "at_capacity",
        OfferPending = "offer_pending",
        RecentlyPassed = "recently_passed",
        OtherLanguage = "other_language",
        OtherGender = "other_gender",
        SupervisorHeldBack = "supervisor_held_back",
    }
);

/// An operator or supervisor as routing sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub staff: StaffId,
    pub duty: Duty,
    pub link: StaffLink,
    pub standing: Standing,
    pub grade: Grade,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub load: Load,
    /// When something was last offered to them; the least recent is asked first.
    pub last_offered_at: Timestamp,
}

/// On what footing somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Answers as their work.
    Operator,
    /// Steps in where the target is missed.
    Supervisor,
}

/// Whether somebody's console is connected, and what they say they are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffLink {
    Connected(Presence),
    Gone,
}

/// Whether somebody is trained for it, as the ledgers say ([`crate::standing`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing that has ended is missing.
    Qualified,
    /// Trained, but something is missing that was due.
    Overdue(OverdueRouting),
    /// Not trained before the first duty, or suspended.
    NotQualified,
}

impl Candidate {
    /// How many sessions they may have.
    pub fn capacity(&self, policy: &Policy) -> u32 {
        match self.grade {
            Grade::Full => policy.capacity,
            Grade::Trainee => policy.trainee_capacity,
        }
    }

    /// What speaks against offering them anything now; empty when nothing does.
    pub fn not_eligible(&self, policy: &Policy) -> Vec<NotEligible> {
        let mut against = Vec::new();
        match self.link {
            StaffLink::Gone => against.push(NotEligible::NotConnected),
            StaffLink::Connected(Presence::Available) => {}
            StaffLink::Connected(
                Presence::Break | Presence::Meal | Presence::Supervision | Presence::Training | Presence::Away,
            ) => against.push(NotEligible::NotAvailable),
        }
        match self.standing {
            Standing::Qualified | Standing::Overdue(OverdueRouting::Last) => {}
            Standing::Overdue(OverdueRouting::Never) => against.push(NotEligible::Overdue),
            Standing::NotQualified => against.push(NotEligible::NotQualified),
        }
        if self.load.total() >= self.capacity(policy) {
            against.push(NotEligible::AtCapacity);
        }
        if self.load.offered > 0 {
            against.push(NotEligible::OfferPending);
        }
        against
    }

    /// Whether they could be offered something now, if only as a breach: an overdue operator is asked in danger.
    pub fn is_free(&self, policy: &Policy) -> bool {
        self.not_eligible(policy).iter().all(|against| *against == NotEligible::Overdue)
    }
}

/// A waiting session as routing sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub session: SessionId,
    pub tier: Option<RiskTier>,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub waiting_since: Timestamp,
    pub footing: Footing,
    /// Whom a transfer meant it for.
    pub meant_for: Option<StaffId>,
    /// A conversation was already going on.
    pub continued: Continued,
    /// Who passed on it, and when.
    pub passed: Vec<Pass>,
}

/// Whether supervisors are asked too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    WithinTarget,
    TargetMissed,
}

/// Whether a session is offered on with its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continued {
    Fresh,
    Continued,
}

impl Need {
    /// What a waiting session needs; none when it is not waiting.
    pub fn of(session: &Session) -> Option<Self> {
        match &session.stage {
            Stage::Waiting(waiting) => Some(Self {
                session: session.id,
                tier: session.tier,
                language: session.language,
                wished_gender: session.wished_gender,
                waiting_since: waiting.since,
                footing: match session.target_missed_at {
                    Some(_) => Footing::TargetMissed,
                    None => Footing::WithinTarget,
                },
                meant_for: session.meant_for,
                continued: if session.fence > 0 { Continued::Continued } else { Continued::Fresh },
                passed: session.passed.clone(),
            }),
            Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => None,
        }
    }

    /// What speaks against this candidate for this session, beyond what speaks against them altogether.
    pub fn against(&self, candidate: &Candidate, policy: &Policy, now: Timestamp) -> Vec<NotEligible> {
        let mut against = candidate.not_eligible(policy);
        if self.meant_for == Some(candidate.staff) {
            return against;
        }
        if self.pass_of(candidate.staff).is_some_and(|passed_at| passed_at + policy.pass_rest_ms > now) {
            against.push(NotEligible::RecentlyPassed);
        }
        if candidate.duty == Duty::Supervisor && self.footing == Footing::WithinTarget {
            against.push(NotEligible::SupervisorHeldBack);
        }
        if self.wishes_hold(policy, now) {
            if !candidate.languages.contains(&self.language) {
                against.push(NotEligible::OtherLanguage);
            }
            if self.wished_gender.is_some() && candidate.gender != self.wished_gender {
                against.push(NotEligible::OtherGender);
            }
        }
        against
    }

    /// When this one passed on it.
    fn pass_of(&self, staff: StaffId) -> Option<Timestamp> {
        self.passed.iter().find(|pass| pass.staff == staff).map(|pass| pass.at)
    }

    /// In danger, somebody who passed is asked again after a short rest where nobody else can be. Answers when they
    /// passed, so that the first of several comes first; none when something else speaks against them.
    fn asked_again(&self, candidate: &Candidate, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        let passed_at = self.pass_of(candidate.staff)?;
        let only_that = self.against(candidate, policy, now) == [NotEligible::RecentlyPassed];
        (self.is_urgent() && only_that && passed_at + policy.urgent_rest_ms <= now).then_some(passed_at)
    }

    fn is_urgent(&self) -> bool {
        self.tier.is_some_and(RiskTier::is_urgent)
    }

    /// Language and gender are a preference, relaxed on a clock that the caller sees. In danger nobody waits for it.
    fn wishes_hold(&self, policy: &Policy, now: Timestamp) -> bool {
        !self.is_urgent() && now < self.waiting_since + policy.relax_preference_ms
    }

    /// Whom to ask of those who are free, by their place among them, and on what footing.
    ///
    /// In danger, where nobody who fits is free: the supervisor on duty at once, then whoever passed and has rested, then
    /// an overdue operator, which is recorded as a breach: no caller pays for a missing signature (domain: "Training and
    /// supervision"). Below danger that last step is taken only where nobody qualified is on duty at all, and the target
    /// was missed [D].
    fn choice(&self, free: &[&Candidate], rules: Rules<'_>) -> Option<(usize, Signature)> {
        let Rules { policy, now, cover } = rules;
        let only = |candidate: &Candidate, one| self.against(candidate, policy, now) == [one];
        let best = |wanted: &dyn Fn(&Candidate) -> bool| {
            let found = free.iter().enumerate().filter(|(_, candidate)| wanted(candidate));
            found.min_by_key(|(_, candidate)| preference(self, candidate)).map(|(at, _)| at)
        };
        let supervisor = || best(&|candidate| self.is_urgent() && only(candidate, NotEligible::SupervisorHeldBack));
        let rested = || {
            let again = |candidate: &Candidate| Some((self.asked_again(candidate, policy, now)?, candidate.staff));
            let passed = free.iter().enumerate().filter_map(|(at, candidate)| Some((again(candidate)?, at)));
            passed.min().map(|(_, at)| at)
        };
        let uncovered = self.footing == Footing::TargetMissed && cover == OnDuty::Nobody;
        let overdue = || best(&|candidate| (self.is_urgent() || uncovered) && only(candidate, NotEligible::Overdue));
        best(&|candidate| self.against(candidate, policy, now).is_empty())
            .or_else(supervisor)
            .or_else(rested)
            .map(|at| (at, Signature::InOrder))
            .or_else(|| Some((overdue()?, Signature::Missing)))
    }

    fn because(&self, candidate: &Candidate, signature: Signature) -> Vec<OfferReason> {
        let mut because = Vec::new();
        match signature {
            Signature::InOrder => {}
            Signature::Missing => because.push(OfferReason::NobodyQualifiedFree),
        }
        if self.meant_for == Some(candidate.staff) {
            because.push(OfferReason::TransferredToYou);
        }
        because.push(if self.is_urgent() { OfferReason::MostUrgent } else { OfferReason::LongestWaiting });
        if self.continued == Continued::Continued {
            because.push(OfferReason::ContinuesTalk);
        }
        if self.language != Language::Chinese && candidate.languages.contains(&self.language) {
            because.push(OfferReason::SpeaksLanguage);
        }
        if self.wished_gender.is_some() {
            because.push(if candidate.gender == self.wished_gender {
                OfferReason::WishedGender
            } else {
                OfferReason::PreferenceRelaxed
            });
        }
        match candidate.duty {
            Duty::Supervisor => because.push(OfferReason::SupervisorOnDuty),
            Duty::Operator => because.push(OfferReason::LeastRecentlyOffered),
        }
        because
    }
}

/// What a choice is made under.
#[derive(Debug, Clone, Copy)]
struct Rules<'p> {
    policy: &'p Policy,
    now: Timestamp,
    /// Whether anybody qualified is on duty, free or not.
    cover: OnDuty,
}

/// Whether the one who is asked has their ledger in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    InOrder,
    /// Overdue, and asked all the same: a breach, to be recorded.
    Missing,
}

/// Whom to offer a session to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub session: SessionId,
    pub staff: StaffId,
    pub because: Vec<OfferReason>,
    pub signature: Signature,
}

/// Matches waiting sessions, given in the order of the queue, with candidates: each session gets at most one offer,
/// each candidate at most one. Operators before supervisors, those who match the wishes before those who do not, then
/// the smallest load, then the least recently offered; ties by id, so that the answer never depends on chance. In danger
/// nobody waits for the rest of those who passed where nobody else is left.
pub fn matches(needs: &[Need], candidates: &[Candidate], policy: &Policy, now: Timestamp) -> Vec<Match> {
    let mut free: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.is_free(policy)).collect();
    let rules = Rules { policy, now, cover: somebody_qualified(candidates) };
    let mut found = Vec::new();
    for need in needs {
        if free.is_empty() {
            break;
        }
        if let Some((at, signature)) = need.choice(&free, rules) {
            let candidate = free.swap_remove(at);
            let because = need.because(candidate, signature);
            found.push(Match { session: need.session, staff: candidate.staff, because, signature });
        }
    }
    found
}

fn preference(need: &Need, candidate: &Candidate) -> (u8, u8, u8, u8, u32, Timestamp, StaffId) {
    let signature = match candidate.standing {
        Standing::Qualified | Standing::NotQualified => 0,
        Standing::Overdue(OverdueRouting::Last | OverdueRouting::Never) => 1,
    };
    let meant = u8::from(need.meant_for != Some(candidate.staff));
    let duty = match candidate.duty {
        Duty::Operator => 0,
        Duty::Supervisor => 1,
    };
    let wishes = u8::from(!candidate.languages.contains(&need.language))
        + u8::from(need.wished_gender.is_some() && candidate.gender != need.wished_gender);
    (signature, meant, duty, wishes, candidate.load.total(), candidate.last_offered_at, candidate.staff)
}

/// Whether anybody is on duty who could ever answer: connected and trained, whatever they are doing just now. An overdue
/// operator counts: rather that signature is missing than somebody in danger finds the door shut.
pub fn somebody_on_duty(candidates: &[Candidate]) -> OnDuty {
    on_duty(candidates, |standing| standing != Standing::NotQualified)
}

fn somebody_qualified(candidates: &[Candidate]) -> OnDuty {
    on_duty(candidates, |standing| match standing {
        Standing::Qualified | Standing::Overdue(OverdueRouting::Last) => true,
        Standing::Overdue(OverdueRouting::Never) | Standing::NotQualified => false,
    })
}

fn on_duty(candidates: &[Candidate], counts: impl Fn(Standing) -> bool) -> OnDuty {
    let somebody = candidates
        .iter()
        .any(|candidate| matches!(candidate.link, StaffLink::Connected(_)) && counts(candidate.standing));
    if somebody { OnDuty::Somebody } else { OnDuty::Nobody }
}

/// Whether a caller who comes now would be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDuty {
    Somebody,
    Nobody,
}
