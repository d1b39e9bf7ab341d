//! What is reported from the scene and written afterwards: is it read as it was written, opened by its dispatch's key alone?

use crate::dispatches::{asks, dispatch_id, led, met, minute, requested};
use crate::fresh::{Fresh, NOON, agree, arrived, create, session_id, staff};
use uuid::Uuid;
use xinqiao_domain::dispatch::{
    CheckFinding, CheckInAnswer, DiagnosisStanding, DispatchReason, DispositionForm, EscortForm, Measure, Payer,
    Purpose, RescueService, ServiceState,
};
use xinqiao_domain::{CommandId, DispatchId};
use xinqiao_storage::scene::{CheckInSaid, EscortWritten, NewCheck, Receiver, RecordWritten};
use xinqiao_storage::{Batch, Error};

fn record(narrative: &str) -> DispositionForm {
    DispositionForm {
        place: "河东路".to_owned(),
        reporter: "邻居".to_owned(),
        narrative: narrative.to_owned(),
        injured: 1,
        dead: 0,
        property_loss: String::new(),
        psychiatrists: vec!["周医生".to_owned()],
        nurses: Vec::new(),
        police_organ: String::new(),
        police_officer: String::new(),
        reasons: [DispatchReason::HarmToSelf].into(),
        measures: [Measure::OnSite].into(),
        diagnosis: String::new(),
        diagnosis_standing: DiagnosisStanding::None,
        payer: Payer::Unknown,
        effect: "平静".to_owned(),
    }
}

fn escort(hospital: &str) -> EscortForm {
    EscortForm { brought_by: "队长".to_owned(), hospital: hospital.to_owned(), received_by: "急诊".to_owned() }
}

async fn reported(batch: &mut Batch<'_>, id: DispatchId) -> Result<(), Error> {
    batch.put_measures(id, &[Measure::OnSite].into()).await?;
    assert_eq!(batch.receiver(id).await?, Receiver::default());
    batch.put_receiver(id, &Receiver { to: "市三院".to_owned(), accepted_by: String::new() }).await?;
    assert_eq!(batch.receiver(id).await?.to, "市三院");
    let (police, by) = (RescueService::Police, staff(11));
    assert_eq!(batch.service(id, police).await?, None);
    batch.put_service(id, police, ServiceState::Asked { at: NOON }, staff(1), None).await?;
    let answered = ServiceState::Answered { asked: NOON, at: minute(1) };
    batch.put_service(id, police, answered, by, Some("值班民警")).await?;
    assert_eq!(batch.service(id, police).await?, Some(answered));
    let arrived = ServiceState::Arrived { asked: NOON, answered: Some(minute(1)), at: minute(2) };
    batch.put_service(id, police, arrived, by, None).await?;
    batch.add_check_in(id, by, minute(3), CheckInAnswer::Safe).await?;
    batch.add_check_in(id, by, minute(4), CheckInAnswer::Duress).await?;
    batch.put_escort(id, &escort("一院"), by).await?;
    batch.put_escort(id, &escort("三院"), by).await?;
    assert_eq!(batch.record_version(id).await?, 0);
    batch.add_disposition_record(id, 1, &record("初稿"), by).await?;
    batch.add_disposition_record(id, 2, &record("定稿"), by).await?;
    assert_eq!(batch.record_version(id).await?, 2);
    let (due_at, done_at, finding) = (minute(240), minute(230), CheckFinding::Stable);
    batch.add_check(id, NewCheck { number: 1, due_at, done_at, by, finding, note: "平稳" }).await
}

#[tokio::test]
async fn is_the_scene_read_as_it_was_written_and_nobody_elses() {
    agree(async |fresh: &Fresh| {
        let id = dispatch_id(1);
        let at = minute(300);
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                asks(batch, &requested(1, Purpose::Real, None), "2027-0001").await?;
                asks(batch, &requested(2, Purpose::Real, None), "2027-0002").await
            })
            .await;
        fresh.write(at, async |batch| reported(batch, id).await).await;
        let scene = fresh.store.scene(id).await.expect("opened").expect("it is there");
        let by = staff(11);
        assert_eq!(scene.measures, [Measure::OnSite].into());
        assert_eq!(scene.receiver.to, "市三院");
        let duress = CheckInSaid { answer: CheckInAnswer::Duress, at: minute(4), by };
        assert_eq!(scene.last_check_in, Some(duress), "the last one");
        let police = &scene.services[0];
        assert_eq!(
            (police.asked_by, police.answered_by.as_str()),
            (staff(1), "值班民警"),
            "who asked and answered stay"
        );
        assert_eq!(scene.escort, Some(EscortWritten { form: escort("三院"), by, at }));
        assert_eq!(scene.record, Some(RecordWritten { version: 2, form: record("定稿"), by, at }));
        assert_eq!((scene.checks[0].number, scene.checks[0].note.as_str()), (1, "平稳"));
        assert_eq!(fresh.store.scene(dispatch_id(9)).await.expect("read"), None);
        // What is sealed for one dispatch cannot be shown as another's.
        fresh
            .meddle(&format!(
                "UPDATE dispatch SET receiver = (SELECT receiver FROM dispatch WHERE id = '{id}') WHERE id = '{}'",
                dispatch_id(2)
            ))
            .await;
        assert!(fresh.store.scene(dispatch_id(2)).await.is_err());
        scene
    })
    .await;
}

#[tokio::test]
async fn who_takes_part_and_what_do_they_write_to_each_other() {
    agree(async |fresh: &Fresh| {
        let asked = requested(1, Purpose::Real, Some(session_id(1)));
        let id = asked.id;
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                let (caller, fixed) = arrived(1, NOON);
                create(batch, caller, fixed)?;
                asks(batch, &asked, "2027-0001").await
            })
            .await;
        met(fresh, asked).await;
        let takes = async |number| fresh.store.takes_part(id, staff(number)).await.expect("read");
        assert_eq!([takes(1).await, takes(11).await, takes(21).await, takes(12).await], [true, true, true, false]);
        let said = fresh
            .write(minute(10), async |batch| {
                let mut said = Vec::new();
                for (number, text) in [(1, "到门口了"), (2, "他在阳台"), (3, "收到")] {
                    let message = CommandId(Uuid::from_u128(number));
                    said.push(batch.add_side_message(id, message, staff(11), text).await?);
                }
                said.push(batch.next_side_message(id).await?);
                Ok(said)
            })
            .await;
        assert_eq!(said, [1, 2, 3, 4]);
        let read = async |after, limit| {
            let messages = fresh.store.side_messages(id, after, limit).await.expect("opened");
            messages.into_iter().map(|one| (one.seq, one.text)).collect::<Vec<_>>()
        };
        assert_eq!(read(0, 2).await, [(1, "到门口了".to_owned()), (2, "他在阳台".to_owned())]);
        assert_eq!(read(2, 9).await, [(3, "收到".to_owned())]);
        assert_eq!(fresh.store.side_messages(dispatch_id(9), 0, 9).await.expect("read"), []);
    })
    .await;
}
