//! The centre's settings: every number that two places set differently, with our defaults. Never constants in code.

use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Numbers of the hotline floor. Standing per `domain.md`: [F] found, [D] default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Policy {
    /// How long an offer waits for its operator. Default 20 s [D].
    pub offer_timeout_ms: Millis,
    /// How long a conversation waits for an operator who lost connection. Default 20 s [D].
    pub grace_ms: Millis,
    /// Target from arrival to pick-up at high or imminent risk: 30 s [F].
    pub high_target_ms: Millis,
    /// Target from arrival to pick-up otherwise. First reply to text <= 3 min [F]; default 60 s [D].
    pub target_ms: Millis,
    /// After this wait, language and gender are no longer asked for. Default 60 s [D].
    pub relax_preference_ms: Millis,
    /// After declining or missing a session, how long an operator is not offered the same one again. Default 60 s [D].
    pub pass_rest_ms: Millis,
    /// At high or imminent risk the same where nobody else can be asked: she who passed first is asked again. Default
    /// 10 s [D].
    pub urgent_rest_ms: Millis,
    /// Head start in the queue of a moderate tier over none. Default 10 min [D].
    pub moderate_head_start_ms: Millis,
    /// Head start of a caller whose risk is not known yet. Default 5 min [D].
    pub unrated_head_start_ms: Millis,
    /// Head start of a low tier over none. Default 2 min [D].
    pub low_head_start_ms: Millis,
    /// A caller gone this long from a session in which nobody is waiting to write is told of at the operator's
    /// desk only; the session is never ended by itself. A *waiting* caller gone this long leaves the queue. Default 10 min [D].
    pub waiting_gone_ms: Millis,
    /// Chats an operator may hold at once. Default 2 [D].
    pub capacity: u32,
    /// Chats a trainee may hold at once. Default 1 [D].
    pub trainee_capacity: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            offer_timeout_ms: Millis::seconds(20),
            grace_ms: Millis::seconds(20),
            high_target_ms: Millis::seconds(30),
            target_ms: Millis::seconds(60),
            relax_preference_ms: Millis::seconds(60),
            pass_rest_ms: Millis::seconds(60),
            urgent_rest_ms: Millis::seconds(10),
            moderate_head_start_ms: Millis::minutes(10),
            unrated_head_start_ms: Millis::minutes(5),
            low_head_start_ms: Millis::minutes(2),
            waiting_gone_ms: Millis::minutes(10),
            capacity: 2,
            trainee_capacity: 1,
        }
    }
}
