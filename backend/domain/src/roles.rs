//! Who works here (domain: "Who"). Roles whose work comes with a later issue exist and have no rights yet.

use crate::codes::codes;

codes!(
    /// What an account may be. One person may hold several, within [`crate::accounts`]' separation rule.
    Role {
        /// Answers sessions in the console. 接线员
        Operator = "operator",
        /// On duty in every open hour; is told of what goes wrong. 督导
        Supervisor = "supervisor",
        /// Receives a dispatch. 危机干预队长
        CrisisLead = "crisis_lead",
        /// Goes out with the team. 队员
        CrisisMember = "crisis_member",
        /// Accepts suspected cases, follows up. 精防人员
        RegistryClerk = "registry_clerk",
        /// Diagnoses, signs admissions. 精神科执业医师
        Physician = "physician",
        /// Receives referrals for one institution. 值班员
        DutyOfficer = "duty_officer",
        /// Sees only what is disclosed to its department. 部门联络员
        Liaison = "liaison",
        /// Settings of the centre. 系统管理员
        SystemAdmin = "system_admin",
        /// Accounts and keys. 安全管理员
        SecurityAdmin = "security_admin",
        /// Reads the audit trail and nothing else. 审计管理员
        Auditor = "auditor",
        /// Told of every break-glass. 隐私专员
        PrivacyOfficer = "privacy_officer",
    }
);
