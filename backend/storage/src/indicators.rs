//! What the registry's indicators are counted from: the facts of each patient, and how many are alike. What a number means
//! is decided by the rules; the same facts say who is behind it.

use crate::entries::count;
use crate::patients::{level, maybe_day};
use crate::sessions::{code, id, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::ops::Range;
use xinqiao_domain::indicator::{
    Alike, Followed, Guided, Harmed, IndicatorMeasure, IndicatorTarget, Managing, RegistryFacts, TakesPart,
};
use xinqiao_domain::patient::{Dangerousness, Disorder, PatientClass, StatusWord};
use xinqiao_domain::visit::Treatment;
use xinqiao_domain::{AreaId, Date, InstitutionId, PatientId, StaffId, Timestamp};

/// Of which time and places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedOf {
    /// The period's first and last day.
    pub first: Date,
    pub last: Date,
    /// Who was in the registry at the end of this day is counted.
    pub denominator_on: Date,
    /// The first instant after it.
    pub denominator_until: Timestamp,
    /// The period in instants.
    pub time: Range<Timestamp>,
    /// The townships; none: all.
    pub places: Option<Vec<AreaId>>,
}

/// Patients of one township of whom all facts are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlikeIn {
    pub township: AreaId,
    pub alike: Alike,
}

/// One patient behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedPatient {
    pub patient: PatientId,
    pub number: String,
    pub township: AreaId,
    /// Which keeps the file.
    pub institution: InstitutionId,
    pub worker: StaffId,
    pub status: StatusWord,
    /// As decided last.
    pub class: Option<PatientClass>,
    pub level: Option<Dangerousness>,
    pub next_on: Option<Date>,
    pub facts: RegistryFacts,
}

/// A target as it was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredTarget {
    pub target: IndicatorTarget,
    pub by: StaffId,
    pub at: Timestamp,
}

/// How a target of the whole centre is written.
const WHOLE_CENTRE: &str = "";
/// What an incident weighs: one, and one with a death.
const INCIDENT: i64 = 1;
const DEATH: i64 = 2;

impl Store {
    /// How many patients are alike, by township.
    pub async fn registry_counts(&self, of: &CountedOf) -> Result<Vec<AlikeIn>, Error> {
        let mut query = Statement::new(
            "SELECT township, disorder, managing, class, followed, treatment, harmed, rehabilitation, guided, \
             COUNT(*) AS patients FROM (SELECT patient.township AS township, patient.disorder AS disorder, ",
        );
        push_facts(&mut query, of);
        query.push(
            ") AS counted GROUP BY township, disorder, managing, class, followed, treatment, harmed, rehabilitation, \
             guided",
        );
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| {
                let patients =
                    u64::try_from(row.try_get::<i64, _>("patients")?).map_err(|_| Error::Damaged("patients"))?;
                Ok(AlikeIn { township: id(row, "township")?, alike: Alike { facts: facts(row)?, patients } })
            })
            .collect()
    }

    /// Patients with their facts, in the order of their ids, behind one of them, at most `limit`.
    pub async fn registry_patients(
        &self,
        of: &CountedOf,
        after: Option<PatientId>,
        limit: usize,
    ) -> Result<Vec<CountedPatient>, Error> {
        let mut query = Statement::new(
            "SELECT patient.id AS id, patient.number AS number, patient.township AS township, \
             patient.institution AS institution, patient.worker AS worker, patient.status AS status, patient.class AS class_now, patient.level AS level, \
             patient.next_visit_on AS next_on, patient.disorder AS disorder, ",
        );
        push_facts(&mut query, of);
        if let Some(after) = after {
            query.push(" AND patient.id > ").push_bind(after.to_string());
        }
        query.push(" ORDER BY patient.id LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| {
                Ok(CountedPatient {
                    patient: id(row, "id")?,
                    number: row.try_get("number")?,
                    township: id(row, "township")?,
                    institution: id(row, "institution")?,
                    worker: id(row, "worker")?,
                    status: code(row, "status", StatusWord::from_code)?,
                    class: maybe_code(row, "class_now", PatientClass::from_code)?,
                    level: level(row, "level")?,
                    next_on: maybe_day(row, "next_on")?,
                    facts: facts(row)?,
                })
            })
            .collect()
    }

    /// Every target that was set, the latest year first.
    pub async fn indicator_targets(&self) -> Result<Vec<StoredTarget>, Error> {
        let rows = sqlx::query(
            "SELECT measure, area, year, permille, set_by, set_at FROM indicator_target WHERE centre = $1 \
             ORDER BY year DESC, measure, area",
        )
        .bind(CENTRE)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(target).collect()
    }
}

impl Batch<'_> {
    /// Sets a target, in place of the one before.
    pub async fn set_indicator_target(&mut self, target: &IndicatorTarget, by: StaffId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO indicator_target (centre, measure, area, year, permille, set_by, set_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (centre, measure, area, year) DO UPDATE SET \
             permille = excluded.permille, set_by = excluded.set_by, set_at = excluded.set_at",
        )
        .bind(CENTRE)
        .bind(target.measure.code())
        .bind(place(target.area))
        .bind(i64::from(target.year))
        .bind(i64::from(target.permille))
        .bind(by.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes a target away.
    pub async fn drop_indicator_target(
        &mut self,
        measure: IndicatorMeasure,
        area: Option<AreaId>,
        year: i16,
    ) -> Result<(), Error> {
        sqlx::query("DELETE FROM indicator_target WHERE centre = $1 AND measure = $2 AND area = $3 AND year = $4")
            .bind(CENTRE)
            .bind(measure.code())
            .bind(place(area))
            .bind(i64::from(year))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// How many targets there are.
    pub async fn indicator_target_count(&mut self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS targets FROM indicator_target WHERE centre = $1")
            .bind(CENTRE)
            .fetch_one(self.connection())
            .await?;
        Ok(row.try_get("targets")?)
    }
}

fn place(area: Option<AreaId>) -> String {
    area.map_or_else(|| WHOLE_CENTRE.to_owned(), |area| area.to_string())
}

fn target(row: &AnyRow) -> Result<StoredTarget, Error> {
    let whole = row.try_get::<&str, _>("area")? == WHOLE_CENTRE;
    let year = i16::try_from(row.try_get::<i64, _>("year")?).map_err(|_| Error::Damaged("indicator_target.year"))?;
    Ok(StoredTarget {
        target: IndicatorTarget {
            measure: code(row, "measure", IndicatorMeasure::from_code)?,
            area: if whole { None } else { maybe_id(row, "area")? },
            year,
            permille: count(row, "permille")?,
        },
        by: id(row, "set_by")?,
        at: Timestamp(row.try_get("set_at")?),
    })
}

/// The columns of the facts, and whose they are: whoever was registered by the denominator's date and had neither moved
/// away nor died by then. Managed is who had agreed by then and was neither lost nor gone; what the last visit up to the
/// period's end found holds.
fn push_facts(query: &mut Statement, of: &CountedOf) {
    let on = of.denominator_on.to_string();
    query.push("CASE WHEN patient.consent = 'given' AND patient.consent_on <= ").push_bind(on.clone());
    query.push(" AND (patient.status_on IS NULL OR patient.status_on > ").push_bind(on.clone());
    query.push(") THEN 'managed' ELSE 'registered' END AS managing, visit.class AS class, ");
    query.push("CASE WHEN visit.visited_on >= ").push_bind(of.first.to_string());
    query.push(
        " THEN 'yes' ELSE 'no' END AS followed, visit.treatment AS treatment, visit.rehabilitation AS rehabilitation, \
         harmed.weight AS harmed, CASE WHEN guided.patient IS NULL THEN 'no' ELSE 'yes' END AS guided \
         FROM patient LEFT JOIN (SELECT harm.patient AS patient, \
         CAST(MAX(CASE WHEN harm.deaths > 0 THEN 2 ELSE 1 END) AS BIGINT) AS weight FROM harm \
         WHERE harm.withdrawn_at IS NULL AND harm.kind IN ('incident', 'serious') AND harm.happened_at >= ",
    );
    query.push_bind(of.time.start.0).push(" AND harm.happened_at < ").push_bind(of.time.end.0);
    query.push(
        " GROUP BY harm.patient) AS harmed ON harmed.patient = patient.id LEFT JOIN (SELECT DISTINCT guidance.patient AS \
         patient FROM guidance WHERE guidance.given_at >= ",
    );
    query.push_bind(of.time.start.0).push(" AND guidance.given_at < ").push_bind(of.time.end.0);
    query.push(
        ") AS guided ON guided.patient = patient.id LEFT JOIN visit ON visit.patient = patient.id \
         AND visit.outcome = 'reached' AND visit.visited_on <= ",
    );
    query.push_bind(of.last.to_string()).push(" AND (visit.superseded_on IS NULL OR visit.superseded_on > ");
    query.push_bind(of.last.to_string()).push(") WHERE patient.centre = ").push_bind(CENTRE);
    query.push(" AND patient.registered_at < ").push_bind(of.denominator_until.0);
    query.push(" AND (patient.status NOT IN ('moved', 'dead') OR patient.status_on > ").push_bind(on).push(")");
    if let Some(places) = &of.places {
        query.push(" AND patient.township IN (");
        for (at, place) in places.iter().enumerate() {
            query.push(if at == 0 { "" } else { ", " }).push_bind(place.to_string());
        }
        query.push(")");
    }
}

fn facts(row: &AnyRow) -> Result<RegistryFacts, Error> {
    let harmed = match row.try_get::<Option<i64>, _>("harmed")? {
        None => Harmed::Nothing,
        Some(INCIDENT) => Harmed::Incident,
        Some(DEATH) => Harmed::Death,
        Some(_) => return Err(Error::Damaged("harm.deaths")),
    };
    let rehabilitation: Option<String> = row.try_get("rehabilitation")?;
    Ok(RegistryFacts {
        managing: code(row, "managing", Managing::from_code)?,
        disorder: code(row, "disorder", Disorder::from_code)?,
        class: maybe_code(row, "class", PatientClass::from_code)?,
        followed: code(row, "followed", Followed::from_code)?,
        treatment: maybe_code(row, "treatment", Treatment::from_code)?.unwrap_or(Treatment::Neither),
        harmed,
        rehabilitation: rehabilitation.map_or(TakesPart::No, |_| TakesPart::Yes),
        guided: code(row, "guided", Guided::from_code)?,
    })
}
