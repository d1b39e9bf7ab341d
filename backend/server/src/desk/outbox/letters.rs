//! What letters say: Chinese, then English. Who, what is missing, by when, where to look; nothing of any caller.

use super::Words;
use xinqiao_domain::standing::{Distance, Period, Reminder, Requirement};

/// Stands between the two languages.
const BETWEEN: &str = "\n\n----\n\n";

/// The same in both languages.
fn both(subject: (String, String), text: (String, String)) -> Words {
    let ((zh_subject, en_subject), (zh, en)) = (subject, text);
    Words { subject: format!("{zh_subject} / {en_subject}"), text: format!("{zh}{BETWEEN}{en}\n") }
}

/// Whether the channel works.
pub(super) fn test() -> Words {
    let subject = ("心桥测试邮件".to_owned(), "Xinqiao test mail".to_owned());
    let zh = "这是一封测试邮件：收到它，说明心桥的邮件通道可用。无需回复。".to_owned();
    let en = "This is a test: if you read it, Xinqiao can send mail. No answer is needed.".to_owned();
    both(subject, (zh, en))
}

/// The names of what is asked for, as they stand in a sentence.
const fn names(requirement: Requirement) -> (&'static str, &'static str) {
    match requirement {
        Requirement::PreService => ("上岗培训", "pre-service training"),
        Requirement::Training => ("培训", "training"),
        Requirement::Supervision => ("督导", "supervision"),
    }
}

/// Something is still missing of `name`, or was missed.
pub(super) fn reminder(name: &str, reminder: &Reminder) -> Words {
    let Reminder { requirement, period, distance, counted, needed, due_by } = reminder;
    let (zh_what, en_what) = names(*requirement);
    let count = format!("{counted}/{needed}");
    let (subject, zh, en) = match distance {
        Distance::Before { .. } => (
            (format!("{zh_what}提醒：{name} {period}"), format!("{en_what} due: {name}, {period}")),
            format!(
                "{name}：{period} {zh_what}已登记 {counted} 次，需要 {needed} 次（{count}），请在 {due_by}（含当日）前\
                 完成并登记。"
            ),
            format!(
                "{name}: {en_what} in {period}: {counted} recorded of {needed} needed ({count}). Please complete and \
                 record it by {due_by}, that day included."
            ),
        ),
        Distance::Missed => (
            (format!("{zh_what}逾期：{name} {period}"), format!("{en_what} missed: {name}, {period}")),
            format!(
                "{name}：{period} {zh_what}只登记了 {counted} 次，需要 {needed} 次（{count}），期限 {due_by} 已过。\
                 请尽快补上并登记；在此之前可能不再分配来访。"
            ),
            format!(
                "{name}: {en_what} in {period}: {counted} recorded of {needed} needed ({count}); it was due by \
                 {due_by}. Please make up for it and record it soon; until then callers may not be offered."
            ),
        ),
    };
    let zh = format!("{zh}\n\n明细见心桥控制台。如已登记，请忽略本邮件。");
    let en = format!("{en}\n\nDetails are in the Xinqiao console. If it has been recorded since, ignore this mail.");
    both(subject, (zh, en))
}

/// Most names in a digest; the console shows the rest.
const NAMES: usize = 200;

/// Who is still unsupervised this month.
pub(super) fn digest(month: Period, names: &[String]) -> Words {
    let count = names.len();
    let subject = (format!("{month} 尚未督导：{count} 人"), format!("Not supervised yet in {month}: {count}"));
    let shown: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let list = format!("\n- {}", shown.join("\n- "));
    let zh = format!("{month} 内督导次数还不够的人员（{count} 人）：{list}\n\n明细见心桥控制台。");
    let en =
        format!("Still without enough supervision in {month} ({count}):{list}\n\nDetails are in the Xinqiao console.");
    both(subject, (zh, en))
}

/// A supervision waits for one's confirmation.
pub(super) fn supervision_to_confirm() -> Words {
    let subject = ("有一次督导等您确认".to_owned(), "A supervision waits for your confirmation".to_owned());
    let zh = "督导登记了一次您参加的督导。请登录心桥控制台，在“我的资质”里看一看并确认；确认之后才计入您的督导次数。"
        .to_owned();
    let en =
        "A supervision that you took part in was written down. Please sign in to the Xinqiao console, read it under \
              \"My standing\" and confirm it; it counts for you from then on."
            .to_owned();
    both(subject, (zh, en))
}

/// Feedback waits, and nothing beyond that.
pub(super) fn review_waiting() -> Words {
    let subject = ("有一份反馈等您阅读".to_owned(), "Feedback waits for you".to_owned());
    let zh = "有一份反馈等您阅读。请登录心桥控制台，在“我的复核”里查看。".to_owned();
    let en =
        "Feedback waits for you. Please sign in to the Xinqiao console and read it under \"My reviews\".".to_owned();
    both(subject, (zh, en))
}
