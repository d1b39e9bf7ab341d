//! What a month was to each operator, put together from the ledgers, the reviews and the sessions.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use std::collections::BTreeMap;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::compliance::{BoardFinding, Person, tally};
use xinqiao_domain::month::{DiscussionRules, suggest};
use xinqiao_domain::standing::{Period, Requirement};
use xinqiao_domain::{Date, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::month::{LastPoints, MonthOfOperator, MonthReviews, MonthSupervision, SessionToDiscuss};
use xinqiao_protocol::limits::MONTH_SUPERVISIONS;
use xinqiao_storage::month::{Agreed, Between, Held, ReviewSums};
use xinqiao_storage::standings::Derived;
use xinqiao_storage::supervisions::{Supervision, Wanted};
use xinqiao_storage::trainings::Whose;

/// Months before this one in which what was agreed last is looked for.
const AGREED_WITHIN: usize = 12;

/// Everybody of whom the month asks a supervision, whoever misses it first, then by name.
pub(super) async fn of(app: &AppState, month: Period, today: Date) -> Result<Vec<MonthOfOperator>, ProblemAnswer> {
    let (rules, _) = app.desk.store().ledger_rules().await?.ok_or(Code::SetUpNeeded)?;
    let zone = app.shared.zone(app).await?;
    let operators = app.desk.store().operators_since(month.first(), &zone).await?;
    let settings = app.shared.settings(app).await?;
    let discussion = &settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.discussion;
    let mut read = Read::of(app, month, &operators, discussion, &zone).await?;
    let names = app.shared.people(app).await?;
    let mut people = Vec::with_capacity(operators.len());
    for (staff, person) in &operators {
        let asked = tally(person, Requirement::Supervision, month, &rules, today);
        match asked.finding {
            BoardFinding::BeforeHire | BoardFinding::AfterLeaving => continue,
            BoardFinding::Met
            | BoardFinding::Open
            | BoardFinding::Missed
            | BoardFinding::Ahead
            | BoardFinding::BeforeLedger
            | BoardFinding::NothingAsked => {}
        }
        let talks = read.talks.remove(staff).unwrap_or_default();
        people.push(MonthOfOperator {
            staff: *staff,
            name: names.name(*staff),
            standing: read.standings.get(staff).map(|derived| derived.standing.word),
            asked,
            supervisions: supervisions(&read.supervisions, *staff, &names),
            last_points: read.agreed.remove(staff).map(last_points),
            reviews: reviews(read.reviews.get(staff).copied()),
            suggestions: suggestions(&talks, person.facts.employed_from, discussion),
        });
    }
    people.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(people)
}

/// Missed, then open, then what nobody counts, then what is done; by name.
fn order(person: &MonthOfOperator) -> (u8, &str, StaffId) {
    let urgency = match person.asked.finding {
        BoardFinding::Missed => 0,
        BoardFinding::Open => 1,
        BoardFinding::BeforeLedger | BoardFinding::Ahead => 2,
        BoardFinding::Met | BoardFinding::BeforeHire | BoardFinding::AfterLeaving | BoardFinding::NothingAsked => 3,
    };
    (urgency, &person.name, person.staff)
}

/// Everything a month is put together from: one statement each, over everybody.
struct Read {
    standings: BTreeMap<StaffId, Derived>,
    supervisions: Vec<Supervision>,
    agreed: BTreeMap<StaffId, Agreed>,
    reviews: BTreeMap<StaffId, ReviewSums>,
    talks: BTreeMap<StaffId, Vec<Held>>,
}

impl Read {
    async fn of(
        app: &AppState,
        month: Period,
        operators: &BTreeMap<StaffId, Person>,
        discussion: &DiscussionRules,
        zone: &Zone,
    ) -> Result<Self, ProblemAnswer> {
        let store = app.desk.store();
        let (first, last) = (month.first(), month.last());
        let end = zone.day_begins(month.after().first());
        let wanted = Wanted::Days { first, last, whose: Whose::Everybody, after: None, limit: MONTH_SUPERVISIONS };
        let year_before = std::iter::successors(Some(month), |period| Some(period.before())).nth(AGREED_WITHIN);
        let opened = Between { first: zone.day_begins(month.before().first()), end };
        let newcomers: Vec<StaffId> = operators
            .iter()
            .filter(|(_, person)| discussion.first_weeks_end(person.facts.employed_from) > month.before().first())
            .map(|(staff, _)| *staff)
            .collect();
        let mut talks: BTreeMap<StaffId, Vec<Held>> = BTreeMap::new();
        for held in store.talks_to_discuss(opened, &newcomers, discussion, zone).await? {
            talks.entry(held.operator).or_default().push(held);
        }
        Ok(Self {
            standings: store.standings().await?,
            supervisions: store.supervisions(wanted).await?,
            agreed: store.agreed_last(year_before.unwrap_or(month).first(), last).await?,
            reviews: store.review_sums(Between { first: zone.day_begins(first), end }).await?,
            talks,
        })
    }
}

fn supervisions(all: &[Supervision], staff: StaffId, names: &People) -> Vec<MonthSupervision> {
    let hers = |one: &Supervision| {
        let person = one.people.iter().find(|person| person.staff == staff)?;
        Some(MonthSupervision {
            supervision: one.version.root,
            kind: one.held.kind,
            on: one.held.on,
            minutes: one.held.minutes,
            supervisor: one.supervisor,
            supervisor_name: names.name(one.supervisor),
            confirmed_at: person.confirmed_at,
        })
    };
    all.iter().filter(|one| one.version.state == xinqiao_domain::ledger::EntryState::Stands).filter_map(hers).collect()
}

fn last_points(agreed: Agreed) -> LastPoints {
    let Agreed { supervision, on, points } = agreed;
    LastPoints { supervision, on, points }
}

fn reviews(sums: Option<ReviewSums>) -> MonthReviews {
    let none = MonthReviews { given: 0, red_lines: 0, mean_hundredths: None };
    sums.map_or(none, |ReviewSums { given, red_lines, scores }| MonthReviews {
        given,
        red_lines,
        mean_hundredths: scores.mean_hundredths(),
    })
}

fn suggestions(held: &[Held], employed_from: Date, rules: &DiscussionRules) -> Vec<SessionToDiscuss> {
    let talks: Vec<_> = held.iter().map(|one| one.talk).collect();
    let shown = |suggestion: xinqiao_domain::month::Suggestion| {
        let held = held.iter().find(|one| one.talk.session == suggestion.session)?;
        Some(SessionToDiscuss {
            session: suggestion.session,
            alias: held.alias.clone(),
            opened_at: held.talk.opened_at,
            tier: held.talk.tier,
            reasons: suggestion.reasons,
        })
    };
    suggest(&talks, employed_from, rules).into_iter().filter_map(shown).collect()
}
