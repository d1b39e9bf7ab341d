//! Does a search find what is there, all of it, each once, and nothing else; does it stop where it should; and does it ever
//! walk through history?

use super::*;
use crate::Batch;
use crate::bulk::Kind;
use crate::statements::Statement;
use crate::testing::{self, Fresh, NOON, databases, staff};
use sqlx::{AssertSqlSafe, Row};
use std::collections::BTreeSet;
use xinqiao_domain::facet::{Answering, FollowUpState};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::wrap_up::{Mark, ProblemType};

const HISTORY: usize = 1_500;

fn wanted(kinds: &[&[Facet]]) -> Wanted {
    let kinds = kinds.iter().map(|kind| kind.to_vec()).collect();
    Wanted { since: Timestamp(i64::MIN), until: Timestamp(i64::MAX), kinds, after: None, rows: 100, looked_at: 1_000 }
}

async fn history(fresh: &Fresh, count: usize) {
    // The centre's key is there from its beginning.
    fresh.write(NOON, async |batch: &mut Batch<'_>| batch.centre_seal().await.map(|_| ()).unwrap()).await;
    fresh.store.bulk_sessions(Kind::Closed, count, NOON).await.unwrap();
}

/// Every page of a search, and how many there were.
async fn all_pages(store: &Store, mut wanted: Wanted) -> (Vec<Place<SessionId>>, usize) {
    let (mut all, mut pages) = (Vec::new(), 0);
    loop {
        let page = store.search(&wanted).await.unwrap();
        pages += 1;
        assert!(page.found.len() <= wanted.rows);
        all.extend(page.found);
        match page.reach {
            Reach::End => return (all, pages),
            Reach::Full(place) | Reach::LookedBack(place) => wanted.after = Some(place),
        }
    }
}

fn asked() -> Vec<Vec<Vec<Facet>>> {
    let imminent = vec![Facet::Tier(RiskTier::Imminent)];
    let urgent = vec![Facet::Tier(RiskTier::High), Facet::Tier(RiskTier::Imminent)];
    let mild = vec![Facet::Tier(RiskTier::None), Facet::Tier(RiskTier::Low)];
    let minor = vec![Facet::Mark(Mark::Minor), Facet::Mark(Mark::Repeat)];
    let problems: Vec<Facet> = ProblemType::ALL.iter().copied().map(Facet::Problem).collect();
    let handled = vec![Facet::Answering(Answering::Handled)];
    let abandoned = vec![Facet::Answering(Answering::Abandoned)];
    let overdue = vec![Facet::FollowUp(FollowUpState::Overdue)];
    let somebody = vec![Facet::Operator(staff(7))];
    vec![
        vec![],
        vec![imminent],
        vec![mild.clone()],
        vec![problems.clone()],
        vec![mild.clone(), handled.clone(), minor],
        vec![urgent.clone(), problems, somebody.clone()],
        vec![urgent.clone(), overdue.clone()],
        // Both are there, and never together.
        vec![abandoned.clone(), handled],
        vec![overdue, mild],
        vec![somebody, abandoned],
        vec![vec![Facet::Operator(staff(4_711))], urgent],
    ]
}

#[tokio::test]
async fn is_everything_found_that_fits_and_each_once() {
    for fresh in databases().await {
        let store = &fresh.store;
        history(&fresh, HISTORY).await;
        let (every, _) = all_pages(store, wanted(&[])).await;
        assert_eq!(every.len(), HISTORY);
        assert!(every.is_sorted_by(|one, next| (next.at, next.id) < (one.at, one.id)), "the newest first");
        let mut known = Vec::new();
        for some in every.chunks(256) {
            known.extend(store.found(some).await.unwrap());
        }
        for kinds in asked() {
            let fits =
                |facets: &BTreeSet<Facet>| kinds.iter().all(|kind| kind.iter().any(|facet| facets.contains(facet)));
            let expected: Vec<SessionId> =
                known.iter().filter(|one| fits(&one.facets)).map(|one| one.session).collect();
            let kinds: Vec<&[Facet]> = kinds.iter().map(Vec::as_slice).collect();
            let (found, _) = all_pages(store, wanted(&kinds)).await;
            assert_eq!(found.iter().map(|place| place.id).collect::<Vec<_>>(), expected, "{kinds:?}");
        }
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_a_page_say_how_far_it_looked() {
    for fresh in databases().await {
        let store = &fresh.store;
        history(&fresh, HISTORY).await;
        let (handled, abandoned) = ([Facet::Answering(Answering::Handled)], [Facet::Answering(Answering::Abandoned)]);
        let mut never = wanted(&[&handled, &abandoned]);
        never.looked_at = 60;
        let page = store.search(&never).await.unwrap();
        let Reach::LookedBack(place) = page.reach else { panic!("{page:?}") };
        assert!(page.found.is_empty() && place.at < NOON);
        let (none, pages) = all_pages(store, never).await;
        assert!(none.is_empty() && pages > 1, "{pages} pages");
        fresh.close().await;
    }
}

#[tokio::test]
async fn are_days_bounds_that_nothing_passes() {
    for fresh in databases().await {
        let store = &fresh.store;
        history(&fresh, 300).await;
        let (every, _) = all_pages(store, wanted(&[])).await;
        let (since, until) = (every[200].at, every[50].at);
        for kinds in [&[][..], &[&[Facet::Answering(Answering::Handled)][..]]] {
            let (found, _) = all_pages(store, Wanted { since, until, ..wanted(kinds) }).await;
            assert!(found.iter().all(|place| since <= place.at && place.at < until));
            assert!(!kinds.is_empty() || found.len() == 150, "the first instant counts, the last does not");
        }
        fresh.close().await;
    }
}

/// How SQLite means to answer a statement.
async fn plan(store: &Store, statement: Statement) -> Vec<String> {
    use sqlx::{Execute, SqlSafeStr};
    let mut query = statement.build();
    let values = query.take_arguments().unwrap().unwrap_or_default();
    let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", query.sql().as_str()));
    let rows = sqlx::query_with(text.into_sql_str(), values).fetch_all(&store.read).await.unwrap();
    rows.iter().map(|row| row.try_get("detail").unwrap()).collect()
}

#[tokio::test]
async fn does_a_search_walk_through_history() {
    let fresh = testing::sqlite().await;
    let after = Some(Place { at: NOON, id: SessionId(uuid::Uuid::from_u128(1)) });
    for kinds in asked() {
        let kinds: Vec<&[Facet]> = kinds.iter().map(Vec::as_slice).collect();
        let wanted = wanted(&kinds);
        let (driving, others) = (kinds.first().copied(), kinds.get(1..).unwrap_or_default());
        let steps = plan(&fresh.store, candidates::statement(&wanted, after, (driving, others), STEP)).await;
        let looked = steps.iter().filter(|step| step.contains("session_fac")).collect::<Vec<_>>();
        assert!(!looked.is_empty(), "{steps:?}");
        for step in looked {
            let seeks = step.starts_with("SEARCH") && (step.contains("opened_at") || step.contains("session=?"));
            assert!(seeks, "{step} of {steps:?}");
        }
        let sorted = steps.iter().any(|step| step.contains("TEMP B-TREE"));
        assert!(!sorted || driving.is_some_and(|kind| kind.len() > 1), "{steps:?}");
    }
}
