//! What supervisors are told of, until somebody has seen to it.

use crate::sealing::Field;
use crate::sessions::{code, id, maybe_id};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{AlertId, DispatchId, ReferralId, SessionId, StaffId, Timestamp};

/// An open alert. The wish of a raised hand is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAlert {
    pub id: AlertId,
    pub kind: AlertKind,
    pub session: Option<SessionId>,
    pub alias: Option<String>,
    pub dispatch: Option<DispatchId>,
    /// The dispatch's number.
    pub dispatch_number: Option<String>,
    pub referral: Option<ReferralId>,
    pub staff: Option<StaffId>,
    pub raised_at: Timestamp,
    pub wish: String,
}

/// Open alerts shown; the oldest first, so none is hidden for ever.
const SHOWN: i64 = 100;

impl Batch<'_> {
    /// A new alert.
    pub async fn raise_alert(
        &mut self,
        alert: AlertId,
        kind: AlertKind,
        session: Option<SessionId>,
        staff: Option<StaffId>,
        wish: Option<&str>,
    ) -> Result<(), Error> {
        let sealed = match wish {
            Some(wish) => Some(self.centre_seal().await?.seal(Field::AlertWish, &alert.to_string(), wish)?),
            None => None,
        };
        let now = self.now();
        sqlx::query(
            "INSERT INTO alert (id, centre, kind, session, staff, wish, raised_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(alert.to_string())
        .bind(CENTRE)
        .bind(kind.code())
        .bind(session.map(|id| id.to_string()))
        .bind(staff.map(|id| id.to_string()))
        .bind(sealed)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What an alert is about; none when somebody has seen to it already.
    pub async fn open_alert(&mut self, alert: AlertId) -> Result<Option<AlertKind>, Error> {
        let row = sqlx::query("SELECT kind FROM alert WHERE id = $1 AND settled_at IS NULL")
            .bind(alert.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| code(&row, "kind", AlertKind::from_code)).transpose()
    }

    /// A supervisor has seen to it, or, by nobody, what it asked for has come about.
    pub async fn settle_alert(&mut self, alert: AlertId, by: Option<StaffId>) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE alert SET settled_at = $1, settled_by = $2 WHERE id = $3 AND settled_at IS NULL")
            .bind(now.0)
            .bind(by.map(|staff| staff.to_string()))
            .bind(alert.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What a session's alerts of one kind asked for has come about.
    pub async fn settle_alerts(&mut self, session: SessionId, kind: AlertKind) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE alert SET settled_at = $1 WHERE session = $2 AND kind = $3 AND settled_at IS NULL")
            .bind(now.0)
            .bind(session.to_string())
            .bind(kind.code())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A session is over: nothing about it is open but what is about its dispatch, which goes on.
    pub async fn settle_alerts_of(&mut self, session: SessionId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE alert SET settled_at = $1 WHERE session = $2 AND dispatch IS NULL AND settled_at IS NULL")
            .bind(now.0)
            .bind(session.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Alerts nobody has seen to, oldest first.
    pub async fn open_alerts(&self) -> Result<Vec<OpenAlert>, Error> {
        let rows = sqlx::query(
            "SELECT alert.id, alert.kind, alert.session, session.alias, alert.dispatch, dispatch.number, alert.staff, \
             alert.referral, alert.raised_at, alert.wish FROM alert LEFT JOIN session ON session.id = alert.session \
             LEFT JOIN dispatch ON dispatch.id = alert.dispatch WHERE alert.centre = $1 AND alert.settled_at IS NULL ORDER BY alert.raised_at, alert.id LIMIT $2",
        )
        .bind(CENTRE)
        .bind(SHOWN)
        .fetch_all(&self.read)
        .await?;
        let mut alerts = Vec::with_capacity(rows.len());
        for row in &rows {
            let alert: AlertId = id(row, "id")?;
            let sealed: Option<Vec<u8>> = row.try_get("wish")?;
            let wish = match sealed {
                Some(sealed) => {
                    self.seal(crate::people::CENTRE_SEAL).await?.open(Field::AlertWish, &alert.to_string(), &sealed)?
                }
                None => String::new(),
            };
            alerts.push(OpenAlert {
                id: alert,
                kind: code(row, "kind", AlertKind::from_code)?,
                session: maybe_id(row, "session")?,
                alias: row.try_get("alias")?,
                dispatch: maybe_id(row, "dispatch")?,
                dispatch_number: row.try_get("number")?,
                referral: maybe_id(row, "referral")?,
                staff: maybe_id(row, "staff")?,
                raised_at: Timestamp(row.try_get("raised_at")?),
                wish,
            });
        }
        Ok(alerts)
    }
}
