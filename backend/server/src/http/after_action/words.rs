//! The words of an after-action report, in both languages.

use xinqiao_domain::dispatch::{Moment, NearMissKind, Purpose, ResponseClass, StageWord};

pub(super) const fn purpose(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::Real => ("实战", "Real"),
        Purpose::Drill => ("演练", "Drill"),
    }
}

pub(super) const fn class(class: ResponseClass) -> (&'static str, &'static str) {
    match class {
        ResponseClass::Immediate => ("立即", "Immediate"),
        ResponseClass::FourHours => ("4 小时内", "Within 4 h"),
        ResponseClass::Day => ("24 小时内", "Within 24 h"),
        ResponseClass::ThreeDays => ("72 小时内", "Within 72 h"),
    }
}

pub(super) const fn stage(stage: StageWord) -> (&'static str, &'static str) {
    match stage {
        StageWord::Requested => ("已请求", "Requested"),
        StageWord::Paging => ("呼叫中", "Paging"),
        StageWord::Acknowledged => ("队长已应答", "Acknowledged"),
        StageWord::Assembled => ("已集结", "Assembled"),
        StageWord::EnRoute => ("途中", "En route"),
        StageWord::OnScene => ("到达现场", "On scene"),
        StageWord::ContactMade => ("已接触", "Contact made"),
        StageWord::Disposition => ("处置中", "Disposition"),
        StageWord::HandedOver => ("已移交", "Handed over"),
        StageWord::Closed => ("已结束", "Closed"),
        StageWord::StoodDown => ("已撤销", "Stood down"),
        StageWord::Failed => ("未完成", "Failed"),
    }
}

pub(super) const fn moment(moment: Moment) -> (&'static str, &'static str) {
    match moment {
        Moment::Decision => ("决定出动", "Decision"),
        Moment::FirstPage => ("首次呼叫", "First page"),
        Moment::FirstAcknowledgement => ("首个应答", "First acknowledgement"),
        Moment::TeamComplete => ("队伍集结完成", "Team complete"),
        Moment::EnRoute => ("出发", "En route"),
        Moment::OnScene => ("到达现场", "On scene"),
        Moment::Contact => ("接触当事人", "Contact"),
        Moment::HandedOver => ("移交", "Handed over"),
        Moment::Accepted => ("接收方接受", "Accepted"),
        Moment::Ended => ("结束", "Ended"),
    }
}

pub(super) const fn near_miss(kind: NearMissKind) -> (&'static str, &'static str) {
    match kind {
        NearMissKind::StepSkipped => ("某一步无人可呼叫，已跳过", "A step had nobody to ask and was skipped"),
        NearMissKind::FirstStepSilent => ("第一步无人应答", "Nobody of the first step answered in time"),
        NearMissKind::LadderUsedUp => ("呼叫预案用尽", "The escalation ladder was used up"),
        NearMissKind::PageTroubled => {
            ("呼叫未送达或结果不明", "A page was not accepted, or it is not known whether it was")
        }
        NearMissKind::Withdrew => ("已应答的人员退出", "Somebody who had said they go, did not"),
        NearMissKind::LeftShort => ("未到齐先出发", "The team left before every role was filled"),
        NearMissKind::LateOnScene => ("到达现场超时", "Late on scene"),
        NearMissKind::CheckInMissed => ("安全报告未按时", "A safety check-in was missed"),
        NearMissKind::TeamInDanger => ("队伍遇险", "The team was in danger"),
        NearMissKind::RanLate => ("记录、观察或接收逾期", "A record, a check or an acceptance was late"),
        NearMissKind::Silent => ("曾无人负责也无呼叫在途", "For a moment nobody was acknowledged and no page was due"),
    }
}
