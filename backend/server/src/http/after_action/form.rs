//! The after-action report as the form that is printed: the course, the stretches with their targets, what nearly went
//! wrong. No place, no person, no words: those stay behind the dispatch itself.

use super::words;
use crate::http::words::said;
use crate::print::{Entry, Form, Group, Signed, Standing, Table, Value};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::dispatch::{Moment, Purpose};
use xinqiao_domain::session::Language;
use xinqiao_domain::{Millis, Timestamp};
use xinqiao_protocol::http::after_action::{CourseInterval, CourseNearMiss, DispatchTimeline};

/// What a form is made of.
pub(super) struct Made<'t> {
    pub timeline: &'t DispatchTimeline,
    pub zone: &'t Zone,
    pub language: Language,
    /// When it was printed.
    pub now: Timestamp,
}

impl Made<'_> {
    /// The form.
    pub(super) fn form(&self) -> Form {
        Form {
            language: self.language,
            title: self.say("危机干预出动总结", "After-action report of a dispatch"),
            subtitle: self.timeline.number.clone(),
            heading: self.heading(),
            groups: vec![self.course(), self.intervals(), self.near_misses()],
            remarks: Vec::new(),
            signatures: self.signatures(),
            foot: vec![format!("{} {}", self.say("打印时间", "Printed"), self.zone.minute_of(self.now))],
            standing: self.standing(),
        }
    }

    fn say(&self, zh: &str, en: &str) -> String {
        said(self.language, zh, en).to_owned()
    }

    fn heading(&self) -> Vec<Entry> {
        let timeline = self.timeline;
        let entry = |zh, en, text: String| Entry { label: self.say(zh, en), value: Value::text(text) };
        let word = |(zh, en): (&'static str, &'static str)| self.say(zh, en);
        vec![
            entry("性质", "Purpose", word(words::purpose(timeline.purpose))),
            entry("响应级别", "Response class", word(words::class(timeline.class))),
            entry("地区", "Area", timeline.area_name.clone()),
            entry("队伍", "Team", timeline.team_name.clone()),
            entry("状态", "Stage", word(words::stage(timeline.stage))),
            entry("无人负责的时间", "Time without an owner", length(self.language, timeline.unowned_ms)),
        ]
    }

    fn course(&self) -> Group {
        let heads = vec![self.say("节点", "Moment"), self.say("时间", "At"), self.say("距决定", "After the decision")];
        let begun = self.at(Moment::Decision);
        let lines = Moment::ALL.iter().map(|moment| {
            let at = self.at(*moment);
            let after = begun.zip(at).map(|(begun, at)| length(self.language, at.since(begun).0));
            let (zh, en) = words::moment(*moment);
            vec![
                Value::text(self.say(zh, en)),
                Value::text(at.map_or_else(|| "—".to_owned(), |at| self.zone.second_of(at))),
                Value::text(after.unwrap_or_else(|| "—".to_owned())),
            ]
        });
        Group { title: self.say("一、经过", "1. Course"), table: Table::Columns { heads, lines: lines.collect() } }
    }

    fn at(&self, moment: Moment) -> Option<Timestamp> {
        self.timeline.moments.iter().find(|reached| reached.moment == moment).map(|reached| reached.at)
    }

    fn intervals(&self) -> Group {
        let heads = vec![
            self.say("区间", "From, to"),
            self.say("用时", "Took"),
            self.say("目标", "Target"),
            self.say("结果", "Result"),
        ];
        let lines = self.timeline.intervals.iter().map(|interval| self.interval(interval)).collect();
        Group { title: self.say("二、各段用时", "2. Stretches"), table: Table::Columns { heads, lines } }
    }

    fn interval(&self, interval: &CourseInterval) -> Vec<Value> {
        let name = |moment| {
            let (zh, en) = words::moment(moment);
            self.say(zh, en)
        };
        let result = match interval.target_ms {
            None => String::new(),
            Some(target) if interval.took_ms <= target => self.say("达标", "in time"),
            Some(_) => self.say("超时", "late"),
        };
        vec![
            Value::text(format!("{} → {}", name(interval.from), name(interval.to))),
            Value::text(length(self.language, interval.took_ms)),
            Value::text(interval.target_ms.map(|target| length(self.language, target)).unwrap_or_default()),
            Value::text(result),
        ]
    }

    fn near_misses(&self) -> Group {
        let heads = vec![self.say("险情", "Near miss"), self.say("时间", "At")];
        let line = |near: &CourseNearMiss| {
            let (zh, en) = words::near_miss(near.kind);
            vec![Value::text(self.say(zh, en)), Value::text(self.zone.second_of(near.at))]
        };
        let mut lines: Vec<Vec<Value>> = self.timeline.near_misses.iter().map(line).collect();
        if lines.is_empty() {
            lines.push(vec![Value::text(self.say("没有", "None")), Value::text("")]);
        }
        Group { title: self.say("三、险情", "3. Near misses"), table: Table::Columns { heads, lines } }
    }

    /// On paper; nobody signs here.
    fn signatures(&self) -> Vec<Signed> {
        let line = |zh, en| Signed { label: self.say(zh, en), name: String::new(), at: String::new() };
        vec![line("队长", "Lead"), line("督导", "Supervisor")]
    }

    /// A drill says so across each page; what is not over is a draft.
    fn standing(&self) -> Standing {
        match (self.timeline.purpose, self.at(Moment::Ended)) {
            (Purpose::Drill, _) => Standing::Draft("演练 DRILL".to_owned()),
            (Purpose::Real, None) => Standing::Draft("未结束 NOT OVER".to_owned()),
            (Purpose::Real, Some(_)) => Standing::Final,
        }
    }
}

/// A length in words, to the second below an hour, to the minute above.
fn length(language: Language, ms: i64) -> String {
    let seconds = Millis(ms).0 / 1_000;
    let (hours, minutes, rest) = (seconds / 3_600, seconds % 3_600 / 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => said(language, format!("{rest} 秒"), format!("{rest} s")),
        (0, _) => said(language, format!("{minutes} 分 {rest:02} 秒"), format!("{minutes} min {rest:02} s")),
        (_, _) => said(language, format!("{hours} 小时 {minutes:02} 分"), format!("{hours} h {minutes:02} min")),
    }
}
