//! Staff accounts as stored. Names are sealed under the centre's own key.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{Gender, Language};
use xinqiao_domain::{StaffId, Timestamp};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    pub id: StaffId,
    pub username: String,
    pub name: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub grade: Grade,
    /// PHC string of argon2id.
    pub password: String,
    pub password_at: Timestamp,
    /// Set by somebody else at this instant: to be changed before anything else.
    pub must_change_at: Option<Timestamp>,
    pub failures: i64,
    pub locked_until: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub last_sign_in_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub qualification: Option<Decided>,
}

/// The latest decision on somebody's qualification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub decision: QualificationDecision,
    pub at: Timestamp,
    pub by: StaffId,
    pub reason: String,
}

/// Id of the key that seals names and what belongs to no session.
pub(crate) const CENTRE_SEAL: &str = "centre";

const STAFF: &str = "SELECT id, username, name, badge, languages, gender, grade, password, password_at, \
     must_change_at, failures, locked_until, disabled_at, last_sign_in_at, created_at FROM staff WHERE centre = ";

impl Batch<'_> {
    /// The key that seals what belongs to no session; made at first use.
    pub async fn centre_seal(&mut self) -> Result<SessionSeal, Error> {
        let row = sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1")
            .bind(CENTRE_SEAL)
            .fetch_optional(self.connection())
            .await?;
        if let Some(row) = row {
            return self.store.keys.open_seal(CENTRE_SEAL, row.try_get("wrapped")?);
        }
        let (seal, wrapped) = self.store.keys.new_seal(CENTRE_SEAL)?;
        let now = self.now();
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(CENTRE_SEAL)
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(seal)
    }

    /// A new account.
    pub async fn create_staff(&mut self, staff: &Staff) -> Result<(), Error> {
        let name = self.centre_seal().await?.seal(Field::StaffName, &staff.id.to_string(), &staff.name)?;
        sqlx::query(
            "INSERT INTO staff (id, centre, username, name, badge, languages, gender, grade, password, password_at, \
             must_change_at, failures, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12)",
        )
        .bind(staff.id.to_string())
        .bind(CENTRE)
        .bind(staff.username.clone())
        .bind(name)
        .bind(staff.badge.clone())
        .bind(serde_json::to_string(&staff.languages)?)
        .bind(staff.gender.map(Gender::code))
        .bind(staff.grade.code())
        .bind(staff.password.clone())
        .bind(staff.password_at.0)
        .bind(staff.must_change_at.map(|at| at.0))
        .bind(staff.created_at.0)
        .execute(self.connection())
        .await?;
        self.write_roles(staff.id, &staff.roles).await
    }

    /// Writes what an administrator may change of an account, and the state of its sign-in guard.
    pub async fn change_staff(&mut self, staff: &Staff) -> Result<(), Error> {
        let name = self.centre_seal().await?.seal(Field::StaffName, &staff.id.to_string(), &staff.name)?;
        sqlx::query(
            "UPDATE staff SET name = $1, badge = $2, languages = $3, gender = $4, grade = $5, password = $6, \
             password_at = $7, must_change_at = $8, failures = $9, locked_until = $10, disabled_at = $11, \
             last_sign_in_at = $12 WHERE id = $13",
        )
        .bind(name)
        .bind(staff.badge.clone())
        .bind(serde_json::to_string(&staff.languages)?)
        .bind(staff.gender.map(Gender::code))
        .bind(staff.grade.code())
        .bind(staff.password.clone())
        .bind(staff.password_at.0)
        .bind(staff.must_change_at.map(|at| at.0))
        .bind(staff.failures)
        .bind(staff.locked_until.map(|at| at.0))
        .bind(staff.disabled_at.map(|at| at.0))
        .bind(staff.last_sign_in_at.map(|at| at.0))
        .bind(staff.id.to_string())
        .execute(self.connection())
        .await?;
        self.write_roles(staff.id, &staff.roles).await
    }

    async fn write_roles(&mut self, staff: StaffId, roles: &[Role]) -> Result<(), Error> {
        sqlx::query("DELETE FROM staff_role WHERE staff = $1")
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        for role in roles {
            sqlx::query("INSERT INTO staff_role (staff, role) VALUES ($1, $2)")
                .bind(staff.to_string())
                .bind(role.code())
                .execute(self.connection())
                .await?;
        }
        self.roster_changed();
        Ok(())
    }

    /// A decision on somebody's qualification; the ones before are kept.
    pub async fn decide_qualification(&mut self, staff: StaffId, decided: &Decided) -> Result<(), Error> {
        let reason = self.centre_seal().await?.seal(Field::QualificationReason, &staff.to_string(), &decided.reason)?;
        sqlx::query(
            "INSERT INTO qualification (staff, number, at, decision, reason, decided_by) \
             VALUES ($1, (SELECT COUNT(*) + 1 FROM qualification WHERE staff = $1), $2, $3, $4, $5)",
        )
        .bind(staff.to_string())
        .bind(decided.at.0)
        .bind(decided.decision.code())
        .bind(reason)
        .bind(decided.by.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One account, as this batch has made it so far.
    pub async fn staff(&mut self, staff: StaffId) -> Result<Option<Staff>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), &seal, Wanted::One(staff)).await?.pop())
    }

    /// One account by its name of log-in.
    pub async fn staff_by_username(&mut self, username: &str) -> Result<Option<Staff>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), &seal, Wanted::Username(username.to_owned())).await?.pop())
    }

    /// Every account that is not disabled and has this role.
    pub async fn staff_with_role(&mut self, role: Role) -> Result<Vec<Staff>, Error> {
        let seal = self.centre_seal().await?;
        let all = read(self.connection(), &seal, Wanted::All).await?;
        Ok(all.into_iter().filter(|one| one.disabled_at.is_none() && one.roles.contains(&role)).collect())
    }
}

enum Wanted {
    All,
    One(StaffId),
    Username(String),
}

async fn read(connection: &mut AnyConnection, seal: &SessionSeal, wanted: Wanted) -> Result<Vec<Staff>, Error> {
    let mut query = Statement::new(STAFF);
    query.push_bind(CENTRE);
    let only = match wanted {
        Wanted::All => {
            query.push(" ORDER BY badge, id");
            None
        }
        Wanted::One(staff) => {
            query.push(" AND id = ").push_bind(staff.to_string());
            Some(())
        }
        Wanted::Username(username) => {
            query.push(" AND username = ").push_bind(username);
            Some(())
        }
    };
    let rows = query.build().fetch_all(&mut *connection).await?;
    let ids: Vec<String> = rows.iter().map(|row| row.try_get("id")).collect::<Result<_, _>>()?;
    let only = only.and_then(|()| ids.first().cloned());
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut roles = roles(connection, only.clone()).await?;
    let mut decisions = decisions(connection, seal, only).await?;
    rows.iter()
        .map(|row| {
            let staff: StaffId = id(row, "id")?;
            let roles = roles.remove(&staff).unwrap_or_default();
            staff_of(row, seal, staff, roles, decisions.remove(&staff))
        })
        .collect()
}

fn staff_of(
    row: &AnyRow,
    seal: &SessionSeal,
    staff: StaffId,
    roles: Vec<Role>,
    qualification: Option<Decided>,
) -> Result<Staff, Error> {
    Ok(Staff {
        id: staff,
        username: row.try_get("username")?,
        name: seal.open(Field::StaffName, &staff.to_string(), row.try_get("name")?)?,
        badge: row.try_get("badge")?,
        roles,
        languages: serde_json::from_str(row.try_get("languages")?)?,
        gender: maybe_code(row, "gender", Gender::from_code)?,
        grade: code(row, "grade", Grade::from_code)?,
        password: row.try_get("password")?,
        password_at: Timestamp(row.try_get("password_at")?),
        must_change_at: instant(row, "must_change_at")?,
        failures: row.try_get("failures")?,
        locked_until: instant(row, "locked_until")?,
        disabled_at: instant(row, "disabled_at")?,
        last_sign_in_at: instant(row, "last_sign_in_at")?,
        created_at: Timestamp(row.try_get("created_at")?),
        qualification,
    })
}

async fn roles(connection: &mut AnyConnection, only: Option<String>) -> Result<BTreeMap<StaffId, Vec<Role>>, Error> {
    let mut query = Statement::new("SELECT staff, role FROM staff_role");
    if let Some(staff) = only {
        query.push(" WHERE staff = ").push_bind(staff);
    }
    let mut roles: BTreeMap<StaffId, Vec<Role>> = BTreeMap::new();
    for row in &query.build().fetch_all(connection).await? {
        roles.entry(id(row, "staff")?).or_default().push(code(row, "role", Role::from_code)?);
    }
    for list in roles.values_mut() {
        list.sort_unstable();
    }
    Ok(roles)
}

async fn decisions(
    connection: &mut AnyConnection,
    seal: &SessionSeal,
    only: Option<String>,
) -> Result<BTreeMap<StaffId, Decided>, Error> {
    let mut query = Statement::new("SELECT staff, at, decision, reason, decided_by FROM qualification");
    if let Some(staff) = only {
        query.push(" WHERE staff = ").push_bind(staff);
    }
    query.push(" ORDER BY number");
    let mut latest = BTreeMap::new();
    for row in &query.build().fetch_all(connection).await? {
        let staff: StaffId = id(row, "staff")?;
        let decided = Decided {
            decision: code(row, "decision", QualificationDecision::from_code)?,
            at: Timestamp(row.try_get("at")?),
            by: maybe_id(row, "decided_by")?.unwrap_or(staff),
            reason: seal.open(Field::QualificationReason, &staff.to_string(), row.try_get("reason")?)?,
        };
        latest.insert(staff, decided);
    }
    Ok(latest)
}

impl Store {
    async fn accounts(&self, wanted: Wanted) -> Result<Vec<Staff>, Error> {
        let mut connection = self.read.acquire().await?;
        let row = sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1")
            .bind(CENTRE_SEAL)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(Vec::new()) };
        let seal = self.keys.open_seal(CENTRE_SEAL, row.try_get("wrapped")?)?;
        read(&mut connection, &seal, wanted).await
    }

    /// Every account, by badge.
    pub async fn all_staff(&self) -> Result<Vec<Staff>, Error> {
        self.accounts(Wanted::All).await
    }

    /// One account.
    pub async fn one_staff(&self, staff: StaffId) -> Result<Option<Staff>, Error> {
        Ok(self.accounts(Wanted::One(staff)).await?.pop())
    }

    /// One account by its name of log-in.
    pub async fn staff_by_username(&self, username: &str) -> Result<Option<Staff>, Error> {
        Ok(self.accounts(Wanted::Username(username.to_owned())).await?.pop())
    }
}
