//! The centre's settings, its mark, and the one-time set-up.

use crate::{Batch, CENTRE, Error, Store};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::Timestamp;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::call_work::CallRules;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::referral::ReferralRules;
use xinqiao_domain::session::{Language, SilentView};
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::visit::VisitRules;

/// A centre as stored. The settings are a document of `protocol`; only its `policy` is read by rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    pub settings: String,
    pub settings_at: Timestamp,
    pub mark: Mark,
}

/// Whether it is a real hotline. Written once, when the centre is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Real,
    Demonstration,
}

impl Mark {
    const fn code(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Demonstration => "demonstration",
        }
    }
}

/// What rules read of the settings: the numbers of the floor, of calls to make and of crisis teams, and the zone in which
/// days are counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    pub policy: Policy,
    pub zone: Zone,
    pub calls: CallRules,
    pub silent_view: SilentView,
    pub crisis: CrisisRules,
    pub referrals: ReferralRules,
    pub visits: VisitRules,
    /// The centre's languages, the first one first.
    pub languages: Vec<Language>,
}

/// The numbers as set; the defaults while there is no centre.
pub(crate) async fn numbers(connection: &mut AnyConnection) -> Result<Numbers, Error> {
    #[derive(serde::Deserialize)]
    struct OnlyNumbers {
        policy: Policy,
        time_zone: Option<String>,
        #[serde(default)]
        calls: CallRules,
        #[serde(default)]
        silent_view: SilentView,
        #[serde(default)]
        crisis: CrisisRules,
        #[serde(default)]
        referrals: ReferralRules,
        #[serde(default)]
        visits: VisitRules,
        #[serde(default)]
        languages: Vec<Language>,
    }
    let row = sqlx::query("SELECT settings FROM centre WHERE id = $1").bind(CENTRE).fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(Numbers::default()) };
    let OnlyNumbers { policy, time_zone, calls, silent_view, crisis, referrals, visits, languages } =
        serde_json::from_str(row.try_get("settings")?)?;
    let named = time_zone.as_deref().map(Zone::named).transpose();
    let zone = named.map_err(|_| Error::Damaged("centre.settings.time_zone"))?.unwrap_or_default();
    Ok(Numbers { policy, zone, calls, silent_view, crisis, referrals, visits, languages })
}

impl Store {
    /// The centre, once it is created.
    pub async fn centre(&self) -> Result<Option<Centre>, Error> {
        let row = sqlx::query("SELECT settings, settings_at, mark FROM centre WHERE id = $1")
            .bind(CENTRE)
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| {
            Ok(Centre {
                settings: row.try_get("settings")?,
                settings_at: Timestamp(row.try_get("settings_at")?),
                mark: if row.try_get::<&str, _>("mark")? == Mark::Demonstration.code() {
                    Mark::Demonstration
                } else {
                    Mark::Real
                },
            })
        })
        .transpose()
    }

    /// The hash of the set-up code that is still good.
    pub async fn set_up_code(&self) -> Result<Option<Vec<u8>>, Error> {
        let row = sqlx::query("SELECT code_hash FROM set_up WHERE centre = $1 AND used_at IS NULL")
            .bind(CENTRE)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.map(|row| row.try_get("code_hash")).transpose()?)
    }
}

impl Batch<'_> {
    /// Replaces the set-up code: each start before the set-up prints a new one.
    pub async fn set_set_up_code(&mut self, hash: Vec<u8>) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO set_up (centre, code_hash, created_at) VALUES ($1, $2, $3) \
             ON CONFLICT (centre) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at",
        )
        .bind(CENTRE)
        .bind(hash)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether the centre exists.
    pub async fn centre_exists(&mut self) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM centre WHERE id = $1")
            .bind(CENTRE)
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }

    /// Creates the centre and uses up the set-up code.
    pub async fn create_centre(&mut self, settings: String, mark: Mark) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("INSERT INTO centre (id, settings, settings_at, mark, created_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(CENTRE)
            .bind(settings)
            .bind(now.0)
            .bind(mark.code())
            .bind(now.0)
            .execute(self.connection())
            .await?;
        sqlx::query("UPDATE set_up SET used_at = $1 WHERE centre = $2")
            .bind(now.0)
            .bind(CENTRE)
            .execute(self.connection())
            .await?;
        self.settings_changed();
        Ok(())
    }

    /// Replaces the settings.
    pub async fn change_settings(&mut self, settings: String) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE centre SET settings = $1, settings_at = $2 WHERE id = $3")
            .bind(settings)
            .bind(now.0)
            .bind(CENTRE)
            .execute(self.connection())
            .await?;
        self.settings_changed();
        Ok(())
    }
}
