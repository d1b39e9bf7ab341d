//! Everybody who may answer, as routing sees them.

use crate::entries::day;
use crate::sessions::{code, id, maybe_code};
use crate::{CENTRE, Error, Store, ledger_rules};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::presence::{Load, Presence};
use xinqiao_domain::routing::{Candidate, Duty, StaffLink, Standing};
use xinqiao_domain::session::{Gender, Language, Stage};
use xinqiao_domain::standing::{OverdueRouting, RulesHistory, StandingWord};
use xinqiao_domain::{StaffId, Timestamp};

/// Operators and supervisors with presence and load.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    pub members: BTreeMap<StaffId, Member>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Member {
    pub candidate: Candidate,
    pub presence: Presence,
    pub presence_since: Timestamp,
    /// Nodes that hold a socket of theirs.
    pub nodes: u32,
    /// How they stand by the ledgers; none until it was derived.
    pub word: Option<StandingWord>,
}

impl Roster {
    /// As routing sees them, in the order of their ids.
    pub fn candidates(&self) -> Vec<Candidate> {
        self.members.values().map(|member| member.candidate.clone()).collect()
    }

    /// Keeps the loads right when a session goes from one stage to another.
    pub fn moved(&mut self, before: Option<&Stage>, after: Option<&Stage>) {
        for (stage, step) in [(before, -1i32), (after, 1)] {
            let Some((staff, count)) = stage.and_then(Self::counted) else { continue };
            let Some(member) = self.members.get_mut(&staff) else { continue };
            let load = &mut member.candidate.load;
            let slot = match count {
                Counted::Held => &mut load.held,
                Counted::WrappingUp => &mut load.wrapping_up,
                Counted::Offered => &mut load.offered,
            };
            *slot = slot.saturating_add_signed(step);
        }
    }

    fn counted(stage: &Stage) -> Option<(StaffId, Counted)> {
        match stage {
            Stage::Waiting(_) | Stage::Closed(_) => None,
            Stage::Offered(_, offer) => Some((offer.operator, Counted::Offered)),
            Stage::Held(lease) | Stage::Detached(lease, _) => Some((lease.operator, Counted::Held)),
            Stage::WrapUp(lease, _) => Some((lease.operator, Counted::WrappingUp)),
        }
    }
}

enum Counted {
    Held,
    WrappingUp,
    Offered,
}

const MEMBERS: &str = "SELECT staff.id, staff.grade, staff.languages, staff.gender, \
     presence.word, presence.since_at, presence.last_offered_at, \
     (SELECT COUNT(*) FROM staff_role WHERE staff_role.staff = staff.id AND role = 'operator') AS operators, \
     (SELECT COUNT(*) FROM staff_link WHERE staff_link.staff = staff.id) AS nodes, \
     standing.word AS standing_word, standing.on_day \
     FROM staff LEFT JOIN presence ON presence.staff = staff.id LEFT JOIN standing ON standing.staff = staff.id \
     WHERE staff.centre = $1 AND staff.disabled_at IS NULL \
     AND EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff = staff.id AND role IN ('operator', 'supervisor'))";

/// Who answers callers: not disabled, with a role that does.
pub(crate) const ANSWERING: &str = "SELECT staff.id FROM staff WHERE staff.disabled_at IS NULL \
     AND EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff = staff.id AND role IN ('operator', 'supervisor')) \
     AND staff.centre = ";

const LOADS: &str = "SELECT holder AS staff, stage, COUNT(*) AS sessions FROM session \
     WHERE stage IN ('held', 'detached', 'wrap_up') GROUP BY holder, stage \
     UNION ALL SELECT offer_to AS staff, stage, COUNT(*) AS sessions FROM session \
     WHERE stage = 'offered' GROUP BY offer_to, stage";

/// On what footing somebody answers, from how often the role of an operator was counted.
pub(crate) fn duty(row: &AnyRow) -> Result<Duty, Error> {
    Ok(if row.try_get::<i64, _>("operators")? > 0 { Duty::Operator } else { Duty::Supervisor })
}

/// What routing makes of the derived word, by the rules of the day it was derived on.
fn standing(row: &AnyRow, rules: Option<&RulesHistory>) -> Result<Standing, Error> {
    Ok(match maybe_code(row, "standing_word", StandingWord::from_code)? {
        Some(StandingWord::Qualified | StandingWord::Due) => Standing::Qualified,
        Some(StandingWord::Overdue) => {
            let on = day(row, "on_day")?;
            Standing::Overdue(rules.map_or(OverdueRouting::Never, |rules| rules.on(on).overdue))
        }
        Some(StandingWord::Suspended) | None => Standing::NotQualified,
    })
}

/// Reads the roster in three statements.
pub(crate) async fn load(connection: &mut AnyConnection) -> Result<Roster, Error> {
    let mut roster = Roster::default();
    let rules = ledger_rules::history(&mut *connection).await?;
    for row in &sqlx::query(MEMBERS).bind(CENTRE).fetch_all(&mut *connection).await? {
        let staff: StaffId = id(row, "id")?;
        let presence = maybe_code(row, "word", Presence::from_code)?.unwrap_or(Presence::Away);
        let nodes = row.try_get::<i64, _>("nodes")? as u32;
        let candidate = Candidate {
            staff,
            duty: duty(row)?,
            link: if nodes > 0 { StaffLink::Connected(presence) } else { StaffLink::Gone },
            standing: standing(row, rules.as_ref())?,
            grade: code(row, "grade", Grade::from_code)?,
            languages: serde_json::from_str::<Vec<Language>>(row.try_get("languages")?)?,
            gender: maybe_code(row, "gender", Gender::from_code)?,
            load: Load::default(),
            last_offered_at: Timestamp(row.try_get::<Option<i64>, _>("last_offered_at")?.unwrap_or(0)),
        };
        let presence_since = Timestamp(row.try_get::<Option<i64>, _>("since_at")?.unwrap_or(0));
        let word = maybe_code(row, "standing_word", StandingWord::from_code)?;
        roster.members.insert(staff, Member { candidate, presence, presence_since, nodes, word });
    }
    for row in &sqlx::query(LOADS).fetch_all(&mut *connection).await? {
        let Some(member) = roster.members.get_mut(&id(row, "staff")?) else { continue };
        let sessions = row.try_get::<i64, _>("sessions")? as u32;
        let load = &mut member.candidate.load;
        match row.try_get::<&str, _>("stage")? {
            "offered" => load.offered += sessions,
            "wrap_up" => load.wrapping_up += sessions,
            "held" | "detached" => load.held += sessions,
            other => {
                tracing::warn!(stage = other, "a stage that is not open was counted");
            }
        }
    }
    Ok(roster)
}

impl crate::Batch<'_> {
    /// Writes what somebody is doing now.
    pub async fn set_presence(&mut self, staff: StaffId, presence: Presence) -> Result<(), Error> {
        let now = self.now();
        self.write_presence(staff, Some(presence), None).await?;
        if let Some(member) = self.roster().await?.members.get_mut(&staff) {
            member.presence = presence;
            member.presence_since = now;
            if member.nodes > 0 {
                member.candidate.link = StaffLink::Connected(presence);
            }
        }
        Ok(())
    }

    /// Notes that something was offered to somebody just now.
    pub async fn offered_to(&mut self, staff: StaffId) -> Result<(), Error> {
        let now = self.now();
        self.write_presence(staff, None, Some(now)).await?;
        if let Some(member) = self.roster().await?.members.get_mut(&staff) {
            member.candidate.last_offered_at = now;
        }
        Ok(())
    }

    async fn write_presence(
        &mut self,
        staff: StaffId,
        presence: Option<Presence>,
        offered_at: Option<Timestamp>,
    ) -> Result<(), Error> {
        let now = self.now();
        let word = presence.unwrap_or(Presence::Away).code();
        let statement = match (presence, offered_at) {
            (Some(_), _) => {
                "INSERT INTO presence (staff, word, since_at, last_offered_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (staff) DO UPDATE SET word = excluded.word, since_at = excluded.since_at"
            }
            (None, _) => {
                "INSERT INTO presence (staff, word, since_at, last_offered_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (staff) DO UPDATE SET last_offered_at = excluded.last_offered_at"
            }
        };
        sqlx::query(statement)
            .bind(staff.to_string())
            .bind(word)
            .bind(now.0)
            .bind(offered_at.map_or(0, |at| at.0))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A node now holds sockets of somebody, or no longer does. Answers whether anybody's console is connected now.
    pub async fn set_staff_link(&mut self, staff: StaffId, node: &str, link: Linked) -> Result<StaffLink, Error> {
        let now = self.now();
        match link {
            Linked::Here => {
                sqlx::query(
                    "INSERT INTO staff_link (staff, node, since_at) VALUES ($1, $2, $3) ON CONFLICT (staff, node) DO NOTHING",
                )
                .bind(staff.to_string())
                .bind(node.to_owned())
                .bind(now.0)
                .execute(self.connection())
                .await?;
            }
            Linked::Gone => {
                sqlx::query("DELETE FROM staff_link WHERE staff = $1 AND node = $2")
                    .bind(staff.to_string())
                    .bind(node.to_owned())
                    .execute(self.connection())
                    .await?;
            }
        }
        let row = sqlx::query("SELECT COUNT(*) AS nodes FROM staff_link WHERE staff = $1")
            .bind(staff.to_string())
            .fetch_one(self.connection())
            .await?;
        let nodes = row.try_get::<i64, _>("nodes")? as u32;
        let Some(member) = self.roster().await?.members.get_mut(&staff) else { return Ok(StaffLink::Gone) };
        member.nodes = nodes;
        member.candidate.link = if nodes > 0 { StaffLink::Connected(member.presence) } else { StaffLink::Gone };
        Ok(member.candidate.link)
    }
}

/// A connection appeared or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    Here,
    Gone,
}

impl Store {
    /// The roster as last committed.
    pub async fn roster(&self) -> Result<Roster, Error> {
        load(&mut *self.read.acquire().await?).await
    }
}
