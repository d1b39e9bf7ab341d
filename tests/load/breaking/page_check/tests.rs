//! Does the check see each way in which pages can be lost, doubled or nobody's?

use super::*;
use crate::smtp::Treats;
use xinqiao_domain::delivery::DeliveryChannel;
use xinqiao_domain::dispatch::{Purpose, ResponseClass, Source, StageWord};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{AreaId, DispatchId, Millis, OutboxId, StaffId, TeamId};
use xinqiao_protocol::http::dispatches::{AcceptanceView, CheckInView, ChecksView, CoverView, RecordView};
use xinqiao_protocol::http::outbox::{Arrival, RetryAllowed};

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn row(number: u128, word: DeliveryWord) -> OutboxItem {
    OutboxItem {
        item: OutboxId(Uuid::from_u128(number)),
        channel: DeliveryChannel::Email,
        purpose: DeliveryPurpose::Page,
        staff: None,
        staff_name: None,
        word,
        because: None,
        attempts: 1,
        arrival: Arrival::Certain,
        created_at: NOON,
        due_at: None,
        expires_at: NOON,
        delivered_at: None,
        answer: None,
        retry: RetryAllowed::No,
    }
}

fn came(number: u128, text: &str) -> Arrived {
    let id = format!("<{}@centre.example>", Uuid::from_u128(number));
    Arrived { id, to: String::new(), text: text.to_owned(), treated: Treats::Accepts, at: NOON }
}

#[test]
fn is_a_dishonest_post_room_seen() {
    let asked = Asked { taken: 1, said: 1, each: 2 };
    let accepted = |number| row(number, DeliveryWord::Accepted);
    let wrong = |rows: &[OutboxItem], arrived: &[Arrived]| {
        let found = compare(asked, rows, arrived);
        (found.pages_lost, found.double_claims, found.pages_doubled_under_other_id)
    };
    let both = [accepted(1), accepted(2)];
    let (one, two) = (|| came(1, "出动"), || came(2, "出动"));
    assert_eq!(wrong(&both, &[one(), two()]), (0, 0, 0));
    assert_eq!(wrong(&both, &[one(), two(), came(2, REPEAT_LINE)]), (0, 0, 0), "a repeat that says so is honest");
    assert_eq!(wrong(&both, &[one()]), (1, 0, 0), "called accepted, and never came");
    assert_eq!(wrong(&both[..1], &[one()]), (1, 0, 0), "had to follow, and was not written down");
    assert_eq!(wrong(&both, &[one(), two(), two()]), (0, 1, 0), "two workers sent it, and neither knew");
    assert_eq!(wrong(&both, &[one(), two(), came(3, "出动")]), (0, 0, 1), "came under another id");
    assert_eq!(
        wrong(&[accepted(1), accepted(2), accepted(3)], &[one(), two(), came(3, "")]),
        (0, 0, 1),
        "written twice"
    );
    let unanswered = Asked { taken: 0, said: 1, each: 2 };
    assert!(compare(unanswered, &both, &[one(), two()]).is_clean(), "taken, though the answer was lost");
    assert!(compare(unanswered, &[], &[]).is_clean(), "not taken");
}

fn strip(ladder: LadderView, alerts: &[AlertKind]) -> DispatchStrip {
    DispatchStrip {
        dispatch: DispatchId(Uuid::from_u128(1)),
        number: "2026-0001".to_owned(),
        purpose: Purpose::Real,
        source: Source::Police,
        session: None,
        alias: None,
        emergency: None,
        area: AreaId(Uuid::from_u128(1)),
        area_name: String::new(),
        team: TeamId(Uuid::from_u128(1)),
        team_name: String::new(),
        class: ResponseClass::Immediate,
        tier: None,
        requested_at: NOON,
        requested_by: StaffId(Uuid::from_u128(1)),
        requested_by_name: String::new(),
        stage: StageWord::Paging,
        stage_since: NOON,
        owner: None,
        target_at: NOON,
        needs: Vec::new(),
        missing: Vec::new(),
        ladder,
        cover: CoverView::Nothing,
        paged: Vec::new(),
        crew: Vec::new(),
        services: Vec::new(),
        check_in: CheckInView::Off,
        record: RecordView::NotDue,
        checks: ChecksView::NotBegun,
        acceptance: AcceptanceView::NotAsked,
        talk_by_lead: None,
        talk_by_operator: None,
        messages: 0,
        alerts: alerts.to_vec(),
        end: None,
        actions: Vec::new(),
    }
}

#[test]
fn is_a_silent_dispatch_seen() {
    let on = LadderView::On { taken: 1, round: 1, rounds: 1, step: 1, steps: 1, next_at: NOON };
    let used_up = LadderView::UsedUp { taken: 1, at: NOON };
    let told: &[AlertKind] = &[AlertKind::PageTroubled];
    let late = NOON + SLACK + Millis(1);
    for (case, ladder, alerts, now, expected) in [
        ("a step is due", on, &[][..], NOON, 0),
        ("a worker may come a little late", on, &[], NOON + SLACK, 0),
        ("but not later", on, &[], late, 1),
        ("unless a supervisor knows", on, told, late, 0),
        ("never paged", LadderView::Foot { taken: 0 }, &[], late, 1),
        ("used up, and nobody knows", used_up, &[], NOON, 1),
        ("used up, and a supervisor knows", used_up, told, late, 0),
        ("stands still with nobody on it", LadderView::Still { taken: 1 }, &[], NOON, 1),
    ] {
        assert_eq!(silent(&[strip(ladder, alerts)], now), expected, "{case}");
    }
}
