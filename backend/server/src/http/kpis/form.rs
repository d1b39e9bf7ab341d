//! The figures as the form that is printed and written to a spreadsheet: without small counts.

use super::count::Figures;
use crate::http::words::{days, said};
use crate::print::{Entry, Form, Group, Standing, Table, Value};
use crate::sheets::Cell;
use xinqiao_domain::Millis;
use xinqiao_domain::facet::ArrivalTier;
use xinqiao_domain::kpi::{KpiMeasure, KpiWaiting, PublishedKpis, PublishedRatio, PublishedWaits, published};
use xinqiao_domain::session::Language;
use xinqiao_domain::suppression::Cell as Seen;

/// The form of these figures, taken by somebody at some time.
pub(super) fn form(figures: &Figures, language: Language, unit: &str, taken: &str) -> Form {
    let months: Vec<_> = figures.months.iter().map(|(_, _, kpis)| kpis.clone()).collect();
    let seen = published(&figures.whole, &months, figures.rules.smallest_cell);
    let say = |zh: &str, en: &str| said(language, zh, en).to_owned();
    let (whole, by_month) = seen.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    let mut groups = Vec::new();
    if let Some(whole) = whole {
        groups.push(Group { title: say("一、比率", "1. Ratios"), table: ratios(whole, figures, language) });
        groups.push(Group { title: say("二、等候", "2. Waits"), table: waits(whole, language) });
    }
    for (number, (month, _, _)) in figures.months.iter().enumerate() {
        let Some(kpis) = by_month.get(number) else { continue };
        let title = month.to_string();
        groups.push(Group { title: title.clone(), table: ratios(kpis, figures, language) });
        groups.push(Group { title: format!("{title} {}", say("等候", "waits")), table: waits(kpis, language) });
    }
    let entry = |zh, en, text: &str| Entry { label: say(zh, en), value: Value::text(text) };
    Form {
        language,
        title: say("心理援助热线运行指标", "Psychological-aid hotline: key figures"),
        subtitle: days(language, figures.days),
        heading: vec![entry("单位", "Unit", unit), entry("统计时间", "Counted at", taken)],
        groups,
        remarks: vec![entry(
            "说明",
            "Note",
            said(
                language,
                "为保护来电者，过小的数字以及能推算出它们的数字不公开，以 * 表示。等候按最近名次法计算：一半（九成）来电者的等候不超过此时长。",
                "To protect callers, small numbers and those from which they would follow are not shown: *. Waits are by nearest rank: half (nine of ten) of the callers waited no longer.",
            ),
        )],
        signatures: Vec::new(),
        foot: Vec::new(),
        standing: Standing::Final,
    }
}

fn ratios(kpis: &PublishedKpis, figures: &Figures, language: Language) -> Table {
    let heads = [("指标", "Measure"), ("分子", "Part"), ("分母", "Whole"), ("比率", "Share")];
    let line = |ratio: &PublishedRatio| {
        let share = match (ratio.part, ratio.whole) {
            (Seen::Shown(part), Seen::Shown(whole)) => Value::Cell(Cell::Share { part, whole }),
            (Seen::Hidden, _) | (_, Seen::Hidden) => Value::Hidden,
        };
        vec![Value::text(measure(ratio.measure, figures, language)), value(ratio.part), value(ratio.whole), share]
    };
    Table::Columns { heads: words(heads, language), lines: kpis.ratios.iter().map(line).collect() }
}

fn waits(kpis: &PublishedKpis, language: Language) -> Table {
    let heads = [("等候", "Wait"), ("来电", "Callers"), ("中位数（秒）", "Median (s)"), ("九成（秒）", "90th (s)")];
    let line = |waits: &PublishedWaits| {
        let (zh, en) = match waits.of {
            KpiWaiting::PickUp => ("接起", "Pick-up"),
            KpiWaiting::HighRisk => ("高危接起", "Pick-up at high risk"),
        };
        let sessions = value(waits.sessions);
        let time = |time: Option<Millis>| match (waits.sessions, time) {
            (Seen::Hidden, _) => Value::Hidden,
            (Seen::Shown(_), None) => Value::text(""),
            // Whole seconds, rounded up: nobody waited less than is said.
            (Seen::Shown(_), Some(Millis(ms))) => Value::Cell(Cell::Count((ms.max(0) as u64).div_ceil(1_000) as u32)),
        };
        vec![Value::text(said(language, zh, en)), sessions, time(waits.median), time(waits.p90)]
    };
    Table::Columns { heads: words(heads, language), lines: kpis.waits.iter().map(line).collect() }
}

fn words<const N: usize>(heads: [(&str, &str); N], language: Language) -> Vec<String> {
    heads.into_iter().map(|(zh, en)| said(language, zh, en).to_owned()).collect()
}

fn value(seen: Seen) -> Value {
    match seen {
        Seen::Shown(count) => Value::Cell(Cell::Count(count)),
        Seen::Hidden => Value::Hidden,
    }
}

fn measure(measure: KpiMeasure, figures: &Figures, language: Language) -> String {
    let soon = figures.rules.pick_up_ms.0 / 1_000;
    let (zh, en) = match measure {
        KpiMeasure::ConnectRate => ("接通率".to_owned(), "Connect rate".to_owned()),
        KpiMeasure::PickUpInTime => (format!("{soon} 秒内接起"), format!("Picked up within {soon} s")),
        KpiMeasure::InTarget => ("在目标时间内接起".to_owned(), "Picked up within the target".to_owned()),
        KpiMeasure::HighRiskInTarget => {
            ("高危在目标时间内接起".to_owned(), "High risk, picked up within the target".to_owned())
        }
        KpiMeasure::Abandonment { arrival } => {
            let (zh, en) = tier(arrival);
            (format!("接起前离开 · {zh}"), format!("Left before pick-up · {en}"))
        }
        KpiMeasure::CallsInTime => ("随访与回拨按时完成".to_owned(), "Follow-ups and call-backs in time".to_owned()),
    };
    said(language, zh, en)
}

const fn tier(arrival: ArrivalTier) -> (&'static str, &'static str) {
    match arrival {
        ArrivalTier::Unrated => ("未评估", "not rated"),
        ArrivalTier::None => ("无风险", "none"),
        ArrivalTier::Low => ("低", "low"),
        ArrivalTier::Moderate => ("中", "moderate"),
        ArrivalTier::High => ("高", "high"),
        ArrivalTier::Imminent => ("紧迫", "imminent"),
    }
}
