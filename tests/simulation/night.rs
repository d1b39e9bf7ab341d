//! A night: what happens, drawn step by step.

use crate::chance::Chance;
use crate::checks;
use crate::crisis::Crisis;
use crate::house::{House, keys};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xinqiao::desk::arrivals::{EndByCaller, Open};
use xinqiao::desk::floor::{Accept, AcceptNext, DeclineOffer, EndByHolder, Hand, Motion, SetPresence, Transfer};
use xinqiao::desk::lines::{Say, Speaker};
use xinqiao::desk::links::{CallerPage, Console};
use xinqiao::desk::records::{Close, SaveAssessment, SaveWrapUp};
use xinqiao::hub::outlet::{Audience, Outlet};
use xinqiao_domain::assessment::{Assessment, NotAssessedReason};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::risk::{Intake, RiskTier};
use xinqiao_domain::session::{DeclineReason, Language, Session, Stage};
use xinqiao_domain::wrap_up::{Outcome, ProblemType, Service, WrapUp};
use xinqiao_domain::{Actor, CommandId, Millis, NodeId, SessionId, StaffId};
use xinqiao_protocol::problem::Tongue;
use xinqiao_storage::{Field, LineForm, NewLine};

/// Callers opened in one night at most.
const CALLERS: usize = 60;

pub struct Night {
    chance: Chance,
    house: House,
    sessions: BTreeSet<SessionId>,
    pages: BTreeMap<SessionId, Arc<Outlet>>,
    consoles: BTreeMap<StaffId, Arc<Outlet>>,
    /// The last lines said, to be said again.
    said: Vec<(NewLine, Speaker)>,
    crisis: Crisis,
}

impl Night {
    pub async fn begin(seed: u64) -> Self {
        let (house, mut chance) = (House::open().await, Chance::new(seed));
        let crisis = Crisis::found(&house, &mut chance).await;
        let mut night = Self {
            chance,
            house,
            sessions: BTreeSet::new(),
            pages: BTreeMap::new(),
            consoles: BTreeMap::new(),
            said: Vec::new(),
            crisis,
        };
        for staff in night.house.crew.clone() {
            night.console(staff).await;
            night.presence(staff, Presence::Available).await;
        }
        night
    }

    /// Looks at everything after the workers have looked at what is due.
    pub async fn check(&self, when: &str) {
        self.house.wait(Millis(0)).await;
        checks::floor(&self.house, &self.sessions, when).await;
        self.crisis.check(&self.house, when).await;
    }

    /// Looks at all that was ever written.
    pub async fn check_written(&self, when: &str) {
        checks::written(&self.house, when).await;
    }

    /// Everybody goes home; nothing is left due.
    pub async fn end(self) {
        self.house.wait(Millis::hours(1)).await;
        self.check("in the morning").await;
        self.check_written("in the morning").await;
    }

    /// Something happens; answers what.
    pub async fn step(&mut self) -> &'static str {
        let staff = self.chance.one(&self.house.crew.clone()).expect("a crew");
        match self.chance.below(36) {
            0..=3 => self.caller_comes().await,
            4..=6 => self.caller_speaks().await,
            7 => self.page_comes_or_goes().await,
            8 => self.caller_ends().await,
            9 => self.console(staff).await,
            10 | 11 => {
                let presence = if self.chance.below(3) == 0 { Presence::Break } else { Presence::Available };
                self.presence(staff, presence).await
            }
            12..=15 => self.offer_is_answered(staff).await,
            16 => self.accept_next(staff).await,
            17..=20 => self.holder_acts(staff).await,
            21 => self.says_again().await,
            22 => self.crash().await,
            23..=34 => self.crisis.step(&self.house, &mut self.chance, &self.sessions).await,
            _ => {
                let seconds = self.chance.below(45) as i64;
                self.house.wait(Millis::seconds(seconds)).await;
                "time passes"
            }
        }
    }

    async fn caller_comes(&mut self) -> &'static str {
        if self.sessions.len() >= CALLERS {
            return "nobody else comes";
        }
        let id = SessionId(self.chance.id());
        let seal_key = id.to_string();
        let (_, wrapped_seal) = keys().new_seal(&seal_key).expect("a key");
        let tiers: Vec<_> = RiskTier::ALL.iter().copied().map(Some).chain([None, None]).collect();
        let open = Open {
            id,
            language: self.chance.one(Language::ALL).expect("a language"),
            wished_gender: None,
            intake: Intake::default(),
            tier: self.chance.one(&tiers).expect("a tier"),
            reasons: Vec::new(),
            secret_hash: vec![1],
            return_hash: None,
            origin_hash: None,
            alias: "晚风".to_owned(),
            seal_key,
            wrapped_seal,
            about: None,
            ticket_hash: id.0.as_bytes().to_vec(),
            ticket_expires_at: self.house.now(),
        };
        self.house.must(open).await;
        self.sessions.insert(id);
        "a caller comes"
    }

    fn some_session(&mut self) -> Option<SessionId> {
        let all: Vec<_> = self.sessions.iter().copied().collect();
        self.chance.one(&all)
    }

    async fn line(&mut self, session: SessionId, author: Actor) -> NewLine {
        let (id, text) = (CommandId(self.chance.id()), "我不知道该从哪里说起".to_owned());
        let seal = self.house.desk.store().session_seal(session).await.expect("read").expect("a key");
        let sealed = seal.seal(Field::LineBody, &xinqiao_storage::lines::body_row(session, id), &text).expect("sealed");
        let digest = keys().body_digest(&[text.as_bytes()]);
        NewLine { session, id, author: author.into(), form: LineForm::Text, sealed, digest, text, origin: None }
    }

    /// Says a line and waits until the desk has looked at it.
    async fn say(&mut self, line: NewLine, speaker: Speaker) {
        self.said.push((line.clone(), speaker.clone()));
        let asker = self.house.hub.outlet(Audience::Caller, Tongue::ZhCn);
        self.house.desk.say(Say { line, speaker, asker, outcome: None }).await.expect("the desk is open");
        self.house.must(xinqiao::desk::sweep::Sweep {}).await;
    }

    async fn caller_speaks(&mut self) -> &'static str {
        let Some(session) = self.some_session() else { return "silence" };
        let line = self.line(session, Actor::Caller(session)).await;
        let found = self.chance.one(&[None, None, Some(RiskTier::High)]).flatten();
        let reasons = found.map(|_| xinqiao_domain::risk::TierReason::Phrase { entry: "e".to_owned(), version: 1 });
        self.say(line, Speaker::Caller { found, reasons: reasons.into_iter().collect() }).await;
        "a caller speaks"
    }

    /// An acknowledgement was lost: the same line once more, perhaps after a crash.
    async fn says_again(&mut self) -> &'static str {
        let Some((line, speaker)) = self.chance.one(&self.said.clone()) else { return "silence" };
        self.say(line, speaker).await;
        "a line comes again"
    }

    async fn page_comes_or_goes(&mut self) -> &'static str {
        let Some(session) = self.some_session() else { return "silence" };
        let hub = Arc::clone(&self.house.hub);
        if let Some(page) = self.pages.remove(&session) {
            hub.remove_caller(session, &page);
        } else {
            let page = hub.outlet(Audience::Caller, Tongue::ZhCn);
            hub.add_caller(session, &page);
            self.pages.insert(session, page);
        }
        self.house.must(CallerPage { session, node: self.house.node, hub }).await;
        "a page comes or goes"
    }

    async fn caller_ends(&mut self) -> &'static str {
        let Some(session) = self.some_session() else { return "silence" };
        let id = CommandId(self.chance.id());
        self.house.try_to(EndByCaller { id, session }).await;
        "a caller ends"
    }

    async fn console(&mut self, staff: StaffId) -> &'static str {
        let hub = Arc::clone(&self.house.hub);
        if let Some(console) = self.consoles.remove(&staff) {
            hub.remove_staff(staff, &console);
        } else {
            let console = hub.outlet(Audience::Staff, Tongue::ZhCn);
            assert!(hub.add_staff(staff, &console).is_ok());
            self.consoles.insert(staff, console);
        }
        self.house.must(Console { staff, node: self.house.node, hub }).await;
        "a console comes or goes"
    }

    async fn presence(&mut self, staff: StaffId, presence: Presence) -> &'static str {
        let id = CommandId(self.chance.id());
        self.house.must(SetPresence { id, staff, presence }).await;
        "somebody says what they do"
    }

    async fn sessions_of(&self, staff: StaffId) -> Vec<Session> {
        let stored = self.house.desk.store().sessions_of(staff).await.expect("read");
        stored.into_iter().map(|stored| stored.session).collect()
    }

    async fn offer_is_answered(&mut self, staff: StaffId) -> &'static str {
        let mine = self.sessions_of(staff).await;
        let Some(offer) = mine.iter().find_map(|one| one.stage.offer().map(|offer| offer.id)) else {
            return "no offer";
        };
        let id = CommandId(self.chance.id());
        if self.chance.below(4) == 0 {
            self.house.try_to(DeclineOffer { id, staff, offer, reason: DeclineReason::Other }).await;
            "an offer is declined"
        } else {
            self.house.try_to(Accept { id, staff, offer }).await;
            "an offer is accepted"
        }
    }

    async fn accept_next(&mut self, staff: StaffId) -> &'static str {
        let id = CommandId(self.chance.id());
        self.house.try_to(AcceptNext { id, staff }).await;
        "somebody asks for the next"
    }

    async fn holder_acts(&mut self, staff: StaffId) -> &'static str {
        let mine = self.sessions_of(staff).await;
        let Some(session) = self.chance.one(&mine).filter(|one| one.stage.lease().is_some()) else {
            return "nothing to do";
        };
        if matches!(session.stage, Stage::WrapUp(..)) {
            return self.writes_the_record(staff, &session).await;
        }
        let (id, session, fence) = (CommandId(self.chance.id()), session.id, session.fence);
        match self.chance.below(6) {
            0 => {
                let to = self.chance.one(&self.house.crew.clone()).filter(|to| *to != staff);
                let transfer = Transfer { id, staff, session, fence, to, context: "背景".to_owned() };
                self.house.try_to(transfer).await;
                "a session is handed on"
            }
            1 => {
                let motion = Motion::Raise { wish: String::new() };
                self.house.try_to(Hand { id, staff, session, fence, motion }).await;
                "a hand is raised"
            }
            2 | 3 => {
                self.house.try_to(EndByHolder { id, staff, session, fence }).await;
                "a talk is ended"
            }
            _ => {
                // Sometimes under a number that is no longer theirs.
                let fence = fence - i64::from(self.chance.below(4) == 0);
                let line = self.line(session, Actor::Staff(staff)).await;
                self.say(line, Speaker::Holder { staff, fence, shared: None }).await;
                "an operator speaks"
            }
        }
    }

    async fn writes_the_record(&mut self, staff: StaffId, session: &Session) -> &'static str {
        let (session, fence) = (session.id, session.fence);
        let mut id = || CommandId(self.chance.id());
        let assessment = Assessment::NotAssessed { reason: NotAssessedReason::CallerLeft, remarks: String::new() };
        let form = WrapUp {
            problems: vec![ProblemType::Emotion],
            marks: Vec::new(),
            services: vec![Service::Counselling],
            outcome: Outcome::Unknown,
            actions: Vec::new(),
            local: None,
            summary: "来电者提前离开。".to_owned(),
        };
        let (first, second, third) = (id(), id(), id());
        self.house.must(SaveAssessment { id: first, staff, session, fence, assessment }).await;
        self.house.must(SaveWrapUp { id: second, staff, session, fence, form }).await;
        self.house.try_to(Close { id: third, staff, session, fence, plan: None }).await;
        "a record is closed"
    }

    /// The process dies. Consoles come back at once or not; pages come back when they will.
    async fn crash(&mut self) -> &'static str {
        let node = NodeId(self.chance.id());
        self.pages.clear();
        let connected: Vec<_> = std::mem::take(&mut self.consoles).into_keys().collect();
        self.house.crash(node).await;
        for staff in connected {
            if self.chance.below(3) > 0 {
                self.console(staff).await;
            }
        }
        "the process dies and another one begins"
    }
}
