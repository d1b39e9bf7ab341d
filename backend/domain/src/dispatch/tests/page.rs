//! Is a page called what is known of it at most?

use super::*;
use crate::delivery::DeliveryWord;

const ACKNOWLEDGED: PageAnswer = PageAnswer::Acknowledged { at: NOON };
const DECLINED: PageAnswer = PageAnswer::Declined { at: NOON, because: DeclineBecause::TooFar };
const NOT_NEEDED: PageAnswer = PageAnswer::NotNeeded { at: NOON };

/// Every way in which a page may have gone out, or stays in the house.
fn deliveries() -> impl Iterator<Item = Option<DeliveryWord>> {
    std::iter::once(None).chain(DeliveryWord::ALL.iter().copied().map(Some))
}

#[test]
fn what_is_a_page_called_that_only_the_provider_knows_of() {
    let words = [
        PageWord::Pending,
        PageWord::Sending,
        PageWord::AcceptedByProvider,
        PageWord::Unknown,
        PageWord::Failed,
        PageWord::Expired,
        PageWord::Suppressed,
        PageWord::Cancelled,
    ];
    for (delivery, expected) in DeliveryWord::ALL.iter().zip(words) {
        assert_eq!(word(Some(*delivery), None, None, None, PageAnswer::None), expected);
    }
    let in_the_house = word(None, None, None, None, PageAnswer::None);
    assert_eq!(in_the_house, PageWord::AcceptedByProvider, "it is out when it is written");
}

#[test]
fn does_an_answer_say_more_than_an_eye_and_an_eye_more_than_the_provider() {
    let (no, yes) = (None, Some(NOON));
    // Delivered, seen, stood down, answered.
    let table = [
        (yes, no, no, PageAnswer::None, PageWord::Delivered),
        (no, yes, no, PageAnswer::None, PageWord::Seen),
        (yes, yes, no, PageAnswer::None, PageWord::Seen),
        (no, no, yes, PageAnswer::None, PageWord::Cancelled),
        (yes, yes, yes, PageAnswer::None, PageWord::Cancelled),
        (no, no, no, ACKNOWLEDGED, PageWord::Acknowledged),
        (yes, yes, yes, ACKNOWLEDGED, PageWord::Acknowledged),
        (no, no, no, DECLINED, PageWord::Declined),
        (yes, yes, yes, DECLINED, PageWord::Declined),
        (no, no, no, NOT_NEEDED, PageWord::NotNeeded),
        (yes, yes, yes, NOT_NEEDED, PageWord::NotNeeded),
    ];
    for (delivered, seen, stood_down, answer, expected) in table {
        for delivery in deliveries() {
            let case = format!("{delivery:?} {delivered:?} {seen:?} {stood_down:?} {answer:?}");
            assert_eq!(word(delivery, delivered, seen, stood_down, answer), expected, "{case}");
        }
    }
}
