//! What the centre asks of its operators, in versions that each hold from a day.

use crate::{Batch, CENTRE, Error, Store};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::standing::{LedgerRules, RulesHistory};
use xinqiao_domain::{StaffId, Timestamp};

/// Every version; none while none was written down.
pub(crate) async fn history(connection: &mut AnyConnection) -> Result<Option<RulesHistory>, Error> {
    let rows = sqlx::query("SELECT rules FROM ledger_rules WHERE centre = $1 ORDER BY from_day")
        .bind(CENTRE)
        .fetch_all(connection)
        .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let version = |row: &sqlx::any::AnyRow| Ok(serde_json::from_str(row.try_get("rules")?)?);
    let versions = rows.iter().map(version).collect::<Result<_, Error>>()?;
    checked(versions).map(Some)
}

fn checked(versions: Vec<LedgerRules>) -> Result<RulesHistory, Error> {
    RulesHistory::new(versions).map_err(|_| Error::Damaged("ledger_rules.rules"))
}

impl Batch<'_> {
    /// Every version of the rules; those of the policy from today on while none was written down.
    pub async fn ledger_rules(&mut self) -> Result<RulesHistory, Error> {
        match history(self.connection()).await? {
            Some(rules) => Ok(rules),
            None => checked(vec![LedgerRules::of_policy(self.today().await?)]),
        }
    }

    /// The ledgers begin today, with the rules of the policy, unless they have begun: nothing is held against anybody for
    /// a time that nobody wrote down.
    pub async fn begin_ledgers(&mut self) -> Result<(), Error> {
        if history(self.connection()).await?.is_some() {
            return Ok(());
        }
        let first = LedgerRules::of_policy(self.today().await?);
        self.write_rules(&first, None).await
    }

    /// One more version, or another one of the same day.
    pub async fn put_ledger_rules(&mut self, rules: &LedgerRules, by: StaffId) -> Result<(), Error> {
        self.write_rules(rules, Some(by)).await
    }

    async fn write_rules(&mut self, rules: &LedgerRules, by: Option<StaffId>) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO ledger_rules (centre, from_day, rules, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (centre, from_day) DO UPDATE SET rules = excluded.rules, changed_at = excluded.changed_at, \
             changed_by = excluded.changed_by",
        )
        .bind(CENTRE)
        .bind(rules.from.to_string())
        .bind(serde_json::to_string(rules)?)
        .bind(now.0)
        .bind(by.map(|staff| staff.to_string()))
        .execute(self.connection())
        .await?;
        // An overdue operator may be asked last from now on, or no longer.
        self.roster_changed();
        Ok(())
    }
}

impl Store {
    /// Every version of the rules, and when the last one was written down; none before there is a centre.
    pub async fn ledger_rules(&self) -> Result<Option<(RulesHistory, Timestamp)>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(rules) = history(&mut connection).await? else { return Ok(None) };
        let row = sqlx::query("SELECT MAX(changed_at) AS changed_at FROM ledger_rules WHERE centre = $1")
            .bind(CENTRE)
            .fetch_one(&mut *connection)
            .await?;
        Ok(Some((rules, Timestamp(row.try_get("changed_at")?))))
    }
}
