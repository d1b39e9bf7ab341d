//! Email over SMTP: one letter, one recipient, one connection, and an exact account of how far it got.
//!
//! The steps are taken one by one, so that it is known whether the body had been handed over when something went wrong:
//! before that nothing can have arrived, after it only the server's answer says. A connection is never used twice, so no
//! late answer is ever taken for another letter's.

mod answer;
mod letter;
mod line;
mod settings;
#[cfg(test)]
mod tests;

pub use answer::{Sent, Stage};
pub use letter::{Letter, REPEAT_LINE, Repeat};
pub use settings::{EmailFault, EmailSettings, Security};

use answer::Stop;
use futures_util::FutureExt as _;
use letter::Sealed;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::response::{Response, Severity};
use settings::{Channel, Way};
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use xinqiao_domain::delivery::SEND_LIMIT;
use xinqiao_domain::time::{Millis, Timestamp};

/// A configured way to send email. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    channel: Arc<Channel>,
    limit: Duration,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Channel { host, port, .. } = self.channel.as_ref();
        to.debug_struct("Mailer").field("host", host).field("port", port).field("limit", &self.limit).finish()
    }
}

impl Mailer {
    /// Checks the settings; nothing is connected yet. One attempt takes at most [`SEND_LIMIT`].
    ///
    /// # Errors
    /// [`EmailFault`], naming the setting that cannot be used.
    pub fn new(settings: EmailSettings) -> Result<Self, EmailFault> {
        Ok(Self { channel: Arc::new(Channel::try_from(settings)?), limit: length(SEND_LIMIT) })
    }

    /// The same, with another time limit for one attempt.
    #[must_use]
    pub fn with_limit(self, limit: Millis) -> Self {
        Self { limit: length(limit), ..self }
    }

    /// One attempt to send `letter`, dated `now`. Returns within the limit, whatever the server does.
    pub async fn send(&self, letter: &Letter, now: Timestamp) -> Sent {
        self.send_until(letter, now, tokio::time::sleep(self.limit)).await
    }

    /// One attempt, given up wherever it stands once `over` is ready. An answer that is there by then still counts.
    async fn send_until(&self, letter: &Letter, now: Timestamp, over: impl Future<Output = ()>) -> Sent {
        let sealed = match letter.seal(&self.channel.from, now) {
            Ok(sealed) => sealed,
            Err(fault) => return Sent::unsendable(&fault),
        };
        let mut stage = Stage::Connecting;
        let ended = tokio::select! {
            biased;
            ended = self.channel.steps(&sealed, &mut stage) => ended,
            () = over => Err(Stop::Limit),
        };
        Sent::new(stage, &ended, &sealed.to)
    }
}

impl Channel {
    /// All steps on a connection of its own; `stage` says how far it got, also to whoever gives up waiting.
    async fn steps(&self, letter: &Sealed, stage: &mut Stage) -> Result<Response, Stop> {
        let mut server = self.connect().await?;
        if let Way::StartTls(tls) = &self.way {
            *stage = Stage::Securing;
            server.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            *stage = Stage::SigningIn;
            answered(Severity::PositiveCompletion, server.auth(DEFAULT_MECHANISMS, credentials).await?)?;
        }
        let ended = self.hand_over(&mut server, letter, stage).await;
        // Said for courtesy, and the answer not waited for: the outcome is settled.
        let _ = server.quit().now_or_never();
        ended
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Stop> {
        let address = (self.host.as_str(), self.port);
        Ok(match &self.way {
            Way::Implicit(tls) => {
                AsyncSmtpConnection::connect_tokio1(address, None, &self.hello, Some(tls.clone()), None).await?
            }
            Way::Plain | Way::StartTls(_) => {
                let line = line::connect(address).await.map_err(Stop::Network)?;
                AsyncSmtpConnection::connect_with_transport(Box::new(line), &self.hello).await?
            }
        })
    }

    async fn hand_over(
        &self,
        server: &mut AsyncSmtpConnection,
        letter: &Sealed,
        stage: &mut Stage,
    ) -> Result<Response, Stop> {
        use Severity::{PositiveCompletion, PositiveIntermediate};
        *stage = Stage::Sender;
        answered(PositiveCompletion, server.command(Mail::new(Some(self.from.email.clone()), vec![])).await?)?;
        *stage = Stage::Recipient;
        answered(PositiveCompletion, server.command(Rcpt::new(letter.to.clone(), vec![])).await?)?;
        *stage = Stage::Offering;
        answered(PositiveIntermediate, server.command(Data).await?)?;
        *stage = Stage::HandedOver;
        answered(PositiveCompletion, server.message(&letter.message).await?)
    }
}

/// The library calls every 2xx and 3xx good; here only the one that answers the question is.
fn answered(wanted: Severity, response: Response) -> Result<Response, Stop> {
    if response.code().severity == wanted { Ok(response) } else { Err(Stop::Senseless(response)) }
}

fn length(limit: Millis) -> Duration {
    Duration::from_millis(limit.0.unsigned_abs())
}
