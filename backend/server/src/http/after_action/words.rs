//! The words of an after-action report, in both languages: those of the console, so that paper and screen say the same.

use xinqiao_domain::dispatch::{Moment, NearMissKind, Purpose, ResponseClass, StageWord};

pub(super) const fn purpose(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::Real => ("真实", "Real"),
        Purpose::Drill => ("演练", "Drill"),
    }
}

pub(super) const fn class(class: ResponseClass) -> (&'static str, &'static str) {
    match class {
        ResponseClass::Immediate => ("立即", "Immediate"),
        ResponseClass::FourHours => ("4 小时内", "Within 4 hours"),
        ResponseClass::Day => ("24 小时内", "Within 24 hours"),
        ResponseClass::ThreeDays => ("72 小时内", "Within 72 hours"),
    }
}

pub(super) const fn stage(stage: StageWord) -> (&'static str, &'static str) {
    match stage {
        StageWord::Requested => ("已请求", "Requested"),
        StageWord::Paging => ("呼叫中", "Paging"),
        StageWord::Acknowledged => ("队长已应答", "Lead has it"),
        StageWord::Assembled => ("队伍已到齐", "Team complete"),
        StageWord::EnRoute => ("在路上", "En route"),
        StageWord::OnScene => ("已到现场", "On scene"),
        StageWord::ContactMade => ("已见到本人", "Contact made"),
        StageWord::Disposition => ("已决定处置", "Disposition decided"),
        StageWord::HandedOver => ("已移交", "Handed over"),
        StageWord::Closed => ("已结束", "Closed"),
        StageWord::StoodDown => ("已撤销", "Stood down"),
        StageWord::Failed => ("未能完成", "Failed"),
    }
}

pub(super) const fn moment(moment: Moment) -> (&'static str, &'static str) {
    match moment {
        Moment::Decision => ("决定出动", "Decision"),
        Moment::FirstPage => ("第一次呼叫", "First page"),
        Moment::FirstAcknowledgement => ("第一个应答", "First acknowledgement"),
        Moment::TeamComplete => ("队伍到齐", "Team complete"),
        Moment::EnRoute => ("出发", "En route"),
        Moment::OnScene => ("到达现场", "On scene"),
        Moment::Contact => ("见到本人", "Contact"),
        Moment::HandedOver => ("移交", "Handed over"),
        Moment::Accepted => ("接收方接收", "Accepted"),
        Moment::Ended => ("结束", "Ended"),
    }
}

pub(super) const fn near_miss(kind: NearMissKind) -> (&'static str, &'static str) {
    match kind {
        NearMissKind::StepSkipped => ("一步无人可叫", "A step had nobody to page"),
        NearMissKind::FirstStepSilent => ("第一步无人及时应答", "Nobody of the first step answered in time"),
        NearMissKind::LadderUsedUp => ("呼叫已用尽", "Nobody was left to page"),
        NearMissKind::PageTroubled => ("呼叫没有送出，或不确定", "A page was not accepted, or it is not known"),
        NearMissKind::Withdrew => ("应答后退出", "Withdrew after acknowledging"),
        NearMissKind::LeftShort => ("没有到齐就出发", "Left before the team was complete"),
        NearMissKind::LateOnScene => ("到场超时", "Late on scene"),
        NearMissKind::CheckInMissed => ("没有报平安", "Check-in missed"),
        NearMissKind::TeamInDanger => ("队伍受胁迫或求援", "The team was under duress or asked for help"),
        NearMissKind::RanLate => ("记录、观察或接收逾期", "A record, a check or an acceptance was late"),
        NearMissKind::Silent => ("曾经无人负责", "Was left to nobody"),
    }
}
