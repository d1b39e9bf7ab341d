//! What the centre asks of its operators from a day on. What held before stays as it was: a past period keeps its rules.

use super::derive;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::standing::{LedgerRules, LedgerRulesFault, RulesHistory};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, StaffId};

/// One more version of the rules, or another one of the same day.
pub struct AddLedgerRules {
    pub id: CommandId,
    pub by: StaffId,
    pub rules: LedgerRules,
}

impl Command for AddLedgerRules {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}", self.by, self.rules).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let rules = self.rules.clone();
        if rules.from < work.batch.today().await? {
            return Err(Refusal::RulesInPast.into());
        }
        let mut versions = work.batch.ledger_rules().await?.versions().to_vec();
        versions.retain(|version| version.from != rules.from);
        versions.push(rules.clone());
        versions.sort_by_key(|version| version.from);
        RulesHistory::new(versions).map_err(|fault| Decline::with(Refusal::FieldInvalid, "field", field(fault)))?;
        let from = rules.from;
        work.batch.put_ledger_rules(&rules, self.by).await?;
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(LedgerEvent::LedgerRulesChanged { from }))?;
        let everybody = work.batch.answering().await?;
        derive(work, &everybody).await?;
        // Whoever is overdue may be asked last from today on.
        work.route();
        Ok(Done {})
    }
}

fn field(fault: LedgerRulesFault) -> &'static str {
    match fault {
        LedgerRulesFault::Versions | LedgerRulesFault::Order => "rules.from",
        LedgerRulesFault::Number => "rules",
    }
}
