//! Emergency plans: every version stays, the newest of an area is the one that is activated.

use crate::entries::count;
use crate::sessions::{code, id, instant};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::dispatch::{Needs, ResponseClass};
use xinqiao_domain::emergency::{PlanState, PlanVersion};
use xinqiao_domain::{AreaId, PlanId, StaffId, Timestamp};

/// A version to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewPlan<'p> {
    pub version: PlanVersion,
    pub title: &'p str,
    pub body: &'p str,
    pub needs: &'p Needs,
    pub class: ResponseClass,
    pub by: StaffId,
}

/// A version as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlan {
    pub version: PlanVersion,
    pub area_name: String,
    pub title: String,
    pub body: String,
    pub needs: Needs,
    pub class: ResponseClass,
    pub written_by: StaffId,
    pub written_at: Timestamp,
    /// Drills of this version, and when the last one began.
    pub drills: u32,
    pub drilled_at: Option<Timestamp>,
}

const VERSION: &str = "SELECT id, root, area, version, superseded_at FROM emergency_plan WHERE ";

const OPEN: &str = "SELECT emergency_plan.id, root, emergency_plan.area, version, superseded_at, title, body, needs, \
     response_class, written_by, written_at, area.name AS area_name, \
     (SELECT COUNT(*) FROM dispatch WHERE dispatch.plan = emergency_plan.id AND dispatch.purpose = 'drill') AS drills, \
     (SELECT MAX(requested_at) FROM dispatch WHERE dispatch.plan = emergency_plan.id AND dispatch.purpose = 'drill') \
     AS drilled_at \
     FROM emergency_plan JOIN area ON area.id = emergency_plan.area WHERE emergency_plan.centre = ";

impl Batch<'_> {
    /// A version of a plan.
    pub async fn plan_version(&mut self, plan: PlanId) -> Result<Option<PlanVersion>, Error> {
        let mut query = Statement::new(VERSION);
        query.push("id = ").push_bind(plan.to_string());
        self.version_by(query).await
    }

    /// The newest version of an area's own plan.
    pub async fn plan_of(&mut self, area: AreaId) -> Result<Option<PlanVersion>, Error> {
        let mut query = Statement::new(VERSION);
        query.push("superseded_at IS NULL AND area = ").push_bind(area.to_string());
        self.version_by(query).await
    }

    /// The plan that an emergency of an area activates: its own, else that of the area above it.
    pub async fn plan_for(&mut self, area: AreaId) -> Result<Option<PlanVersion>, Error> {
        if let Some(own) = self.plan_of(area).await? {
            return Ok(Some(own));
        }
        let mut query = Statement::new(VERSION);
        query.push("superseded_at IS NULL AND area IN (SELECT parent FROM area WHERE id = ");
        query.push_bind(area.to_string()).push(")");
        self.version_by(query).await
    }

    /// The professions that a version asks for in each case.
    pub async fn plan_needs(&mut self, plan: PlanId) -> Result<Option<Needs>, Error> {
        let row = sqlx::query("SELECT needs FROM emergency_plan WHERE id = $1")
            .bind(plan.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| Ok(serde_json::from_str(row.try_get("needs")?)?)).transpose()
    }

    async fn version_by(&mut self, query: Statement) -> Result<Option<PlanVersion>, Error> {
        query.build().fetch_optional(self.connection()).await?.as_ref().map(version).transpose()
    }

    /// Writes a version; the one before it stands no more.
    pub async fn write_plan(&mut self, new: NewPlan<'_>) -> Result<(), Error> {
        let now = self.now();
        let NewPlan { version, title, body, needs, class, by } = new;
        sqlx::query("UPDATE emergency_plan SET superseded_at = $1 WHERE root = $2 AND superseded_at IS NULL")
            .bind(now.0)
            .bind(version.root.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query(
            "INSERT INTO emergency_plan (id, root, centre, area, version, title, body, needs, response_class, \
             written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(version.id.to_string())
        .bind(version.root.to_string())
        .bind(CENTRE)
        .bind(version.area.to_string())
        .bind(i64::from(version.version))
        .bind(title.to_owned())
        .bind(body.to_owned())
        .bind(serde_json::to_string(needs)?)
        .bind(class.code())
        .bind(by.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// The newest version of each plan, by the name of its area.
    pub async fn plans(&self, limit: usize) -> Result<Vec<OpenPlan>, Error> {
        let mut query = Statement::new(OPEN);
        query.push_bind(CENTRE).push(" AND superseded_at IS NULL ORDER BY area.name, emergency_plan.id LIMIT ");
        query.push_bind(limit as i64);
        self.plans_by(query).await
    }

    /// A version of a plan.
    pub async fn plan(&self, plan: PlanId) -> Result<Option<OpenPlan>, Error> {
        let mut query = Statement::new(OPEN);
        query.push_bind(CENTRE).push(" AND emergency_plan.id = ").push_bind(plan.to_string());
        Ok(self.plans_by(query).await?.pop())
    }

    /// Every version of a plan, the newest first.
    pub async fn versions_of_plan(&self, root: PlanId, limit: usize) -> Result<Vec<OpenPlan>, Error> {
        let mut query = Statement::new(OPEN);
        query.push_bind(CENTRE).push(" AND root = ").push_bind(root.to_string());
        query.push(" ORDER BY version DESC LIMIT ").push_bind(limit as i64);
        self.plans_by(query).await
    }

    async fn plans_by(&self, query: Statement) -> Result<Vec<OpenPlan>, Error> {
        query.build().fetch_all(&self.read).await?.iter().map(open).collect()
    }
}

fn version(row: &AnyRow) -> Result<PlanVersion, Error> {
    Ok(PlanVersion {
        id: id(row, "id")?,
        root: id(row, "root")?,
        area: id(row, "area")?,
        version: count(row, "version")?,
        state: instant(row, "superseded_at")?.map_or(PlanState::Newest, |at| PlanState::Superseded { at }),
    })
}

fn open(row: &AnyRow) -> Result<OpenPlan, Error> {
    Ok(OpenPlan {
        version: version(row)?,
        area_name: row.try_get("area_name")?,
        title: row.try_get("title")?,
        body: row.try_get("body")?,
        needs: serde_json::from_str(row.try_get("needs")?)?,
        class: code(row, "response_class", ResponseClass::from_code)?,
        written_by: id(row, "written_by")?,
        written_at: Timestamp(row.try_get("written_at")?),
        drills: count(row, "drills")?,
        drilled_at: instant(row, "drilled_at")?,
    })
}
