//! Counts the figures of some days, whole and by month.

use crate::http::{AppState, ProblemAnswer};
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::kpi::{Contact, DueCall, FigureRules, Kpis, kpis};
use xinqiao_domain::report::Days;
use xinqiao_domain::standing::Period;
use xinqiao_domain::{Date, Millis, Timestamp};
use xinqiao_protocol::Code;

/// Which days, both counted; at most a year.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfDays {
    #[param(value_type = String, format = "date", example = "2026-01-01")]
    pub from: Date,
    #[param(value_type = String, format = "date", example = "2026-11-30")]
    pub to: Date,
}

/// What was counted.
pub(super) struct Figures {
    pub days: Days,
    pub at: Timestamp,
    pub rules: FigureRules,
    pub high_target: Millis,
    pub whole: Kpis,
    pub months: Vec<(Period, Days, Kpis)>,
}

/// Counts it now.
pub(super) async fn count(app: &AppState, wanted: OfDays) -> Result<Figures, ProblemAnswer> {
    let days =
        Days::new(wanted.from, wanted.to).map_err(|refusal| ProblemAnswer::with(refusal.into(), "field", "to"))?;
    let settings = app.shared.settings(app).await?;
    let settings = settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?;
    let zone = app.shared.zone(app).await?;
    let time = days.time(&zone);
    let store = app.desk.store();
    let contacts = store.contacts(time.clone()).await?;
    let calls = store.due_calls(time).await?;
    let at = app.clock.now();
    let of = |contacts: &[Contact], calls: &[DueCall]| kpis(contacts, calls, &settings.figures, &settings.calls, at);
    let months = months(days)
        .into_iter()
        .map(|(month, days)| {
            let time = days.time(&zone);
            let contacts: Vec<Contact> = contacts.iter().copied().filter(|one| time.contains(&one.opened_at)).collect();
            let calls: Vec<DueCall> = calls.iter().copied().filter(|one| time.contains(&one.due_at)).collect();
            (month, days, of(&contacts, &calls))
        })
        .collect();
    let high_target = settings.policy.high_target_ms;
    Ok(Figures { days, at, rules: settings.figures, high_target, whole: of(&contacts, &calls), months })
}

/// From the first instant of the first day up to the first after the last.
/// The calendar months of some days, the first and the last of them perhaps in part.
fn months(days: Days) -> Vec<(Period, Days)> {
    let mut months = Vec::new();
    let mut month = Period::month_of(days.first);
    while month.first() <= days.last {
        let part = Days { first: month.first().max(days.first), last: month.last().min(days.last) };
        months.push((month, part));
        month = month.after();
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn do_months_part_some_days_without_gap_or_overlap() {
        let days = Days::new(date(2024, 1, 31), date(2024, 3, 1)).unwrap();
        let parts: Vec<_> = months(days).into_iter().map(|(_, part)| (part.first, part.last)).collect();
        let expected = [
            (date(2024, 1, 31), date(2024, 1, 31)),
            (date(2024, 2, 1), date(2024, 2, 29)),
            (date(2024, 3, 1), date(2024, 3, 1)),
        ];
        assert_eq!(parts, expected);
    }
}
