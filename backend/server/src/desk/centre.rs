//! The centre: its first set-up with the one-time code, and its settings.

mod settings;

pub use settings::{first_settings, is_number, own_number, warnings};

use super::accounts::CreateStaff;
use super::{Command, Decline, Work};
use crate::content;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use serde::{Deserialize, Serialize};
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Actor, Event, Refusal, StaffId, Timestamp};
use xinqiao_protocol::http::accounts::NewAccount;
use xinqiao_protocol::http::centre::Settings;
use xinqiao_storage::centre::Mark;

/// The first administrator's badge; nobody calls them.
const FIRST_BADGE: &str = "00";

/// Whether the centre is still to be created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetUpNeeded {
    Yes,
    No,
}

/// A start of the program: where there is no centre yet, this code creates it, and no earlier one does.
pub struct OfferSetUp {
    /// SHA-256 of the code that is printed.
    pub code_hash: Vec<u8>,
}

impl Command for OfferSetUp {
    type Answer = SetUpNeeded;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<SetUpNeeded, Decline> {
        if work.batch.centre_exists().await? {
            return Ok(SetUpNeeded::No);
        }
        work.batch.set_set_up_code(self.code_hash.clone()).await?;
        Ok(SetUpNeeded::Yes)
    }
}

/// Creates the centre and its first administrator, who makes all other accounts.
pub struct SetUp {
    pub proof: Proof,
    pub mark: Mark,
    pub settings: Settings,
    pub administrator: FirstAdministrator,
}

/// What entitles somebody to create the centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// SHA-256 of the code that the first start printed.
    Code(Vec<u8>),
    /// The command line of the machine itself.
    Machine,
}

/// The first account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstAdministrator {
    pub staff: StaffId,
    pub name: String,
    pub username: String,
    /// PHC string of a password they chose themselves.
    pub password: String,
}

/// What came of a set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetUpOutcome {
    Created,
    /// There is a centre already.
    DoneBefore,
    CodeWrong,
}

impl Command for SetUp {
    type Answer = SetUpOutcome;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<SetUpOutcome, Decline> {
        if work.batch.centre_exists().await? {
            return Ok(SetUpOutcome::DoneBefore);
        }
        if let Proof::Code(presented) = &self.proof {
            let expected = work.batch.store().set_up_code().await?;
            if expected.is_none_or(|expected| verify_slices_are_equal(&expected, presented).is_err()) {
                return Ok(SetUpOutcome::CodeWrong);
            }
        }
        settings::check(&self.settings)?;
        let FirstAdministrator { staff, name, username, password } = self.administrator.clone();
        let account = NewAccount {
            name,
            username,
            badge: FIRST_BADGE.to_owned(),
            roles: vec![Role::SecurityAdmin],
            languages: Language::ALL.to_vec(),
            gender: None,
            grade: Grade::Full,
        };
        // The account first: it may be refused, and nothing is written before a refusal.
        CreateStaff { staff, by: Actor::Staff(staff), account, password }.decide(work).await?;
        keep_own_password(work, staff).await?;
        work.batch.create_centre(text(&self.settings)?, self.mark).await?;
        work.batch.begin_ledgers().await?;
        work.batch.seed_library(&content::seed()?).await?;
        work.batch.tell(Actor::Staff(staff), Event::CentreCreated {})?;
        Ok(SetUpOutcome::Created)
    }
}

/// The first administrator chose the password: it need not be changed.
async fn keep_own_password(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    let mut staff = work.batch.staff(staff).await?.ok_or(Refusal::StaffNotFound)?;
    staff.must_change_at = None;
    Ok(work.batch.change_staff(&staff).await?)
}

/// Other settings, from now on.
pub struct ChangeSettings {
    pub by: StaffId,
    pub to: Settings,
}

impl Command for ChangeSettings {
    /// When they were changed.
    type Answer = Timestamp;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Timestamp, Decline> {
        settings::check(&self.to)?;
        if !work.batch.centre_exists().await? {
            return Err(Refusal::NotFound.into());
        }
        work.batch.change_settings(text(&self.to)?).await?;
        work.batch.tell(Actor::Staff(self.by), Event::SettingsChanged {})?;
        // A larger capacity makes offers possible.
        work.route();
        Ok(work.batch.now())
    }
}

/// The document as it is stored.
fn text(settings: &Settings) -> Result<String, xinqiao_storage::Error> {
    Ok(serde_json::to_string(settings)?)
}

#[cfg(test)]
mod tests;
