//! Counts the indicators of a place and a period, and holds each against its target.

use crate::http::{AppState, ProblemAnswer};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::indicator::{
    Alike, FORMULA_VERSION, Indicator, IndicatorPeriod, IndicatorTarget, indicators, target_for, verdict,
};
use xinqiao_domain::{AreaId, Date, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::indicators::{IndicatorPlace, IndicatorRow, Indicators, IndicatorsOf};
use xinqiao_storage::indicators::CountedOf;
use xinqiao_storage::teams::StoredArea;

/// The areas of the centre, and which of them are asked about.
pub(super) struct Places {
    areas: BTreeMap<AreaId, StoredArea>,
    /// None: all.
    pub asked: Option<AreaId>,
}

impl Places {
    pub(super) async fn of(app: &AppState, asked: Option<AreaId>) -> Result<Self, ProblemAnswer> {
        let areas: BTreeMap<_, _> =
            app.desk.store().all_areas().await?.into_iter().map(|area| (area.id, area)).collect();
        match asked {
            Some(area) if !areas.contains_key(&area) => Err(ProblemAnswer::with(Code::FieldInvalid, "field", "area")),
            Some(_) | None => Ok(Self { areas, asked }),
        }
    }

    pub(super) fn name(&self, area: AreaId) -> String {
        self.areas.get(&area).map(|area| area.name.clone()).unwrap_or_default()
    }

    /// The area that is asked about with all that lies in it; none: the whole centre.
    pub(super) fn within(&self) -> Option<Vec<AreaId>> {
        let asked = self.asked?;
        let within = |area: &&StoredArea| area.id == asked || area.county == Some(asked);
        Some(self.areas.values().filter(within).map(|area| area.id).collect())
    }

    /// A place, and the county around it.
    fn upwards(&self, area: Option<AreaId>) -> Vec<AreaId> {
        let county = area.and_then(|area| self.areas.get(&area)).and_then(|area| area.county);
        area.into_iter().chain(county).collect()
    }
}

/// Which patients and which days, as the store is asked.
pub(super) async fn counted_of(
    app: &AppState,
    period: IndicatorPeriod,
    places: &Places,
) -> Result<CountedOf, ProblemAnswer> {
    let zone = app.shared.zone(app).await?;
    let today = zone.day_of(app.clock.now());
    if period.first() > today {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "period"));
    }
    let after = |day: Date| zone.day_begins(day.tomorrow().unwrap_or(Date::MAX));
    let denominator_on = period.denominator_on(today);
    Ok(CountedOf {
        first: period.first(),
        last: period.last(),
        denominator_on,
        denominator_until: after(denominator_on),
        time: zone.day_begins(period.first())..after(period.last()),
        places: places.within(),
    })
}

/// Counts them now.
pub(super) async fn count(app: &AppState, wanted: IndicatorsOf) -> Result<Indicators, ProblemAnswer> {
    let places = Places::of(app, wanted.area).await?;
    let of = counted_of(app, wanted.period, &places).await?;
    let store = app.desk.store();
    let counts = store.registry_counts(&of).await?;
    let targets: Vec<IndicatorTarget> = store.indicator_targets().await?.into_iter().map(|one| one.target).collect();
    let year = wanted.period.first().year();
    let rows = |area: Option<AreaId>, patients: &[Alike]| {
        let upwards = places.upwards(area);
        indicators(patients).iter().map(|one| row(one, &upwards, year, &targets)).collect::<Vec<_>>()
    };
    let all: Vec<Alike> = counts.iter().map(|one| one.alike).collect();
    let townships: BTreeSet<AreaId> = counts.iter().map(|one| one.township).collect();
    let mut each: Vec<IndicatorPlace> = townships
        .into_iter()
        .map(|area| {
            let there: Vec<Alike> = counts.iter().filter(|one| one.township == area).map(|one| one.alike).collect();
            IndicatorPlace { area, area_name: places.name(area), rows: rows(Some(area), &there) }
        })
        .collect();
    each.sort_by(|one, other| one.area_name.cmp(&other.area_name));
    let at: Timestamp = app.clock.now();
    Ok(Indicators {
        period: wanted.period,
        area: wanted.area,
        area_name: wanted.area.map(|area| places.name(area)),
        formula_version: FORMULA_VERSION,
        denominator_on: of.denominator_on,
        at,
        rows: rows(wanted.area, &all),
        places: each,
    })
}

fn row(one: &Indicator, upwards: &[AreaId], year: i16, targets: &[IndicatorTarget]) -> IndicatorRow {
    let target = target_for(one.measure, upwards, year, targets);
    let shown = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    IndicatorRow {
        measure: one.measure,
        part: shown(one.part),
        whole: shown(one.whole),
        target_permille: target.map(|target| target.permille),
        target_side: one.measure.target_side(),
        verdict: verdict(one, target.as_ref()),
    }
}
