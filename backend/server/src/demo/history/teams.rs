//! Two counties with a crisis team each, which help each other out, on call for the days to come. Everybody is reached over
//! the console: nothing leaves a demonstration.

use super::{Past, member};
use crate::demo::cast::Member;
use crate::desk::arrivals::Done;
use crate::desk::teams::{AddArea, AddTeam, EnterOnCall, PutMember};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::dispatch::Need;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::{EscalationPolicy, Step};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::team::{Duty, PageChannel, Skill, TeamLevel};
use xinqiao_domain::{Actor, AreaId, Event, Millis, PageId, StaffId, TeamId};
use xinqiao_protocol::http::teams::{ContactForm, PutMember as MemberForm, TeamForm};
use xinqiao_storage::page_links::TestPage;

/// Days on call ahead of whoever looks at it.
const DAYS: i64 = 10;
/// The supervisor who keeps the teams.
const KEEPER: &str = "shen.zhiyuan";

/// A county, its townships, and who goes there: a lead, and members.
struct County {
    name: &'static str,
    townships: &'static [&'static str],
    crew: &'static [(&'static str, Duty, Profession, Skill)],
}

const COUNTIES: [County; 2] = [
    County {
        name: "青山县",
        townships: &["河口镇", "松岭乡"],
        crew: &[
            ("gao.yuan", Duty::Lead, Profession::Psychiatrist, Skill::Negotiation),
            ("sun.yue", Duty::Member, Profession::Nurse, Skill::FirstAid),
        ],
    },
    County {
        name: "临江县",
        townships: &["渡口镇"],
        crew: &[
            ("qian.feng", Duty::Lead, Profession::Psychiatrist, Skill::Minors),
            ("lu.yao", Duty::Member, Profession::Nurse, Skill::Perinatal),
        ],
    },
];

impl Past {
    /// The teams; the first county's asks the others for help.
    pub(super) async fn teams(&self, cast: &[Member]) -> anyhow::Result<()> {
        let mut neighbours = Vec::new();
        for county in COUNTIES.iter().rev() {
            neighbours.push(self.team(county, cast, &neighbours).await?);
        }
        Ok(())
    }

    async fn team(&self, county: &County, cast: &[Member], neighbours: &[TeamId]) -> anyhow::Result<TeamId> {
        let by = member(cast, KEEPER);
        let area = self.area(by, None, county.name).await?;
        for township in county.townships {
            self.area(by, Some(area), township).await?;
        }
        let form = TeamForm {
            name: format!("{}危机干预队", county.name),
            level: TeamLevel::County,
            area,
            neighbours: neighbours.to_vec(),
            policy: over_the_console(),
            cover: [Profession::Psychiatrist, Profession::Nurse]
                .map(|profession| Need { profession, count: 1 })
                .to_vec(),
        };
        let team = self.run(AddTeam { id: self.command(), by, form }).await?;
        for (username, duty, profession, skill) in county.crew {
            let staff = member(cast, username);
            let form = MemberForm {
                id: self.command(),
                duty: *duty,
                professions: vec![*profession],
                skills: vec![*skill],
                phone: "199 0000 0110".to_owned(),
                contacts: vec![ContactForm { channel: PageChannel::Email, address: format!("{username}@example.org") }],
            };
            self.run(PutMember { by, team, staff, form }).await?;
            self.run(IsReached { staff }).await?;
            self.goes_on_call(by, team, staff).await?;
        }
        Ok(team)
    }

    async fn area(&self, by: StaffId, county: Option<AreaId>, name: &str) -> anyhow::Result<AreaId> {
        self.run(AddArea { id: self.command(), by, county, name: name.to_owned() }).await
    }

    /// On call from now on, day by day, as a roster would have it.
    async fn goes_on_call(&self, by: StaffId, team: TeamId, staff: StaffId) -> anyhow::Result<()> {
        let wall = |day| Zone::default().minute_of(self.clock.now() + Millis::days(day)).replace(' ', "T");
        for day in 0..DAYS {
            let (starts, ends) = (wall(day), wall(day + 1));
            self.run(EnterOnCall { id: self.command(), by, team, staff, starts, ends, zone: None }).await?;
        }
        Ok(())
    }
}

/// The policy of a new team, over the console alone.
fn over_the_console() -> EscalationPolicy {
    let policy = EscalationPolicy::default();
    let steps = policy.steps.into_iter().map(|step| Step { channels: vec![PageChannel::Console], ..step }).collect();
    EscalationPolicy { steps, ..policy }
}

/// Somebody acknowledged a test page over each of their contacts.
struct IsReached {
    staff: StaffId,
}

impl Command for IsReached {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (staff, now) = (self.staff, work.batch.now());
        for known in work.batch.contacts_of(staff).await? {
            let (page, contact, channel) = (PageId(work.ids.draw()), known.contact.id, known.contact.channel);
            let test = TestPage { page, staff, contact, channel, expires_at: now + Millis::days(3) };
            work.batch.put_test_page(&test).await?;
            work.batch.test_acknowledged(page).await?;
            work.batch.contact_proven(contact).await?;
            let paged = DispatchEvent::Paged { dispatch: None, page, staff, channel };
            work.batch.tell(Actor::Hotline, Event::Dispatch(paged))?;
            let proven = DispatchEvent::ContactProven { contact, member: staff };
            work.batch.tell(Actor::Staff(staff), Event::Dispatch(proven))?;
        }
        Ok(Done {})
    }
}
