//! What the registry's indicators are held against, and that they left the house as a file.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use std::ops::RangeInclusive;
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::indicator::{IndicatorMeasure, IndicatorTarget};
use xinqiao_domain::{Actor, AreaId, CommandId, Event, Refusal, StaffId};
use xinqiao_protocol::limits::INDICATOR_TARGETS;

/// Years that a target may be of.
const YEARS: RangeInclusive<i16> = 2000..=2100;
/// The whole, in thousandths.
const WHOLE: u32 = 1_000;

/// Sets what a place is to reach in a year, or takes it away.
pub struct SetIndicatorTarget {
    pub id: CommandId,
    pub by: StaffId,
    pub measure: IndicatorMeasure,
    /// None: of the whole centre.
    pub area: Option<AreaId>,
    pub year: i16,
    /// None takes it away.
    pub permille: Option<u32>,
}

impl Command for SetIndicatorTarget {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, measure, area, year, permille, .. } = self;
        Some((self.id, format!("{by}{}{area:?}{year}{permille:?}", measure.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (measure, area, year) = (self.measure, self.area, self.year);
        if !YEARS.contains(&year) {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "year"));
        }
        if self.permille.is_some_and(|permille| permille > WHOLE) {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "permille"));
        }
        if let Some(area) = area
            && work.batch.area(area).await?.is_none()
        {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "area"));
        }
        match self.permille {
            Some(_) if work.batch.indicator_target_count().await? >= INDICATOR_TARGETS => {
                return Err(Decline::with(Refusal::FieldInvalid, "field", "year"));
            }
            Some(permille) => {
                let target = IndicatorTarget { measure, area, year, permille };
                work.batch.set_indicator_target(&target, self.by).await?;
            }
            None => work.batch.drop_indicator_target(measure, area, year).await?,
        }
        let event = ReportEvent::IndicatorTargetSet { staff: self.by, measure, year };
        work.batch.tell(Actor::Staff(self.by), Event::Report(event))?;
        Ok(Done {})
    }
}

/// Somebody takes the indicators as a file.
pub struct ExportIndicators {
    pub by: StaffId,
}

impl Command for ExportIndicators {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let event = ReportEvent::IndicatorsExported { staff: self.by };
        work.batch.tell(Actor::Staff(self.by), Event::Report(event))?;
        Ok(Done {})
    }
}
