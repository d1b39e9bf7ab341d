//! The sessions of the past: in writing with lines both ways, and by phone; each with its complete record.

use super::{Past, member};
use crate::aliases::alias;
use crate::demo::cast::Member;
use crate::demo::forms::{self, Reach};
use crate::demo::scripts::{Leaving, SCRIPTS, Script, Visit, replies};
use crate::desk::arrivals::{EndByCaller, Open, OpenPhone};
use crate::desk::floor::{AcceptNext, EndByHolder, Taken};
use crate::desk::lines::{Say, Speaker, new_line};
use crate::desk::marks::Mark;
use crate::desk::records::{AddNote, Close, Rate, SaveAssessment, SaveWrapUp, return_code};
use crate::hub::outlet::{Audience, Bounds, Outlet};
use std::sync::Arc;
use xinqiao_domain::lexicon::Lexicon;
use xinqiao_domain::risk::{intake_tier, raise};
use xinqiao_domain::session::{Direction, Language};
use xinqiao_domain::{Actor, Millis, SessionId, StaffId};
use xinqiao_protocol::problem::Tongue;
use xinqiao_storage::lines::{Side, SideMarks};
use xinqiao_storage::{Field, LineForm, NewLine, SessionSeal, sha256};

/// Who answered, in turn.
const HOLDERS: [&str; 3] = ["zhou.min", "li.weiran", "chen.qi"];
/// Every how many sessions one is by phone.
const PHONE_EVERY: usize = 8;
/// Every how many sessions the caller says how it was.
const RATED_EVERY: usize = 3;
/// The number of a caller who rang more than once; nobody's.
const PHONE: &str = "199 0000 0008";

/// A session of the past while it lasts.
struct Talk {
    session: SessionId,
    seal: SessionSeal,
    script: &'static Script,
    holder: StaffId,
    fence: i64,
}

impl Past {
    /// Lives through one session.
    pub(super) async fn session(&mut self, number: usize, cast: &[Member], code: &str) -> anyhow::Result<()> {
        let script = &SCRIPTS[number % SCRIPTS.len()];
        let holder = member(cast, HOLDERS[number % HOLDERS.len()]);
        if number % PHONE_EVERY == PHONE_EVERY - 1 {
            return self.phone_session(script, holder).await;
        }
        let talk = self.begins(script, holder, code).await?;
        self.talk(&talk).await?;
        self.record(&talk, Reach::Agreed).await?;
        if number.is_multiple_of(RATED_EVERY) {
            let (id, session) = (self.command(), talk.session);
            self.run(Rate { id, session, score: 4 + (number % 2) as u8, comment: String::new() }).await?;
        }
        Ok(())
    }

    /// A caller comes, waits, and is answered.
    async fn begins(&mut self, script: &'static Script, holder: StaffId, code: &str) -> anyhow::Result<Talk> {
        let session = SessionId(self.ids.draw());
        let seal_key = session.to_string();
        let keys = self.desk.store().keys();
        let (seal, wrapped_seal) = keys.new_seal(&seal_key)?;
        let (tier, mut reasons) = intake_tier(&script.intake);
        let (found, phrases) = Lexicon::standard().find(script.about);
        reasons.extend(phrases);
        let return_hash = match script.visit {
            Visit::First => None,
            Visit::Again => return_code::hash(keys, code),
        };
        let open = Open {
            id: session,
            language: script.language,
            wished_gender: None,
            intake: script.intake,
            tier: raise(tier, found),
            reasons,
            // Nobody will come back to a session of the past.
            secret_hash: sha256(self.ids.draw().as_bytes()),
            return_hash,
            origin_hash: None,
            alias: alias(session),
            seal_key,
            wrapped_seal,
            about: Some(self.line(session, &seal, Actor::Caller(session), script.about)?),
            ticket_hash: sha256(self.ids.draw().as_bytes()),
            ticket_expires_at: self.clock.now(),
        };
        self.run(open).await?;
        let waited = self.seconds(8..75);
        self.passes(waited);
        let Taken { fence, .. } = self.run(AcceptNext { id: self.command(), staff: holder }).await?;
        Ok(Talk { session, seal, script, holder, fence })
    }

    fn line(&self, session: SessionId, seal: &SessionSeal, author: Actor, text: &str) -> anyhow::Result<NewLine> {
        let keys = self.desk.store().keys();
        Ok(new_line(keys, seal, session, self.command(), author, LineForm::Text, text.to_owned())?)
    }

    /// Lines both ways, then the end.
    async fn talk(&mut self, talk: &Talk) -> anyhow::Result<()> {
        let words = talk.script.says;
        for (at, reply) in replies(talk.script.language, Some(talk.script.tier)).iter().enumerate() {
            self.holder_says(talk, reply).await?;
            if let Some(words) = words.get(at) {
                self.caller_says(talk, words).await?;
            }
        }
        let id = self.command();
        match talk.script.leaving {
            Leaving::Farewell(words) => {
                self.caller_says(talk, words).await?;
                self.run(EndByCaller { id, session: talk.session }).await?;
            }
            Leaving::Silently => {
                self.passes(Millis::minutes(6));
                let (staff, session, fence) = (talk.holder, talk.session, talk.fence);
                self.run(EndByHolder { id, staff, session, fence }).await?;
            }
        }
        Ok(())
    }

    async fn holder_says(&mut self, talk: &Talk, text: &str) -> anyhow::Result<()> {
        let speaker = Speaker::Holder { staff: talk.holder, fence: talk.fence, shared: None };
        self.says(talk, Actor::Staff(talk.holder), speaker, text).await?;
        self.is_read_by(talk, Side::Caller).await
    }

    async fn caller_says(&mut self, talk: &Talk, text: &str) -> anyhow::Result<()> {
        let (found, reasons) = Lexicon::standard().find(text);
        self.says(talk, Actor::Caller(talk.session), Speaker::Caller { found, reasons }, text).await?;
        self.is_read_by(talk, Side::Operator).await
    }

    async fn says(&mut self, talk: &Talk, author: Actor, speaker: Speaker, text: &str) -> anyhow::Result<()> {
        let thought = self.seconds(15..70);
        self.passes(thought);
        let line = self.line(talk.session, &talk.seal, author, text)?;
        let asker = Arc::new(Outlet::new(0, Audience::Caller, Tongue::ZhCn, Bounds { messages: 1, bytes: 1 }));
        Ok(self.desk.say(Say { line, speaker, asker, outcome: None }).await?)
    }

    /// The other side has read all there is. It is answered only after the line before it was written.
    async fn is_read_by(&self, talk: &Talk, side: Side) -> anyhow::Result<()> {
        let marks = SideMarks { delivered: i64::MAX, seen: i64::MAX };
        self.run(Mark { session: talk.session, side, marks }).await?;
        Ok(())
    }

    /// Assessment, wrap-up, plan, close.
    async fn record(&mut self, talk: &Talk, reach: Reach) -> anyhow::Result<()> {
        let (staff, session, fence, script) = (talk.holder, talk.session, talk.fence, talk.script);
        let ended_at = self.clock.now();
        let wrote = self.seconds(60..180);
        self.passes(wrote);
        let assessment = forms::assessment(script.tier);
        self.run(SaveAssessment { id: self.command(), staff, session, fence, assessment }).await?;
        self.passes(wrote);
        let form = forms::wrap_up_of(script);
        self.run(SaveWrapUp { id: self.command(), staff, session, fence, form }).await?;
        let plan = forms::plan(script.tier, reach, ended_at);
        self.run(Close { id: self.command(), staff, session, fence, plan }).await?;
        Ok(())
    }

    /// Somebody rings, and the operator writes it down.
    async fn phone_session(&mut self, script: &'static Script, holder: StaffId) -> anyhow::Result<()> {
        let session = SessionId(self.ids.draw());
        let seal_key = session.to_string();
        let keys = self.desk.store().keys();
        let (seal, wrapped_seal) = keys.new_seal(&seal_key)?;
        let open = OpenPhone {
            id: session,
            by: holder,
            direction: Direction::Incoming,
            language: Language::Chinese,
            started_at: self.clock.now(),
            alias: alias(session),
            phone_hash: Some(keys.phone_hash(PHONE)),
            phone: Some(seal.seal(Field::Phone, &seal_key, PHONE)?),
            seal_key,
            wrapped_seal,
            return_hash: None,
        };
        self.run(open).await?;
        let talk = Talk { session, seal, script, holder, fence: 1 };
        self.passes(Millis::minutes(14));
        let text = "来电者声音平稳，愿意再打来。".to_owned();
        self.run(AddNote { id: self.command(), staff: holder, session, text }).await?;
        self.passes(Millis::minutes(3));
        self.run(EndByHolder { id: self.command(), staff: holder, session, fence: talk.fence }).await?;
        self.record(&talk, Reach::Anonymous).await
    }
}
