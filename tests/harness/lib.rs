//! A test hotline: the real router, sockets and database on loopback, under a clock that a test moves by hand.

#![expect(clippy::missing_panics_doc, reason = "a harness that panics says that the story has failed")]

#[path = "../load/load.rs"]
pub mod load;

mod caller;
mod dispatches;
mod gateway;
mod hospital_system;
mod hotline;
mod institutions;
mod known;
mod node;
mod operator;
mod outbox;
mod pages;
mod referrals;
mod smtp;
mod socket;
mod supervisor;
mod teams;

pub use caller::{Caller, new_secret};
pub use dispatches::STEP;
pub use gateway::{Gateway, Gives, Handed, REPORT_SECRET};
pub use hospital_system::{Conduct, HospitalSystem, SystemAsked};
pub use hotline::{Base, Hotline, seconds};
pub use institutions::{Colleague, County, SECOND_HOSPITAL, case_form, case_to, institution_form};
pub use known::sessions_are_known_rightly;
pub use operator::Operator;
pub use pages::{PAGE_RESTS, PageLink, WaysOut};
pub use referrals::ReferralLink;
pub use smtp::{Arrived, Smtp, Treats};
pub use socket::{Closed, Socket};
pub use teams::{CrewMember, CrisisTeam, ON_CALL_FOR, member_form, on_call_form, team_form};

/// Asks the same stories of both databases; PostgreSQL is asked when the test run has one.
#[macro_export]
macro_rules! on_both_databases {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn on_sqlite() {
                super::$story($crate::Hotline::open().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(hotline) = $crate::Hotline::open_on($crate::Base::Postgres).await {
                    super::$story(hotline).await;
                }
            }
        }
    )+};
}

/// A random id, as clients make them.
pub fn new_id() -> uuid::Uuid {
    uuid::Uuid::from_u128(rand())
}

fn rand() -> u128 {
    use std::hash::{BuildHasher, Hasher};
    let half = || u128::from(std::collections::hash_map::RandomState::new().build_hasher().finish());
    (half() << 64) | half()
}
