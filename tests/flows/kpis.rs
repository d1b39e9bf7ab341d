//! Are the figures of the sessions that their searches open, and do small ones stay in the house?

use crate::figures::{file, found, text_of_pdf, workbook};
use reqwest::Method;
use xinqiao_domain::kpi::{KpiMeasure, KpiWaiting};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::kpis::{Counted, KpiRatio, Kpis};
use xinqiao_tests::{Hotline, Operator, on_both_databases, seconds};

on_both_databases!(
    does_each_figure_open_the_sessions_it_counts,
    does_a_small_count_leave_the_house,
    which_days_are_refused,
);

const DAY: &str = "from=2026-11-21&to=2026-11-21";

/// Three callers taken after 0, 20 and 100 seconds, one who left, and one who waits.
async fn a_night(hotline: &mut Hotline) -> Operator {
    let supervisor = hotline.supervisor().await;
    for wait in [0, 20, 100] {
        let mut caller = hotline.caller().await;
        hotline.fast_forward(seconds(wait));
        let mut operator = hotline.ready_operator().await;
        let held = operator.takes(&caller).await;
        caller.is_answered().await;
        operator.ends(&held).await;
        operator.closes(hotline, &held).await;
        operator.is(xinqiao_domain::presence::Presence::Break).await;
    }
    let mut leaver = hotline.caller().await;
    leaver.ends().await;
    let _waits = hotline.caller().await;
    supervisor
}

fn ratio(kpis: &Kpis, measure: KpiMeasure) -> &KpiRatio {
    kpis.whole.ratios.iter().find(|ratio| ratio.measure == measure).expect("every measure is there")
}

fn counts(ratio: &KpiRatio) -> (u32, u32) {
    (ratio.part.count, ratio.whole.count)
}

async fn does_each_figure_open_the_sessions_it_counts(mut hotline: Hotline) {
    let supervisor = a_night(&mut hotline).await;
    let kpis: Kpis = hotline.ask(Method::GET, &format!("/api/v1/kpis?{DAY}"), &supervisor.token, None::<&()>).await;
    assert_eq!(counts(ratio(&kpis, KpiMeasure::ConnectRate)), (3, 5));
    assert_eq!(counts(ratio(&kpis, KpiMeasure::PickUpInTime)), (1, 3), "15 s");
    assert_eq!(counts(ratio(&kpis, KpiMeasure::InTarget)), (2, 3), "60 s");
    let waits = kpis.whole.waits.iter().find(|waits| waits.of == KpiWaiting::PickUp).expect("waits");
    assert_eq!((waits.sessions.count, waits.median_ms), (3, Some(seconds(20))));
    let mut looked_at = 0;
    let pairs = kpis.whole.ratios.iter().flat_map(|ratio| [&ratio.part, &ratio.whole]);
    for Counted { count, opens } in pairs.chain(kpis.whole.waits.iter().map(|waits| &waits.sessions)) {
        if let Some(filter) = opens {
            assert_eq!(found(&hotline, &supervisor.token, filter).await, *count, "{filter:?}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 10);
    let (connect, pick_up) = (kpis.rules.connect_percent, kpis.rules.pick_up_ms);
    assert_eq!((connect, pick_up, kpis.high_target_ms), (95, seconds(15), seconds(30)), "what they are held against");
    assert_eq!(kpis.months.len(), 1);
    assert_eq!(kpis.months[0].figures.ratios, kpis.whole.ratios, "a day of one month");
    hotline.close().await;
}

async fn does_a_small_count_leave_the_house(mut hotline: Hotline) {
    let supervisor = a_night(&mut hotline).await;
    let path = |kind: &str| format!("kpis/file/{kind}?{DAY}&language=en");
    let rows = workbook(&hotline, &supervisor.token, &path("xlsx")).await;
    let rate = rows.iter().find(|row| row.first().is_some_and(|name| name == "Connect rate")).expect("the rate");
    // Three of five: neither the three, nor the two that are left.
    assert_eq!(rate[1..], ["*", "5", "*"], "{rows:?}");
    for row in &rows {
        let small = row.iter().skip(1).any(|cell| matches!(cell.as_str(), "1" | "2" | "3" | "4"));
        assert!(!small, "{row:?}");
    }
    let text = text_of_pdf(&file(&hotline, &supervisor.token, &path("pdf")).await);
    assert!(text.contains("Connect rate") && text.contains("Page 1 of"), "{text}");
    hotline.close().await;
}

async fn which_days_are_refused(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let table = [
        ("from=2026-11-22&to=2026-11-21", Code::FieldInvalid),
        ("from=2024-01-01&to=2026-11-21", Code::FieldInvalid),
        ("from=2026-11-31&to=2026-12-21", Code::Malformed),
        ("from=2026-11-21", Code::Malformed),
    ];
    for (days, code) in table {
        let path = format!("/api/v1/kpis?{days}");
        let problem = hotline.refused(Method::GET, &path, Some(&supervisor.token), None::<&()>).await;
        assert_eq!(problem.code, code, "{days}");
    }
    hotline.close().await;
}
