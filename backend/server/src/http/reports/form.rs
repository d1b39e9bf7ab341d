//! A report as the form that is printed and written to a spreadsheet.

use super::words;
use crate::http::words::{days, said};
use crate::print::{Entry, Form, Group, Signed, Standing, Table, Value};
use crate::sheets::Cell;
use std::collections::BTreeMap;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::report::{Figures, ReportItem, Stage, published};
use xinqiao_domain::session::Language;
use xinqiao_domain::suppression::{Audience, Cell as Seen};
use xinqiao_domain::wrap_up::ProblemType;
use xinqiao_storage::reports::Report;

/// Calls in one line of the form, and problem types in one line.
const CALLS_IN_LINE: usize = 4;
const PROBLEMS_IN_LINE: usize = 5;

/// What a form is made of.
pub(super) struct Made<'r> {
    pub report: &'r Report,
    pub figures: &'r Figures,
    pub digest: &'r str,
    /// Names and instants, as they are written under it.
    pub signatures: [(String, String); 2],
    pub audience: Audience,
    pub smallest_cell: u32,
    pub language: Language,
}

impl Made<'_> {
    /// The form.
    pub(super) fn form(&self) -> Form {
        let seen = match self.audience {
            Audience::Public => published(self.figures, self.smallest_cell),
            Audience::Authority => self.everything(),
        };
        let mut groups = vec![self.calls(&seen), self.problems(&seen), self.staff(&seen), self.training(&seen)];
        if !self.figures.content.is_empty() {
            groups.push(self.content());
        }
        Form {
            language: self.language,
            title: self.say("心理援助热线工作报表", "Psychological-aid hotline report"),
            subtitle: days(self.language, self.report.days),
            heading: self.heading(),
            groups,
            remarks: self.remarks(&seen),
            signatures: self.signed(),
            foot: self.foot(),
            standing: self.standing(),
        }
    }

    fn say(&self, zh: &str, en: &str) -> String {
        said(self.language, zh, en).to_owned()
    }

    fn everything(&self) -> BTreeMap<ReportItem, Seen> {
        ReportItem::all().into_iter().map(|item| (item, Seen::Shown(self.figures.of(item)))).collect()
    }

    fn heading(&self) -> Vec<Entry> {
        let typed = &self.report.typed;
        let place = format!("{} {}", typed.province, typed.city);
        let text = |zh, en, text: &str| Entry { label: self.say(zh, en), value: Value::text(text) };
        vec![
            text("填报单位", "Unit", &typed.unit),
            text("省市", "Province, city", place.trim()),
            text("热线号码", "Hotline number", &typed.number),
            text("服务时间", "Hours", &typed.hours),
            Entry { label: self.say("线路数", "Lines"), value: Value::Cell(Cell::Count(typed.lines)) },
        ]
    }

    fn entry(&self, item: ReportItem, seen: &BTreeMap<ReportItem, Seen>) -> Entry {
        Entry { label: words::item(item, self.language).to_owned(), value: value(seen, item) }
    }

    fn calls(&self, seen: &BTreeMap<ReportItem, Seen>) -> Group {
        let items = [
            ReportItem::Reached,
            ReportItem::Handled,
            ReportItem::Local,
            ReportItem::Elsewhere,
            ReportItem::HighCrisis,
            ReportItem::Difficult,
            ReportItem::Repeat,
        ];
        let mut entries: Vec<Entry> = items.into_iter().map(|item| self.entry(item, seen)).collect();
        let both = (seen.get(&ReportItem::Handled), seen.get(&ReportItem::Reached));
        let rate = if let (Some(Seen::Shown(part)), Some(Seen::Shown(whole))) = both {
            Value::Cell(Cell::Share { part: *part, whole: *whole })
        } else {
            Value::Hidden
        };
        entries.insert(2, Entry { label: self.say("接通率", "Connect rate"), value: rate });
        let title = self.say("一、来电情况", "1. Calls");
        Group { title, table: Table::Grid { in_line: CALLS_IN_LINE, entries } }
    }

    fn problems(&self, seen: &BTreeMap<ReportItem, Seen>) -> Group {
        let entries = ProblemType::ALL
            .iter()
            .map(|problem| self.entry(ReportItem::Problem { problem: *problem }, seen))
            .collect();
        let title = self.say("二、问题类型（一次来电可有多项）", "2. Problem types (a call may show several)");
        Group { title, table: Table::Grid { in_line: PROBLEMS_IN_LINE, entries } }
    }

    fn staff(&self, seen: &BTreeMap<ReportItem, Seen>) -> Group {
        let name = |profession: &Profession| words::profession(*profession, self.language).to_owned();
        let heads = [String::new()].into_iter().chain(Profession::ALL.iter().map(name)).collect();
        let line = |contract: &Contract| {
            let count = |profession: &Profession| {
                value(seen, ReportItem::Staff { profession: *profession, contract: *contract })
            };
            let (zh, en) = words::contract_words(*contract);
            [Value::text(self.say(zh, en))].into_iter().chain(Profession::ALL.iter().map(count)).collect()
        };
        let lines = Contract::ALL.iter().map(line).collect();
        let title = self.say("三、工作人员（期末在岗人数）", "3. Staff (employed on the last day)");
        Group { title, table: Table::Columns { heads, lines } }
    }

    fn training(&self, seen: &BTreeMap<ReportItem, Seen>) -> Group {
        let entries = [ReportItem::TrainingPersonTimes, ReportItem::TrainingPeople];
        let entries = entries.into_iter().map(|item| self.entry(item, seen)).collect();
        Group { title: self.say("四、培训", "4. Training"), table: Table::Grid { in_line: 2, entries } }
    }

    fn content(&self) -> Group {
        let heads = vec![self.say("内容", "Content"), self.say("人次", "Person-times")];
        let taught = self.figures.content.iter();
        let lines = taught
            .map(|one| vec![Value::text(one.title.as_str()), Value::Cell(Cell::Count(one.person_times))])
            .collect();
        Group { title: self.say("五、培训内容", "5. What was taught"), table: Table::Columns { heads, lines } }
    }

    fn remarks(&self, seen: &BTreeMap<ReportItem, Seen>) -> Vec<Entry> {
        let mut remarks = Vec::new();
        if !self.report.remarks.is_empty() {
            let value = Value::text(self.report.remarks.as_str());
            remarks.push(Entry { label: self.say("备注", "Remarks"), value });
        }
        if seen.values().any(|cell| *cell == Seen::Hidden) {
            let why = self.say(
                "为保护来电者，过小的数字以及能推算出它们的数字不公开，以 * 表示。",
                "To protect callers, small numbers and those from which they would follow are not shown: *.",
            );
            remarks.push(Entry { label: self.say("说明", "Note"), value: Value::text(why) });
        }
        remarks
    }

    fn signed(&self) -> Vec<Signed> {
        let labels = [self.say("填报人", "Filled in by"), self.say("审核人", "Reviewed by")];
        let signed = labels.into_iter().zip(self.signatures.clone());
        signed.map(|(label, (name, at))| Signed { label, name, at }).collect()
    }

    fn foot(&self) -> Vec<String> {
        let corrects = self.report.corrects.map(|report| format!("{} {report}", self.say("，更正", ", corrects")));
        vec![
            format!("{} {}{}", self.say("报表编号", "Report"), self.report.id, corrects.unwrap_or_default()),
            format!("{} SHA-256 {}", self.say("数字摘要", "Digest"), self.digest),
        ]
    }

    fn standing(&self) -> Standing {
        match self.report.stage {
            Stage::Frozen { .. } => Standing::Final,
            Stage::Draft { .. } | Stage::Filled { .. } => Standing::Draft("草稿 DRAFT".to_owned()),
        }
    }
}

fn value(seen: &BTreeMap<ReportItem, Seen>, item: ReportItem) -> Value {
    match seen.get(&item) {
        Some(Seen::Shown(count)) => Value::Cell(Cell::Count(*count)),
        Some(Seen::Hidden) | None => Value::Hidden,
    }
}
