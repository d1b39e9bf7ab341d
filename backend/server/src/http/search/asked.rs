//! What a search asks for, out of an address: each value of a list is a parameter of its own.

use crate::http::{AppState, ProblemAnswer};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use xinqiao_domain::facet::Facet;
use xinqiao_domain::{SessionId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::search::SessionFilter;
use xinqiao_protocol::limits::{SEARCH_LOOKED_AT, SEARCH_VALUES};
use xinqiao_storage::places::Place;
use xinqiao_storage::search::Wanted;

/// Parameters of the filter that may come several times.
const LISTS: [&str; 12] = [
    "operator",
    "tier",
    "arrival",
    "mark",
    "problem",
    "outcome",
    "review",
    "follow_up",
    "channel",
    "direction",
    "answering",
    "locality",
];
/// Parameters of the filter that come once.
const DAYS: [&str; 2] = ["from", "to"];

/// A filter, and what else the address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<More> {
    pub filter: SessionFilter,
    pub more: More,
}

impl<More: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<More> {
    type Rejection = ProblemAnswer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ProblemAnswer> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) = pairs.map_err(|_| ProblemAnswer::new(Code::Malformed))?;
        read(pairs)
    }
}

fn read<More: DeserializeOwned>(pairs: Vec<(String, String)>) -> Result<Asked<More>, ProblemAnswer> {
    let (mut filter, mut more) = (Map::new(), Map::new());
    for (name, value) in pairs {
        if LISTS.contains(&name.as_str()) {
            match filter.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
                Value::Array(values) => values.push(value.into()),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {}
            }
        } else {
            let once = if DAYS.contains(&name.as_str()) { &mut filter } else { &mut more };
            if once.insert(name.clone(), value.into()).is_some() {
                return Err(ProblemAnswer::with(Code::FieldInvalid, "field", name));
            }
        }
    }
    let filter: SessionFilter = serde_path_to_error::deserialize(Value::Object(filter)).map_err(|error| {
        // `tier[0]`: the name is enough.
        let path = error.path().to_string();
        ProblemAnswer::with(Code::FieldInvalid, "field", path.split('[').next().unwrap_or_default())
    })?;
    let more = serde_json::from_value(Value::Object(more)).map_err(|_| ProblemAnswer::new(Code::Malformed))?;
    Ok(Asked { filter: checked(filter)?, more })
}

/// A filter as it is kept and asked: within its limits, each value once.
pub fn checked(mut filter: SessionFilter) -> Result<SessionFilter, ProblemAnswer> {
    if let (Some(from), Some(to)) = (filter.from, filter.to)
        && to < from
    {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "to"));
    }
    let SessionFilter { operator, tier, mark, problem, outcome, .. } = &mut filter;
    once("operator", operator)?;
    once("tier", tier)?;
    once("mark", mark)?;
    once("problem", problem)?;
    once("outcome", outcome)?;
    once("arrival", &mut filter.arrival)?;
    once("direction", &mut filter.direction)?;
    once("review", &mut filter.review)?;
    once("follow_up", &mut filter.follow_up)?;
    once("channel", &mut filter.channel)?;
    once("answering", &mut filter.answering)?;
    once("locality", &mut filter.locality)?;
    Ok(filter)
}

fn once<T: Ord>(name: &'static str, values: &mut Vec<T>) -> Result<(), ProblemAnswer> {
    values.sort_unstable();
    values.dedup();
    if values.len() > SEARCH_VALUES { Err(ProblemAnswer::with(Code::FieldInvalid, "field", name)) } else { Ok(()) }
}

/// What the store is asked: days are days of the centre.
pub async fn wanted(
    app: &AppState,
    filter: &SessionFilter,
    after: Option<Place<SessionId>>,
    rows: usize,
) -> Result<Wanted, ProblemAnswer> {
    let zone = app.shared.zone(app).await?;
    let since = filter.from.map_or(Timestamp(i64::MIN), |day| zone.day_begins(day));
    // The calendar's last day has none after it.
    let next_day = filter.to.and_then(|day| day.tomorrow().ok());
    let until = next_day.map_or(Timestamp(i64::MAX), |day| zone.day_begins(day));
    Ok(Wanted { since, until, kinds: kinds(filter), after, rows, looked_at: SEARCH_LOOKED_AT })
}

fn kinds(filter: &SessionFilter) -> Vec<Vec<Facet>> {
    let SessionFilter { from: _, to: _, operator, tier, arrival, mark, problem, outcome, .. } = filter;
    let SessionFilter { review, follow_up, channel, direction, answering, locality, .. } = filter;
    let mut kinds = vec![
        each(operator, Facet::Operator),
        each(tier, Facet::Tier),
        each(arrival, Facet::Arrival),
        each(mark, Facet::Mark),
        each(problem, Facet::Problem),
        each(outcome, Facet::Outcome),
        each(review, Facet::Review),
        each(follow_up, Facet::FollowUp),
        each(channel, Facet::Channel),
        each(direction, Facet::Direction),
        each(answering, Facet::Answering),
        each(locality, Facet::Locality),
    ];
    kinds.retain(|kind| !kind.is_empty());
    kinds
}

fn each<T: Copy>(values: &[T], facet: fn(T) -> Facet) -> Vec<Facet> {
    values.iter().copied().map(facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use xinqiao_domain::risk::RiskTier;
    use xinqiao_domain::wrap_up::Mark;

    #[derive(Debug, PartialEq, Eq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct After {
        after: Option<String>,
    }

    fn read(address: &str) -> Result<Asked<After>, ProblemAnswer> {
        let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
        super::read(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    #[test]
    fn is_every_value_of_a_list_heard_and_each_once() {
        let asked = read("tier=imminent&mark=minor&tier=high&tier=high&after=1.x").unwrap();
        assert_eq!(asked.filter.tier, [RiskTier::High, RiskTier::Imminent]);
        assert_eq!(asked.filter.mark, [Mark::Minor]);
        assert_eq!(asked.more.after.as_deref(), Some("1.x"));
    }

    #[test]
    fn is_a_filter_read_as_it_was_written() {
        let asked = read("from=2026-11-01&to=2026-11-30&review=waiting&follow_up=overdue&locality=local").unwrap();
        let text = serde_json::to_string(&asked.filter).unwrap();
        assert_eq!(serde_json::from_str::<SessionFilter>(&text).unwrap(), asked.filter);
        assert_eq!(kinds(&asked.filter).len(), 3);
    }

    #[test]
    fn which_parameter_is_wrong() {
        let many = (0..=SEARCH_VALUES).map(|n| format!("operator=0190d3c4-0000-7000-8000-{n:012}"));
        let many = many.collect::<Vec<_>>().join("&");
        let table = [
            ("tier=awful", "tier"),
            ("from=yesterday", "from"),
            ("from=2026-11-02&to=2026-11-01", "to"),
            ("to=2026-11-02&to=2026-11-02", "to"),
            ("operator=7", "operator"),
            (many.as_str(), "operator"),
        ];
        for (address, field) in table {
            let problem = read(address).unwrap_err();
            assert_eq!(problem.params.get("field").map(String::as_str), Some(field), "{address}");
        }
        assert_eq!(read("words=help"), Err(ProblemAnswer::new(Code::Malformed)));
    }

    #[test]
    fn is_every_list_of_the_filter_known_by_its_name() {
        let names: Vec<&str> = LISTS.into_iter().chain(DAYS).collect();
        let unknown = serde_json::from_str::<SessionFilter>("{\"no_such\": 1}").unwrap_err().to_string();
        for name in names {
            assert!(unknown.contains(&format!("`{name}`")), "{unknown}");
        }
        assert_eq!(unknown.matches('`').count(), 2 * (LISTS.len() + DAYS.len() + 1), "{unknown}");
    }
}
