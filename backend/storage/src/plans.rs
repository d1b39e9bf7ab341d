//! Are the lists that people work from found by walking an index? Those that grow for ever must not be read whole, nor
//! collected to be sorted.

use crate::places::Place;
use crate::statements::Statement;
use crate::testing::{self, NOON};
use crate::{Store, exchange, patients, referrals, visits};
use sqlx::{AssertSqlSafe, Execute, Row, SqlSafeStr};
use uuid::Uuid;
use xinqiao_domain::{AreaId, Date, InstitutionId, PatientId, ReferralId, StaffId};

/// How SQLite means to answer a statement, a line for each step.
async fn plan(store: &Store, statement: Statement) -> Vec<String> {
    let mut query = statement.build();
    let values = query.take_arguments().unwrap().unwrap_or_default();
    let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", query.sql().as_str()));
    let rows = sqlx::query_with(text.into_sql_str(), values).fetch_all(&store.read).await.unwrap();
    rows.iter().map(|row| row.try_get("detail").unwrap()).collect()
}

/// Each list, and the index that its first step is to walk.
fn lists() -> Vec<(Statement, &'static str)> {
    let (institution, area, staff) = (InstitutionId(Uuid::nil()), AreaId(Uuid::nil()), StaffId(Uuid::nil()));
    let (open, patient) =
        (Some(Place { at: NOON, id: ReferralId(Uuid::nil()) }), Some(Place { at: NOON, id: PatientId(Uuid::nil()) }));
    let today: Date = "2026-11-22".parse().unwrap();
    let due_after = Some(visits::DueAfter { on: today, id: PatientId(Uuid::nil()) });
    let due = |of| visits::due(of, today, due_after, 50);
    let listed = |reach, sorted| patients::listing(&reach, sorted, patient, 50);
    let (inbox, outbox) = (referrals::Boxed::Inbox(institution), referrals::Boxed::Outbox(institution));
    vec![
        (due(visits::DueOf::Worker(staff)), "patient_due_by_worker"),
        (due(visits::DueOf::Institution(institution)), "patient_due_by_institution"),
        (due(visits::DueOf::Township(institution, area)), "patient_due_by_township"),
        (referrals::open(inbox, open, 50, NOON), "referral_inbox"),
        (referrals::open(outbox, open, 50, NOON), "referral_outbox"),
        (referrals::over(inbox, open, 50), "referral_inbox_over"),
        (referrals::over(outbox, open, 50), "referral_outbox_over"),
        (listed(patients::Reach::KeptBy(institution), patients::Sorted::ByRegistration), "patient_by_institution"),
        (listed(patients::Reach::LivingIn(vec![area]), patients::Sorted::ByRegistration), "patient_by_age"),
        (listed(patients::Reach::LivingIn(vec![area]), patients::Sorted::ByDanger), "patient_in_danger"),
        (exchange::oddities(50), "exchange_oddity_open"),
    ]
}

#[tokio::test]
async fn is_each_list_walked_along_its_index() {
    let fresh = testing::sqlite().await;
    for (statement, index) in lists() {
        let steps = plan(&fresh.store, statement).await;
        let walks = |step: &String| step.starts_with("SEARCH") && step.contains(&format!("INDEX {index} "));
        assert!(steps.iter().any(walks), "{index}: {steps:?}");
        let reads_all = |step: &&String| step.contains("TEMP B-TREE") || step.starts_with("SCAN");
        assert_eq!(steps.iter().find(reads_all), None, "{index}: {steps:?}");
    }
    fresh.close().await;
}
