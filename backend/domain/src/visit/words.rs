//! The words of the follow-up form 随访服务记录表, each with its number on paper in the order of declaration (domain:
//! "Follow-up form: codes").

use crate::codes::codes;

codes!(
    /// How the visit took place. 随访方式
    VisitMode {
        /// 1 门诊
        Clinic = "clinic",
        /// 2 家庭访视
        Home = "home",
        /// 3 电话
        Phone = "phone",
    }
);

codes!(
    /// With whom one spoke. 受访者
    Interviewed {
        Patient = "patient",
        Family = "family",
        Other = "other",
    }
);

codes!(
    /// Why a patient is lost. 失访原因
    LostReason {
        /// 1 外出打工
        WorkingAway = "working_away",
        /// 2 迁居他处
        Moved = "moved",
        /// 3 走失
        WanderedOff = "wandered_off",
        /// 4 连续 3 次未到访: found by the rules, never chosen.
        ThreeMissed = "three_missed",
        Other = "other",
    }
);

codes!(
    /// What was seen or told. 目前症状
    Symptom {
        /// 1 幻觉
        Hallucination = "hallucination",
        /// 2 交流困难
        DifficultCommunication = "difficult_communication",
        /// 3 猜疑
        Suspicion = "suspicion",
        /// 4 喜怒无常
        Moody = "moody",
        /// 5 行为怪异
        OddBehaviour = "odd_behaviour",
        /// 6 兴奋话多
        Excited = "excited",
        /// 7 伤人毁物
        Harms = "harms",
        /// 8 悲观厌世
        Pessimistic = "pessimistic",
        /// 9 无故外走
        WandersOff = "wanders_off",
        /// 10 自语自笑
        TalksToSelf = "talks_to_self",
        /// 11 孤僻懒散
        Withdrawn = "withdrawn",
        /// 12 其他, in words beside it.
        Other = "other",
    }
);

codes!(
    /// How strong the symptoms are.
    SymptomDegree {
        /// 明显
        Marked = "marked",
        /// 部分残留
        Some = "some",
    }
);

codes!(
    /// What the patient knows of their own illness. 自知力
    Insight {
        /// 1 自知力完全
        Full = "full",
        /// 2 自知力不全
        Partial = "partial",
        /// 3 自知力缺失
        None = "none",
    }
);

codes!(
    /// How well something goes: sleep, diet, functions. 良好 一般 较差
    Functioning { Good = "good", Fair = "fair", Poor = "poor" }
);

codes!(
    /// Whether a person is locked up at home. 关锁情况
    Restraint {
        /// 1 无关锁
        None = "none",
        /// 2 关锁
        Locked = "locked",
        /// 3 关锁已解除
        Released = "released",
    }
);

codes!(
    /// How regularly the medicine is taken. 服药依从性
    Adherence {
        /// 1 按医嘱规律服药
        Regular = "regular",
        /// 2 间断服药
        Irregular = "irregular",
        /// 3 不服药
        None = "none",
        /// 4 医嘱勿需服药
        NotNeeded = "not_needed",
    }
);

codes!(
    /// How bad an adverse reaction is.
    ReactionDegree { Mild = "mild", Severe = "severe" }
);

codes!(
    /// What the treatment did. 治疗效果
    TreatmentEffect {
        /// 1 痊愈
        Cured = "cured",
        /// 2 好转
        Better = "better",
        /// 3 无变化
        Unchanged = "unchanged",
        /// 4 加重
        Worse = "worse",
        /// 9 此次没有治疗
        NotApplicable = "not_applicable",
    }
);

codes!(
    /// The body's diseases beside the illness of the mind.
    PhysicalState {
        /// None, or well under control. 躯体疾病稳定
        Stable = "stable",
        /// There is one that changes.
        Unstable = "unstable",
        /// 严重躯体疾病
        Severe = "severe",
    }
);

codes!(
    /// What helps the patient back into life. 康复措施
    Rehabilitation {
        /// 1 生活劳动能力
        DailyLiving = "daily_living",
        /// 2 职业训练
        Vocational = "vocational",
        /// 3 学习能力
        Learning = "learning",
        /// 4 社会交往
        Social = "social",
        Other = "other",
    }
);

codes!(
    /// Who went along to a patient who is unstable.
    CompanionRole {
        Police = "police",
        /// 综治/政法委
        Governance = "governance",
        /// 村/社区干部
        VillageCadre = "village_cadre",
        /// 民政
        CivilAffairs = "civil_affairs",
        /// 残联
        DisabilityFederation = "disability_federation",
        Doctor = "doctor",
        /// 社工
        SocialWorker = "social_worker",
        Guardian = "guardian",
    }
);
