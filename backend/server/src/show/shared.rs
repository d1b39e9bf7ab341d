//! What all consoles show alike: made once for each state of the centre, however many consoles there are.

use super::{caller_link, link};
use crate::assembly::AppState;
use crate::hub::outlet::text;
use axum::extract::ws::Utf8Bytes;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;
use xinqiao_domain::StaffId;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::erasure::ErasureRules;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::presence::activity;
use xinqiao_domain::queue::Place;
use xinqiao_domain::session::Stage;
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::visit::VisitRules;
use xinqiao_protocol::frames::staff::{Alert, Colleague, Queue, ToStaff, WaitingRow};
use xinqiao_protocol::http::centre::Settings;
use xinqiao_protocol::limits::QUEUE_ROWS;
use xinqiao_storage::Error;
use xinqiao_storage::sessions::Stored;

/// Names and badges of everybody with an account.
#[derive(Debug, Default)]
pub struct People {
    names: HashMap<StaffId, (String, String)>,
}

impl People {
    /// What callers see of somebody.
    pub fn badge(&self, staff: StaffId) -> String {
        self.names.get(&staff).map(|(_, badge)| badge.clone()).unwrap_or_default()
    }

    /// What colleagues see of somebody.
    pub fn name(&self, staff: StaffId) -> String {
        self.names.get(&staff).map(|(name, _)| name.clone()).unwrap_or_default()
    }
}

/// Something made for a journal number, used again while that is the newest one.
#[derive(Debug)]
struct Kept<T> {
    made: Mutex<Option<(i64, T)>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { made: Mutex::new(None) }
    }
}

impl<T: Clone> Kept<T> {
    /// Only one asker makes it; the others wait for that one.
    async fn at<F: Future<Output = Result<T, Error>>>(&self, seq: i64, make: impl FnOnce() -> F) -> Result<T, Error> {
        let mut kept = self.made.lock().await;
        if let Some((at, value)) = kept.as_ref()
            && *at >= seq
        {
            return Ok(value.clone());
        }
        let value = make().await?;
        *kept = Some((seq, value.clone()));
        Ok(value)
    }
}

/// The shared views.
#[derive(Debug, Default)]
pub struct Shared {
    queue: Kept<Utf8Bytes>,
    colleagues: Kept<Utf8Bytes>,
    alerts: Kept<Utf8Bytes>,
    floor: Kept<Utf8Bytes>,
    dispatches: Kept<Utf8Bytes>,
    people: Kept<Arc<People>>,
    settings: Kept<Arc<Option<Settings>>>,
    /// The journal number of the newest change of accounts or settings.
    roots: std::sync::atomic::AtomicI64,
}

impl Shared {
    /// Accounts or settings changed with this entry.
    pub fn roots_changed(&self, seq: i64) {
        self.roots.fetch_max(seq, std::sync::atomic::Ordering::AcqRel);
    }

    fn roots(&self) -> i64 {
        self.roots.load(std::sync::atomic::Ordering::Acquire)
    }

    /// Names and badges.
    pub async fn people(&self, app: &AppState) -> Result<Arc<People>, Error> {
        self.people
            .at(self.roots(), || async {
                let all = app.desk.store().all_staff().await?;
                let names = all.into_iter().map(|one| (one.id, (one.name, one.badge))).collect();
                Ok(Arc::new(People { names }))
            })
            .await
    }

    /// The centre's settings, once there is a centre.
    pub async fn settings(&self, app: &AppState) -> Result<Arc<Option<Settings>>, Error> {
        self.settings
            .at(self.roots(), || async {
                let centre = app.desk.store().centre().await?;
                let settings = centre.map(|centre| serde_json::from_str(&centre.settings)).transpose()?;
                Ok(Arc::new(settings))
            })
            .await
    }

    /// The numbers of the floor.
    pub async fn policy(&self, app: &AppState) -> Result<Policy, Error> {
        Ok(self.settings(app).await?.as_ref().as_ref().map(|settings| settings.policy.clone()).unwrap_or_default())
    }

    /// The zone in which the centre counts its days.
    pub async fn zone(&self, app: &AppState) -> Result<Zone, Error> {
        match self.settings(app).await?.as_ref() {
            Some(settings) => Zone::named(&settings.time_zone).map_err(|_| Error::Damaged("centre.settings.time_zone")),
            None => Ok(Zone::default()),
        }
    }

    /// The numbers that teams and dispatches go by.
    pub async fn crisis_rules(&self, app: &AppState) -> Result<CrisisRules, Error> {
        Ok(self.settings(app).await?.as_ref().as_ref().map(|settings| settings.crisis).unwrap_or_default())
    }

    /// The numbers of following patients up.
    pub async fn visit_rules(&self, app: &AppState) -> Result<VisitRules, Error> {
        Ok(self.settings(app).await?.as_ref().as_ref().map(|settings| settings.visits).unwrap_or_default())
    }

    /// How keys and copies are kept.
    pub async fn erasure_rules(&self, app: &AppState) -> Result<ErasureRules, Error> {
        Ok(self.settings(app).await?.as_ref().as_ref().map(|settings| settings.erasure).unwrap_or_default())
    }

    /// The waiting list as a frame.
    pub async fn queue(&self, app: &AppState) -> Result<Utf8Bytes, Error> {
        let store = app.desk.store();
        let seq = store.head_seq().await?;
        self.queue
            .at(seq, || async {
                let policy = self.policy(app).await?;
                let rows = store.waiting_list(QUEUE_ROWS as i64).await?;
                let count = store.waiting_count().await?;
                let rows = rows.iter().filter_map(|stored| row(stored, &policy)).collect();
                Ok(text(&ToStaff::Queue { queue: Queue { seq, count, rows } }))
            })
            .await
    }

    /// Colleagues with their load as a frame.
    pub async fn colleagues(&self, app: &AppState) -> Result<Utf8Bytes, Error> {
        let store = app.desk.store();
        self.colleagues
            .at(store.head_seq().await?, || async {
                let policy = self.policy(app).await?;
                let people = self.people(app).await?;
                let roster = store.roster().await?;
                let colleagues = roster
                    .members
                    .values()
                    .map(|member| Colleague {
                        staff: member.candidate.staff,
                        name: people.name(member.candidate.staff),
                        activity: activity(link(member), member.candidate.load),
                        since: member.presence_since,
                        held: member.candidate.load.held,
                        wrapping_up: member.candidate.load.wrapping_up,
                        capacity: member.candidate.capacity(&policy),
                        not_offered: member.candidate.not_eligible(&policy),
                        standing: member.word,
                    })
                    .collect();
                Ok(text(&ToStaff::Colleagues { colleagues }))
            })
            .await
    }

    /// The supervisors' board as a frame.
    pub async fn floor(&self, app: &AppState) -> Result<Utf8Bytes, Error> {
        let seq = app.desk.store().head_seq().await?;
        self.floor
            .at(seq, || async {
                let floor = super::floor::floor(app, seq).await?;
                Ok(text(&ToStaff::Floor { floor }))
            })
            .await
    }

    /// The board of all dispatches as a frame.
    pub async fn dispatches(&self, app: &AppState) -> Result<Utf8Bytes, Error> {
        let seq = app.desk.store().head_seq().await?;
        self.dispatches
            .at(seq, || async {
                let board = super::dispatches::board_of_all(app).await?;
                Ok(text(&ToStaff::Dispatches { board }))
            })
            .await
    }

    /// Open alerts as a frame.
    pub async fn alerts(&self, app: &AppState) -> Result<Utf8Bytes, Error> {
        let store = app.desk.store();
        self.alerts
            .at(store.head_seq().await?, || async {
                let people = self.people(app).await?;
                let alerts = store
                    .open_alerts()
                    .await?
                    .into_iter()
                    .map(|open| Alert {
                        alert: open.id,
                        kind: open.kind,
                        session: open.session,
                        alias: open.alias,
                        dispatch: open.dispatch,
                        dispatch_number: open.dispatch_number,
                        referral: open.referral,
                        staff: open.staff,
                        staff_name: open.staff.map(|staff| people.name(staff)),
                        raised_at: open.raised_at,
                        wish: open.wish,
                    })
                    .collect();
                Ok(text(&ToStaff::Alerts { alerts }))
            })
            .await
    }
}

fn row(stored: &Stored, policy: &Policy) -> Option<WaitingRow> {
    let session = &stored.session;
    let (waiting, offered) = match &session.stage {
        Stage::Waiting(waiting) => (waiting, None),
        Stage::Offered(waiting, offer) => (waiting, Some(offer.id)),
        Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => return None,
    };
    Some(WaitingRow {
        session: session.id,
        alias: stored.fixed.alias.clone(),
        channel: session.channel,
        language: session.language,
        wished_gender: session.wished_gender,
        tier: session.tier,
        reasons: session.reasons.clone(),
        waiting_since: waiting.since,
        target_at: Place::target_at(session.tier, waiting.since, policy),
        offered,
        caller: caller_link(session.caller),
    })
}
