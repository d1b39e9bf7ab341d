//! Ways out of the house, what an item is for, where it stands and why: words that are stored and shown.

use crate::codes::codes;

codes!(
    /// A way out of the house.
    DeliveryChannel {
        Email = "email",
        Sms = "sms",
        /// 企业微信
        Wecom = "wecom",
        /// 钉钉
        Dingtalk = "dingtalk",
        /// 飞书
        Feishu = "feishu",
        /// Another institution's own system.
        Fhir = "fhir",
    }
);

codes!(
    /// What an item is for.
    DeliveryPurpose {
        /// Something is still missing in a period that ends soon, or was missed: to the person and the supervisors.
        StandingReminder = "standing_reminder",
        /// On the 20th: who is still unsupervised this month. To supervisors.
        MonthlyDigest = "monthly_digest",
        /// A supervision waits for one's own confirmation.
        SupervisionToConfirm = "supervision_to_confirm",
        /// Feedback on one's own session waits.
        ReviewWaiting = "review_waiting",
        /// Whether the channel works.
        Test = "test",
        /// Somebody is summoned to a dispatch, or to a drill.
        Page = "page",
        /// Somebody who was summoned is told that nobody has to go any more.
        StandDown = "stand_down",
        /// Whether a way to reach a member of a team works.
        PageTest = "page_test",
        /// A referral's signed page goes to an institution without a system.
        ReferralPage = "referral_page",
        /// A duty officer is told that a person is referred to their institution.
        ReferralNotice = "referral_notice",
        /// The same two over the green channel.
        GreenChannelPage = "green_channel_page",
        GreenChannelNotice = "green_channel_notice",
        /// A person is referred to an institution with a system of its own.
        SystemReferral = "system_referral",
        /// Such a referral is asked back.
        SystemCancellation = "system_cancellation",
        /// A system that was entered hears who we are, and where to call when something changes.
        SystemIntroduction = "system_introduction",
    }
);

codes!(
    /// Where an item stands, as it is stored and shown.
    DeliveryWord {
        Pending = "pending",
        Sending = "sending",
        Accepted = "accepted",
        Unknown = "unknown",
        Failed = "failed",
        Expired = "expired",
        Suppressed = "suppressed",
        Cancelled = "cancelled",
    }
);

codes!(
    /// Why an item was not, or not yet, accepted.
    DeliveryReason {
        /// The provider refused for good: this recipient, this content, or us.
        Refused = "refused",
        /// The provider asked for patience.
        Deferred = "deferred",
        /// The provider could not be reached, or stopped answering before anything was handed over.
        Unreachable = "unreachable",
        /// Handed over, and no answer came: it may have arrived.
        NoAnswer = "no_answer",
        /// The worker that was sending it stopped in the middle: it may have arrived.
        WorkerGone = "worker_gone",
        /// Nobody has set up this channel.
        NotConfigured = "not_configured",
        /// The person has no address for it.
        NoAddress = "no_address",
        /// What it spoke of is no longer so.
        NoLongerSo = "no_longer_so",
        /// Its time was over before anybody accepted it.
        TooLate = "too_late",
        /// The provider took it, and reports that it did not arrive.
        NotDelivered = "not_delivered",
    }
);
