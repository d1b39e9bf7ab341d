//! Is each item at every moment in one state that somebody answers for?

use super::*;
use crate::desk::standings::ChangeEmployment;
use crate::desk::testing::{Fresh, refused, set_up};
use xinqiao_domain::delivery::{DeliveryWord, MOST_FAILURES, SendOutcome};
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{CommandId, Refusal, StaffId};
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_storage::outbox::Listed;

const EMAIL: DeliveryChannel = DeliveryChannel::Email;

struct House {
    fresh: Fresh,
    supervisor: StaffId,
}

impl House {
    async fn open() -> Self {
        let (fresh, admin) = set_up().await;
        let supervisor = fresh.hire("lin.yue", &[Role::Supervisor]).await;
        let house = Self { fresh, supervisor };
        house.lives_at(admin, "lin.yue@centre.example").await;
        house
    }

    async fn lives_at(&self, admin: StaffId, email: &str) {
        let employed_from = "2026-01-01".parse().unwrap();
        let to = Employment {
            employed_from,
            leaves: Vec::new(),
            email: email.to_owned(),
            profession: Profession::Counsellor,
            contract: Contract::FullTime,
        };
        self.fresh.run(ChangeEmployment { staff: self.supervisor, by: admin, to }).await.unwrap();
    }

    async fn asks(&self) {
        let id = CommandId(self.fresh.ids.draw());
        assert_eq!(self.fresh.run(AskTest { id, staff: self.supervisor }).await, Ok(Asked::Now));
    }

    async fn claims(&self, most: usize) -> Vec<Claimed> {
        self.fresh.run(ClaimDue { channel: EMAIL, most, letters: most }).await.unwrap()
    }

    async fn ends(&self, claimed: &Claimed, outcome: SendOutcome) {
        let finish =
            Finish { item: claimed.item, token: claimed.token, outcome, answer: "said".to_owned(), reference: None };
        self.fresh.run(finish).await.unwrap();
    }

    async fn all(&self) -> Vec<Listed> {
        self.fresh.desk.store().outbox(None, 100).await.unwrap()
    }

    async fn words(&self) -> Vec<DeliveryWord> {
        self.all().await.iter().map(|one| one.state.word()).collect()
    }

    async fn alerts(&self) -> usize {
        self.fresh.desk.store().open_alerts().await.unwrap().len()
    }
}

#[tokio::test]
async fn is_a_refused_letter_a_humans_until_it_is_accepted() {
    let house = House::open().await;
    house.asks().await;
    let first = house.claims(4).await;
    assert_eq!((first.len(), first[0].token, house.claims(4).await.len()), (1, 1, 0), "one worker has it");
    house.ends(&first[0], SendOutcome::Refused).await;
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Failed], 1));
    let (id, item, by) = (CommandId(house.fresh.ids.draw()), first[0].item, house.supervisor);
    house.fresh.run(Retry { id, item, by }).await.unwrap();
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Pending], 1));
    let again = house.claims(4).await;
    assert_eq!(again[0].token, 2);
    house.ends(&again[0], SendOutcome::Accepted).await;
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Accepted], 0));
    let id = CommandId(house.fresh.ids.draw());
    assert_eq!(refused(house.fresh.run(Retry { id, item, by }).await).0, Refusal::AlreadyDone);
    let unknown = OutboxId(house.fresh.ids.draw());
    let id = CommandId(house.fresh.ids.draw());
    assert_eq!(refused(house.fresh.run(Retry { id, item: unknown, by }).await).0, Refusal::NotFound);
    let told = house.fresh.kinds().await;
    let changes = told.iter().filter(|kind| *kind == "delivery_changed").count();
    assert_eq!(changes, 5, "a fact for each change: {told:?}");
}

#[tokio::test]
async fn is_a_gone_workers_letter_taken_up_and_its_late_answer_refused() {
    let house = House::open().await;
    house.asks().await;
    let first = house.claims(4).await.remove(0);
    house.fresh.hand.advance(xinqiao_domain::delivery::CLAIM);
    let second = house.claims(4).await.remove(0);
    assert!(matches!(second.attempt, xinqiao_domain::delivery::Attempt::MayBeRepeat { number: 2 }));
    assert_eq!((first.item, second.token, house.alerts().await), (second.item, 2, 1));
    let late =
        Finish { item: first.item, token: 1, outcome: SendOutcome::Accepted, answer: String::new(), reference: None };
    assert_eq!(refused(house.fresh.run(late).await).0, Refusal::LeaseLost);
    house.ends(&second, SendOutcome::Accepted).await;
    assert_eq!(house.alerts().await, 0);
}

#[tokio::test]
async fn does_a_channel_that_fails_rest_and_come_back_with_one_probe() {
    let house = House::open().await;
    for _ in 0..=MOST_FAILURES {
        house.asks().await;
    }
    let claimed = house.claims(100).await;
    for one in &claimed {
        house.ends(one, SendOutcome::Unreachable).await;
    }
    house.fresh.hand.advance(Millis::seconds(16));
    assert_eq!(house.claims(100).await, [], "the circuit is open, though letters are due");
    house.fresh.hand.advance(Millis::seconds(16));
    let probe = house.claims(100).await;
    assert_eq!((probe.len(), house.claims(100).await.len()), (1, 0), "one at a time");
    house.ends(&probe[0], SendOutcome::Accepted).await;
    assert_eq!(house.claims(100).await.len(), claimed.len() - 1, "it works again");
}

#[tokio::test]
async fn is_a_channel_that_nobody_set_up_one_trouble_and_not_many() {
    let house = House::open().await;
    house.asks().await;
    house.asks().await;
    house.fresh.run(SuppressDue { channel: EMAIL }).await.unwrap();
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Suppressed; 2], 1));
    assert_eq!(house.all().await[0].state.because(), Some(DeliveryReason::NotConfigured));
    // Whoever set no mail up knows it; said every day, it would only teach supervisors to look away from alerts.
    for days in [1, 28] {
        house.fresh.hand.advance(Millis::days(days));
        house.asks().await;
        house.fresh.run(SuppressDue { channel: EMAIL }).await.unwrap();
        assert_eq!(house.alerts().await, 1, "{days} days later");
    }
    house.fresh.hand.advance(Millis::days(1));
    house.asks().await;
    house.fresh.run(SuppressDue { channel: EMAIL }).await.unwrap();
    assert_eq!(house.alerts().await, 2, "said again after a month, should it have been forgotten");
}

#[tokio::test]
async fn is_somebody_without_an_address_said_and_sent_to_once_there_is_one() {
    let (fresh, admin) = set_up().await;
    let supervisor = fresh.hire("lin.yue", &[Role::Supervisor]).await;
    let house = House { fresh, supervisor };
    house.asks().await;
    let because = house.all().await[0].state.because();
    assert_eq!((because, house.alerts().await), (Some(DeliveryReason::NoAddress), 1));
    let (item, by) = (house.all().await[0].id, supervisor);
    let id = CommandId(house.fresh.ids.draw());
    assert_eq!(refused(house.fresh.run(Retry { id, item, by }).await).0, Refusal::FieldInvalid);
    house.lives_at(admin, "lin.yue@centre.example").await;
    let id = CommandId(house.fresh.ids.draw());
    house.fresh.run(Retry { id, item, by }).await.unwrap();
    assert_eq!(house.claims(1).await[0].letter.to, "lin.yue@centre.example");
}

#[tokio::test]
async fn does_a_letter_that_nobody_took_expire_as_somebodys_trouble() {
    let house = House::open().await;
    house.asks().await;
    house.fresh.hand.advance(Millis::minutes(31));
    assert_eq!(house.claims(4).await, []);
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Expired], 1));
}

/// Something that asks for a letter in its own transaction.
struct Says(Occasion);

impl crate::desk::Command for Says {
    type Answer = crate::desk::arrivals::Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Self::Answer, Decline> {
        let words = Words { subject: "题".to_owned(), text: "信".to_owned() };
        let new = NewItem { channel: EMAIL, occasion: self.0, words, life: Millis::days(1) };
        enqueue(work, new).await?;
        Ok(crate::desk::arrivals::Done {})
    }
}

#[tokio::test]
async fn is_a_reminder_sent_of_what_is_no_longer_missing() {
    use xinqiao_domain::standing::{Distance, Requirement};
    let house = House::open().await;
    let (person, recipient) = (house.supervisor, house.supervisor);
    let (requirement, distance) = (Requirement::Training, Distance::Before { days: 10 });
    // A year long past: whatever was missing then is no reason today.
    let period = "2001".parse().unwrap();
    let occasion = Occasion::StandingReminder { person, requirement, period, distance, recipient };
    house.fresh.run(Says(occasion)).await.unwrap();
    house.fresh.run(Says(occasion)).await.unwrap();
    assert_eq!(house.words().await, [DeliveryWord::Pending], "one occasion, one letter");
    assert_eq!(house.claims(4).await, []);
    assert_eq!((house.words().await, house.alerts().await), (vec![DeliveryWord::Cancelled], 0));
    assert_eq!(house.all().await[0].state.because(), Some(DeliveryReason::NoLongerSo));
}
