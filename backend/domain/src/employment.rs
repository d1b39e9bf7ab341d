//! What the report form asks of the people who answer: their profession, and whether it is their whole work.

use crate::codes::codes;

codes!(
    /// Professions of the hotline and the crisis team (domain: "Who").
    Profession {
        /// 精神科医师
        Psychiatrist = "psychiatrist",
        /// 护士
        Nurse = "nurse",
        /// 心理治疗师
        Psychotherapist = "psychotherapist",
        /// 心理咨询师
        Counsellor = "counsellor",
        /// 社会工作者
        SocialWorker = "social_worker",
        /// 其他
        Other = "other",
    }
);

codes!(
    /// 专职 or 兼职.
    Contract { FullTime = "full_time", PartTime = "part_time" }
);
