//! Declared emergencies, the plans that they activate, and drills. What an emergency is called is sealed under the centre's
//! key; plans are public within the house.

mod drills;
mod plans;
mod year;

pub use drills::ListedDrill;
pub use plans::{NewPlan, OpenPlan};
pub use year::{RunDrill, TeamCount};

use crate::entries::count;
use crate::people::CENTRE_SEAL;
use crate::places::Place;
use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::dispatch::{Needs, Purpose, ResponseClass};
use xinqiao_domain::emergency::{Emergency, EmergencyState};
use xinqiao_domain::{EmergencyId, StaffId, Timestamp};

/// An emergency as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEmergency {
    pub emergency: Emergency,
    pub title: String,
    pub area_name: String,
    pub plan_title: String,
    pub plan_version: u32,
    /// What each case asks for unless it says otherwise.
    pub needs: Needs,
    pub class: ResponseClass,
    pub cases: u32,
    pub open_cases: u32,
}

impl ListedEmergency {
    /// Its place in the list.
    pub fn place(&self) -> Place<EmergencyId> {
        Place { at: self.emergency.declared_at, id: self.emergency.id }
    }
}

const BARE: &str = "SELECT emergency.id, emergency.purpose, emergency.area, emergency.plan, declared_by, declared_at, \
     ended_by, emergency.ended_at FROM emergency WHERE emergency.id = $1";

const LIST: &str = "SELECT emergency.id, emergency.purpose, emergency.area, emergency.plan, declared_by, declared_at, \
     ended_by, emergency.ended_at, emergency.title, area.name AS area_name, emergency_plan.title AS plan_title, \
     emergency_plan.version AS plan_version, emergency_plan.needs, emergency_plan.response_class, \
     (SELECT COUNT(*) FROM dispatch WHERE dispatch.emergency = emergency.id) AS cases, \
     (SELECT COUNT(*) FROM dispatch WHERE dispatch.emergency = emergency.id AND dispatch.ended_at IS NULL) AS open_cases \
     FROM emergency JOIN area ON area.id = emergency.area JOIN emergency_plan ON emergency_plan.id = emergency.plan \
     WHERE emergency.centre = ";

impl Batch<'_> {
    /// A new emergency.
    pub async fn declare_emergency(&mut self, emergency: &Emergency, title: &str) -> Result<(), Error> {
        let row = emergency.id.to_string();
        let sealed = self.centre_seal().await?.seal(Field::EmergencyTitle, &row, title)?;
        sqlx::query(
            "INSERT INTO emergency (id, centre, purpose, area, plan, title, declared_by, declared_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(emergency.purpose.code())
        .bind(emergency.area.to_string())
        .bind(emergency.plan.to_string())
        .bind(sealed)
        .bind(emergency.declared_by.to_string())
        .bind(emergency.declared_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One emergency, without what it is called.
    pub async fn emergency(&mut self, emergency: EmergencyId) -> Result<Option<Emergency>, Error> {
        let row = sqlx::query(BARE).bind(emergency.to_string()).fetch_optional(self.connection()).await?;
        row.as_ref().map(bare).transpose()
    }

    /// How many of its dispatches are open.
    pub async fn open_cases(&mut self, emergency: EmergencyId) -> Result<u32, Error> {
        let open = "SELECT COUNT(*) AS cases FROM dispatch WHERE emergency = $1 AND ended_at IS NULL";
        let row = sqlx::query(open).bind(emergency.to_string()).fetch_one(self.connection()).await?;
        count(&row, "cases")
    }

    /// It was declared over.
    pub async fn end_emergency(&mut self, emergency: EmergencyId, by: StaffId, at: Timestamp) -> Result<(), Error> {
        sqlx::query("UPDATE emergency SET ended_by = $1, ended_at = $2 WHERE id = $3")
            .bind(by.to_string())
            .bind(at.0)
            .bind(emergency.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Emergencies behind a place, the latest first.
    pub async fn emergencies(
        &self,
        after: Option<Place<EmergencyId>>,
        limit: usize,
    ) -> Result<Vec<ListedEmergency>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE);
        if let Some(Place { at, id }) = after {
            query.push(" AND (declared_at, emergency.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY declared_at DESC, emergency.id DESC LIMIT ").push_bind(limit as i64);
        self.emergencies_by(query).await
    }

    /// One emergency.
    pub async fn one_emergency(&self, emergency: EmergencyId) -> Result<Option<ListedEmergency>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND emergency.id = ").push_bind(emergency.to_string());
        Ok(self.emergencies_by(query).await?.pop())
    }

    async fn emergencies_by(&self, query: Statement) -> Result<Vec<ListedEmergency>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let seal = self.seal(CENTRE_SEAL).await?;
        let listed = |row: &AnyRow| {
            let emergency = bare(row)?;
            Ok(ListedEmergency {
                title: seal.open(Field::EmergencyTitle, &emergency.id.to_string(), row.try_get("title")?)?,
                area_name: row.try_get("area_name")?,
                plan_title: row.try_get("plan_title")?,
                plan_version: count(row, "plan_version")?,
                needs: serde_json::from_str(row.try_get("needs")?)?,
                class: code(row, "response_class", ResponseClass::from_code)?,
                cases: count(row, "cases")?,
                open_cases: count(row, "open_cases")?,
                emergency,
            })
        };
        rows.iter().map(listed).collect()
    }
}

fn bare(row: &AnyRow) -> Result<Emergency, Error> {
    let state = match (maybe_id(row, "ended_by")?, instant(row, "ended_at")?) {
        (Some(by), Some(at)) => EmergencyState::Over { by, at },
        (None, None) => EmergencyState::UnderWay,
        (Some(_), None) | (None, Some(_)) => return Err(Error::Damaged("emergency.ended_at")),
    };
    Ok(Emergency {
        id: id(row, "id")?,
        purpose: code(row, "purpose", Purpose::from_code)?,
        area: id(row, "area")?,
        plan: id(row, "plan")?,
        declared_by: id(row, "declared_by")?,
        declared_at: Timestamp(row.try_get("declared_at")?),
        state,
    })
}
