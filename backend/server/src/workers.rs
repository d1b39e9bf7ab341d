//! Workers: they turn what is due into commands. One round is a short list of named modules in a fixed order, each
//! bounded, timed, and caught when it panics; each notes that it ticked, and the watchdog turns readiness red when one has
//! not.

mod calls;
mod contact_tests;
mod day_change;
mod deadlines;
mod dispatches;
mod exchange;
mod incidents;
mod indexing;
mod module;
mod node;
mod on_call;
mod post;
mod referrals;
mod reminders;
mod wiping;

use crate::assembly::AppState;
use crate::watch::Name;
use day_change::DayChange;
use dispatches::Dispatches;
use exchange::Exchange;
use indexing::Indexing;
use module::{Pace, run};
use post::Post;
use reminders::Reminders;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use wiping::Wiping;
use xinqiao_domain::delivery::DeliveryChannel;
use xinqiao_domain::{Millis, Timestamp};
use xinqiao_notify::Outlet;

/// How often there is a round, at least.
const LOOK: Duration = Duration::from_millis(100);
/// How often the outbox is looked at: a page leaves within a second of the decision.
const MAIL: Millis = Millis(100);
/// How often it is asked which ways to reach a member are to be tested.
const CONTACT_TESTS: Millis = Millis::minutes(1);
/// How often it is asked whether it is morning, and who is left to be written to.
const REMINDERS: Millis = Millis::seconds(5);
/// How often it is asked which calls are late.
const CALLS: Millis = Millis::seconds(5);
/// How often it is asked which incidents are reported late.
const INCIDENTS: Millis = Millis::seconds(5);
/// How often it is asked what of a referral is late, and whether a green channel asks the next hospital.
const REFERRALS: Millis = Millis::seconds(2);
/// How often it is asked who will be on call.
const ON_CALL: Millis = Millis::minutes(1);
/// How often sessions are looked through that an older program may have written.
const INDEXING: Millis = Millis(500);
/// How often it is asked what was erased and is still in the database's files.
const WIPING: Millis = Millis::seconds(2);
/// How often what is too old to be of use is swept.
const SWEEP: Millis = Millis::minutes(1);

/// The workers of this node.
pub struct Workers {
    app: AppState,
    day_change: DayChange,
    dispatches: Dispatches,
    reminders: Reminders,
    indexing: Indexing,
    exchange: Exchange,
    wiping: Wiping,
    post: Post,
    renewal: Pace,
    sweep: Pace,
    mornings: Pace,
    calls: Pace,
    incidents: Pace,
    referrals: Pace,
    on_call: Pace,
    mail: Pace,
    contact_tests: Pace,
    looking_through: Pace,
    wipes: Pace,
}

impl Workers {
    /// Those of a node; over a channel without an outlet nothing is sent, and what would be says so.
    pub fn new(app: AppState, outlets: BTreeMap<DeliveryChannel, Outlet>) -> Self {
        Self {
            app,
            day_change: DayChange::default(),
            dispatches: Dispatches::default(),
            reminders: Reminders::default(),
            indexing: Indexing::default(),
            exchange: Exchange::default(),
            wiping: Wiping::default(),
            post: Post::new(outlets),
            renewal: Pace::new(node::RENEWAL),
            sweep: Pace::new(SWEEP),
            mornings: Pace::new(REMINDERS),
            calls: Pace::new(CALLS),
            incidents: Pace::new(INCIDENTS),
            referrals: Pace::new(REFERRALS),
            on_call: Pace::new(ON_CALL),
            mail: Pace::new(MAIL),
            contact_tests: Pace::new(CONTACT_TESTS),
            looking_through: Pace::new(INDEXING),
            wipes: Pace::new(WIPING),
        }
    }

    /// Rounds until the program stops; then what is being sent is finished.
    pub async fn run(mut self, mut commits: watch::Receiver<u64>) {
        loop {
            self.tick(self.app.clock.now()).await;
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                Ok(()) = commits.changed() => {}
                () = self.app.stopping.token.cancelled() => break,
            }
        }
        self.post.finish(self.app.config.drain()).await;
    }

    /// One round. First what keeps this node in the centre, then callers, then letters.
    async fn tick(&mut self, now: Timestamp) {
        let (app, real) = (&self.app, Instant::now());
        if self.renewal.is_due(now, real) {
            run(app, Name::Node, node::renew(app)).await;
        }
        // Before the deadlines, which make offers: at midnight the new day's standing counts.
        run(app, Name::DayChange, self.day_change.tick(app, now)).await;
        run(app, Name::Deadlines, deadlines::tick(app, now)).await;
        run(app, Name::Dispatches, self.dispatches.tick(app, now)).await;
        if self.mornings.is_due(now, real) {
            run(app, Name::Reminders, self.reminders.tick(app, now)).await;
        }
        if self.calls.is_due(now, real) {
            run(app, Name::Calls, calls::tick(app, now)).await;
        }
        if self.incidents.is_due(now, real) {
            run(app, Name::Incidents, incidents::tick(app, now)).await;
        }
        if self.referrals.is_due(now, real) {
            run(app, Name::Referrals, referrals::tick(app, now)).await;
        }
        if self.on_call.is_due(now, real) {
            run(app, Name::OnCall, on_call::tick(app, now)).await;
        }
        if self.mail.is_due(now, real) {
            run(app, Name::Mail, self.post.tick(app, now)).await;
        }
        run(app, Name::Exchange, self.exchange.tick(app, now)).await;
        if self.contact_tests.is_due(now, real) {
            run(app, Name::ContactTests, contact_tests::tick(app, now)).await;
        }
        if self.looking_through.is_due(now, real) {
            run(app, Name::Indexing, self.indexing.tick(app)).await;
        }
        if self.wipes.is_due(now, real) {
            run(app, Name::Wiping, self.wiping.tick(app)).await;
        }
        if self.sweep.is_due(now, real) {
            run(app, Name::Sweep, node::sweep(app)).await;
        }
    }
}
