//! Crisis teams for stories. [`Hotline::crisis_team`] is all that most stories need: a county with a team whose lead
//! (a psychiatrist), nurse and counsellor are on call for a week and can be reached. The pieces it is made of are there for
//! stories that need others: [`Hotline::area`], [`Hotline::team`], [`Hotline::crisis_member`], [`Hotline::on_call`].
//!
//! ```ignore
//! let team = hotline.crisis_team().await;
//! let helpers = hotline.neighbour(&team).await;
//! let [lead, nurse, counsellor] = team.crew.as_slice() else { panic!("three of them") };
//! hotline.ask(Method::GET, "/api/v1/crew", &lead.token, None::<&()>).await
//! ```

use crate::hotline::PASSWORD;
use crate::{Hotline, new_id};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::roles::Role;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{AreaId, Millis, OnCallId, StaffId, TeamId, Timestamp};
use xinqiao_protocol::http::teams::{Area, OnCall, Team};

/// How long the crew of a story's team is on call. No gap is told to the supervisors for the first four days of it.
pub const ON_CALL_FOR: Millis = Millis::days(7);

/// A team at work, with the county it goes to.
pub struct CrisisTeam {
    pub area: AreaId,
    pub team: TeamId,
    /// The token of the supervisor who keeps it.
    pub keeper: String,
    /// A lead who is a psychiatrist, a nurse, a counsellor.
    pub crew: Vec<CrewMember>,
}

/// Somebody of a team, signed in.
pub struct CrewMember {
    pub staff: StaffId,
    pub username: String,
    pub token: String,
    /// Where letters to them go: `crew.<n>@example.org`.
    pub email: String,
}

impl CrewMember {
    /// Signs in again, where time has run past the token.
    pub async fn signs_in_again(&mut self, hotline: &Hotline) {
        self.token = hotline.sign_in(&self.username, PASSWORD).await.access_token;
    }
}

impl Hotline {
    /// The token of a supervisor, who keeps teams.
    pub async fn keeper(&mut self) -> String {
        self.person(&[Role::Supervisor]).await.access_token
    }

    /// A county with a team of three who are on call for [`ON_CALL_FOR`], each with a mailbox that has proven itself.
    pub async fn crisis_team(&mut self) -> CrisisTeam {
        let keeper = self.keeper().await;
        let area = self.area(&keeper, "安宁县", None).await;
        let team = self.team(&keeper, "安宁县危机干预队", area, &[]).await;
        let crew = self.crew(&keeper, team).await;
        CrisisTeam { area, team, keeper, crew }
    }

    /// A second county with a team of three on call, which helps out the first.
    pub async fn neighbour(&mut self, of: &CrisisTeam) -> CrisisTeam {
        let keeper = of.keeper.clone();
        let area = self.area(&keeper, "富民县", None).await;
        let team = self.team(&keeper, "富民县危机干预队", area, &[]).await;
        let crew = self.crew(&keeper, team).await;
        let mut asked: Team = self.ask(Method::GET, &format!("/api/v1/teams/{}", of.team), &keeper, None::<&()>).await;
        asked.form.neighbours.push(team);
        self.changes_team(&keeper, &asked).await;
        CrisisTeam { area, team, keeper, crew }
    }

    /// A psychiatrist who leads, a nurse, and a counsellor, on call from now on.
    async fn crew(&mut self, keeper: &str, team: TeamId) -> Vec<CrewMember> {
        let mut crew = Vec::new();
        let now = self.now();
        for (duty, profession) in [
            (Duty::Lead, Profession::Psychiatrist),
            (Duty::Member, Profession::Nurse),
            (Duty::Member, Profession::Counsellor),
        ] {
            let member = self.crisis_member(keeper, team, duty, &[profession]).await;
            self.on_call(keeper, team, member.staff, now, ON_CALL_FOR).await;
            crew.push(member);
        }
        crew
    }

    /// A county, or a township of one.
    pub async fn area(&self, keeper: &str, name: &str, county: Option<AreaId>) -> AreaId {
        let body = json!({ "id": new_id(), "county": county, "name": name });
        self.ask::<_, Area>(Method::POST, "/api/v1/areas", keeper, Some(&body)).await.area
    }

    /// A team with the policy that a new one begins with: who is on call, the whole team, the neighbours, each for 5 min,
    /// twice. It asks for a psychiatrist and a nurse at every minute.
    pub async fn team(&self, keeper: &str, name: &str, area: AreaId, neighbours: &[TeamId]) -> TeamId {
        let body = json!({ "id": new_id(), "form": team_form(name, area, neighbours) });
        self.ask::<_, Team>(Method::POST, "/api/v1/teams", keeper, Some(&body)).await.team
    }

    /// A team as it shall be; its version is the one that was read.
    pub async fn changes_team(&self, keeper: &str, team: &Team) -> Team {
        let body = json!({ "id": new_id(), "version": team.version, "form": team.form });
        self.ask(Method::PUT, &format!("/api/v1/teams/{}", team.team), keeper, Some(&body)).await
    }

    /// Somebody new in a team, signed in, whose mailbox has proven itself.
    pub async fn crisis_member(
        &mut self,
        keeper: &str,
        team: TeamId,
        duty: Duty,
        professions: &[Profession],
    ) -> CrewMember {
        let role = match duty {
            Duty::Lead => Role::CrisisLead,
            Duty::Member => Role::CrisisMember,
        };
        let signed_in = self.newcomer(&[role]).await;
        let staff = signed_in.me.staff;
        let email = format!("crew.{}@example.org", signed_in.me.badge);
        let form = member_form(duty, professions, &email);
        let _: Team =
            self.ask(Method::PUT, &format!("/api/v1/teams/{team}/members/{staff}"), keeper, Some(&form)).await;
        self.contacts_are_proven(staff, self.now()).await;
        CrewMember { staff, username: signed_in.me.username, token: signed_in.access_token, email }
    }

    /// As if somebody had acknowledged a test page over each of their contacts.
    pub async fn contacts_are_proven(&self, staff: StaffId, at: Timestamp) {
        let mut connection = AnyConnection::connect(self.database()).await.expect("the database opens");
        sqlx::query("UPDATE contact SET proven_at = $1, tested_at = $2 WHERE staff = $3 AND removed_at IS NULL")
            .bind(at.0)
            .bind(at.0)
            .bind(staff.to_string())
            .execute(&mut connection)
            .await
            .expect("the contacts are there");
        connection.close().await.expect("the connection closes");
    }

    /// Puts somebody on call.
    pub async fn on_call(
        &self,
        keeper: &str,
        team: TeamId,
        staff: StaffId,
        from: Timestamp,
        length: Millis,
    ) -> OnCallId {
        let body = on_call_form(staff, from, length);
        self.ask::<_, OnCall>(Method::POST, &format!("/api/v1/teams/{team}/on-call"), keeper, Some(&body)).await.on_call
    }
}

/// What is entered about a team.
pub fn team_form(name: &str, area: AreaId, neighbours: &[TeamId]) -> Value {
    let step = |whom: &str| json!({ "whom": whom, "channels": ["console", "email", "sms"], "wait_ms": 300_000 });
    json!({
        "name": name,
        "level": "county",
        "area": area,
        "neighbours": neighbours,
        "policy": {
            "steps": [step("team_on_call"), step("whole_team"), step("neighbours_on_call")],
            "rounds": 2,
        },
        "cover": [{ "profession": "psychiatrist", "count": 1 }, { "profession": "nurse", "count": 1 }],
    })
}

/// What is entered about a member who is reached by mail.
pub fn member_form(duty: Duty, professions: &[Profession], email: &str) -> Value {
    json!({
        "id": new_id(),
        "duty": duty,
        "professions": professions,
        "skills": [],
        "phone": "13900000001",
        "contacts": [{ "channel": "email", "address": email }],
    })
}

/// What is entered to put somebody on call, on the clock of the centre's zone.
pub fn on_call_form(staff: StaffId, from: Timestamp, length: Millis) -> Value {
    let wall = |at| Zone::default().minute_of(at).replace(' ', "T");
    json!({ "id": new_id(), "staff": staff, "starts": wall(from), "ends": wall(from + length), "zone": null })
}
