//! What letters about referrals say: Chinese, then English. Nothing of the person, not even where they are.

use crate::desk::outbox::Words;

/// Stands between the two languages.
const BETWEEN: &str = "\n\n----\n\n";

fn both((zh_subject, en_subject): (&str, &str), zh: &str, en: &str) -> Words {
    Words { subject: format!("{zh_subject} / {en_subject}"), text: format!("{zh}{BETWEEN}{en}\n") }
}

/// A person is referred; the link to the signed page follows.
pub(super) fn page() -> Words {
    both(
        ("心桥转介：请答复", "Xinqiao referral: please answer"),
        "有一人转介到贵单位。请打开下面的链接查看并答复（无需登录）：收到、接收或不能接收并说明原因；此人到达和处置结果也在\
         同一页面填写。此链接只供贵单位使用，请勿转发。",
        "A person is referred to your institution. Please open the link below to read and answer (no sign-in needed): \
         received, accepted, or not and why; the arrival and what came of it are told on the same page. The link is for \
         your institution alone; please do not pass it on.",
    )
}

/// The same over the green channel.
pub(super) fn green_page() -> Words {
    both(
        ("【绿色通道】心桥转介：请立即答复", "[GREEN CHANNEL] Xinqiao referral: please answer at once"),
        "绿色通道：有一人需要贵院立即收治。请马上打开下面的链接答复（无需登录）；没有答复时将依次联系下一家医院。此链接只供\
         贵单位使用，请勿转发。",
        "Green channel: a person needs to be admitted at once. Please open the link below now and answer (no sign-in \
         needed); without an answer the next hospital is asked. The link is for your institution alone; please do not \
         pass it on.",
    )
}

/// Something is late; the link follows.
pub(super) fn reminder() -> Words {
    both(
        ("心桥转介：仍在等待贵单位填写", "Xinqiao referral: still waiting for you"),
        "转介到贵单位的一人，还在等待贵单位填写进展（是否接收、是否到达，或处置结果）。请打开下面的链接填写；以前的链接已\
         失效。",
        "A person who was referred to your institution is still waiting for your word: whether you take them, whether they \
         came, or what came of it. Please open the link below; earlier links are of no use any more.",
    )
}

/// The sender asks to take it back; the link follows.
pub(super) fn asked_back() -> Words {
    both(
        ("心桥转介：转出方申请撤回", "Xinqiao referral: the sender asks to take it back"),
        "转出方申请撤回一次转介。请打开下面的链接确认；如此人已经到达，请直接填写到达和结果。以前的链接已失效。",
        "The sender asks to take a referral back. Please open the link below and confirm; if the person has arrived, say \
         so instead. Earlier links are of no use any more.",
    )
}

/// For an officer on duty with an account.
pub(super) fn notice() -> Words {
    both(
        ("心桥转介：有新的转介等您答复", "Xinqiao referral: one waits for your answer"),
        "有一人转介到您的机构。请登录心桥控制台，在“转介”中答复。",
        "A person is referred to your institution. Please sign in to the Xinqiao console and answer under \"Referrals\".",
    )
}

/// For an officer on duty, over the green channel.
pub(super) fn green_notice() -> Words {
    both(
        ("【绿色通道】心桥转介：请立即答复", "[GREEN CHANNEL] Xinqiao referral: answer at once"),
        "绿色通道：有一人需要贵院立即收治。请马上登录心桥控制台，在“转介”中答复；没有答复时将依次联系下一家医院。",
        "Green channel: a person needs to be admitted at once. Please sign in to the Xinqiao console now and answer under \
         \"Referrals\"; without an answer the next hospital is asked.",
    )
}
