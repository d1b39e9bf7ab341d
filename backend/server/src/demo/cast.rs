//! The fixed cast: who works at the demonstration's hotline.

use crate::desk::accounts::{CreateStaff, DecideQualification};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{Gender, Language};
use xinqiao_domain::{Actor, Refusal, StaffId};
use xinqiao_protocol::http::accounts::NewAccount;
use zeroize::Zeroizing;

/// Who plays a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Player {
    /// Whoever looks at the demonstration.
    Visitor,
    /// The demonstration itself.
    Simulated,
}

/// One part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub name: &'static str,
    pub username: &'static str,
    pub badge: &'static str,
    pub role: Role,
    pub gender: Gender,
    /// Simulated colleagues are trainees, who hold one session at once: enough is left for the visitor.
    pub grade: Grade,
    pub languages: &'static [Language],
    pub player: Player,
}

const BOTH: &[Language] = &[Language::Chinese, Language::English];

const fn part(name: &'static str, username: &'static str, badge: &'static str, role: Role, gender: Gender) -> Part {
    Part { name, username, badge, role, gender, grade: Grade::Full, languages: BOTH, player: Player::Visitor }
}

const fn simulated(part: Part, languages: &'static [Language]) -> Part {
    Part { grade: Grade::Trainee, player: Player::Simulated, languages, ..part }
}

/// Everybody; the security administrator, who makes the others' accounts, first.
pub const CAST: [Part; 11] = [
    part("安岚", "an.lan", "00", Role::SecurityAdmin, Gender::Woman),
    part("罗青", "luo.qing", "01", Role::SystemAdmin, Gender::Man),
    part("沈知远", "shen.zhiyuan", "02", Role::Supervisor, Gender::Man),
    part("周敏", "zhou.min", "07", Role::Operator, Gender::Woman),
    simulated(part("李蔚然", "li.weiran", "11", Role::Operator, Gender::Woman), BOTH),
    simulated(part("陈启", "chen.qi", "12", Role::Operator, Gender::Man), &[Language::Chinese]),
    part("高原", "gao.yuan", "31", Role::CrisisLead, Gender::Man),
    part("孙悦", "sun.yue", "32", Role::CrisisMember, Gender::Woman),
    part("钱峰", "qian.feng", "41", Role::CrisisLead, Gender::Man),
    part("陆遥", "lu.yao", "42", Role::CrisisMember, Gender::Woman),
    part("何静", "he.jing", "90", Role::Auditor, Gender::Woman),
];

/// Somebody of the cast, with an account.
#[derive(Clone)]
pub struct Member {
    pub part: &'static Part,
    pub staff: StaffId,
    pub password: Zeroizing<String>,
}

/// Makes an account that works at once: its password was drawn for it and is printed, so nobody has to change it.
pub struct Hire {
    pub part: &'static Part,
    pub staff: StaffId,
    pub by: StaffId,
    /// PHC string.
    pub password: String,
}

impl Command for Hire {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Part { name, username, badge, role, gender, grade, languages, player: _ } = self.part;
        let account = NewAccount {
            name: (*name).to_owned(),
            username: (*username).to_owned(),
            badge: (*badge).to_owned(),
            roles: vec![*role],
            languages: languages.to_vec(),
            gender: Some(*gender),
            grade: *grade,
        };
        let (staff, password) = (self.staff, self.password.clone());
        CreateStaff { staff, by: Actor::Staff(self.by), account, password }.decide(work).await?;
        let mut account = work.batch.staff(staff).await?.ok_or(Refusal::StaffNotFound)?;
        account.must_change_at = None;
        work.batch.change_staff(&account).await?;
        if matches!(role, Role::Operator | Role::Supervisor) {
            let (decision, reason) = (QualificationDecision::Qualified, "演示：上岗培训合格".to_owned());
            DecideQualification { staff, by: self.by, decision, reason }.decide(work).await?;
        }
        Ok(Done {})
    }
}
