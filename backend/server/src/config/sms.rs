//! `[sms]`: the gateway that text messages go through, as any provider wants it. Left out, the channel is not set up, and
//! what would be sent says so. Nodes of one hotline carry the same.

use super::ConfigFault;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use xinqiao_notify::sms::{SmsForm, SmsGateway, SmsSettings};

/// How a message is asked for, and how the answer is read. `url`, `headers` and `body` may hold `{phone}`, `{text}`, `{id}`
/// and `{credential}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// Name of the provider: small letters, digits and `-`. Its reports come to `/api/v1/provider-reports/NAME`.
    pub provider: String,
    /// GET, PUT or POST; default POST.
    #[serde(default = "post")]
    pub method: String,
    /// https; in the clear only to this machine.
    pub url: String,
    /// Each as `Name: value`. Default none.
    #[serde(default)]
    pub headers: Vec<String>,
    /// Default empty. In JSON the places stand within quotes.
    #[serde(default)]
    pub body: String,
    /// How places in the body are written: `json`, the default, or `form`.
    #[serde(default)]
    pub form: BodyForm,
    /// A file whose first line is what `{credential}` stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential_file: Option<PathBuf>,
    /// JSON pointer to what says whether the message was taken, as `/code`.
    pub accepted_at: String,
    /// What stands there when it was taken: status 2xx alone says nothing.
    pub accepted_is: Vec<String>,
    /// What stands there when it should be tried again later. Default none; anything else is a refusal.
    #[serde(default)]
    pub deferred_is: Vec<String>,
    /// JSON pointer to the provider's own name of the message, by which its reports come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_at: Option<String>,
    /// Certificates (PEM) believed besides the public authorities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
    /// How the provider reports what became of a message; left out, none are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<SmsReport>,
}

fn post() -> String {
    "POST".to_owned()
}

/// How the body's places are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyForm {
    #[default]
    Json,
    /// `name=value&...`.
    Form,
}

impl From<BodyForm> for SmsForm {
    fn from(form: BodyForm) -> Self {
        match form {
            BodyForm::Json => Self::Json,
            BodyForm::Form => Self::Form,
        }
    }
}

/// `[sms.report]`: delivery reports, which the provider posts as JSON, one or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsReport {
    /// A file whose first line is the shared secret: in the header `X-Report-Secret`, or, from a provider that can only be
    /// given an address, as `?secret=`. At least 16 characters.
    pub secret_file: PathBuf,
    /// JSON pointer to the list within the body; left out, the body itself is the list, or the one report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_at: Option<String>,
    /// JSON pointer, within one report, to the message's name: the provider's own, or the `{id}` it was sent with.
    pub id_at: String,
    /// JSON pointer, within one report, to what became of it.
    pub state_at: String,
    /// What stands there when it was delivered.
    pub delivered_is: Vec<String>,
    /// What stands there when it was not and will not be. Anything else says nothing yet.
    pub failed_is: Vec<String>,
    /// What the provider wants to be answered. Default `{"code":0}`.
    #[serde(default = "answer")]
    pub answer: String,
}

fn answer() -> String {
    r#"{"code":0}"#.to_owned()
}

/// How reports of one provider are believed and read, ready for use.
#[derive(Clone)]
pub struct ReportReader {
    pub provider: String,
    pub secret: Vec<u8>,
    pub read: SmsReport,
}

/// Shortest shared secret, in bytes.
const SHORTEST_SECRET: usize = 16;

impl Sms {
    /// One with every key there is, to compare written keys with.
    pub(super) fn with_every_key() -> Self {
        let text = || Some(String::new());
        let report = SmsReport {
            secret_file: PathBuf::new(),
            list_at: text(),
            id_at: String::new(),
            state_at: String::new(),
            delivered_is: Vec::new(),
            failed_is: Vec::new(),
            answer: answer(),
        };
        Self {
            provider: String::new(),
            method: post(),
            url: String::new(),
            headers: Vec::new(),
            body: String::new(),
            form: BodyForm::Json,
            credential_file: Some(PathBuf::new()),
            accepted_at: String::new(),
            accepted_is: Vec::new(),
            deferred_is: Vec::new(),
            reference_at: text(),
            ca_file: Some(PathBuf::new()),
            report: Some(report),
        }
    }

    /// Makes it ready to send; nothing is connected yet.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn gateway(&self) -> Result<SmsGateway, ConfigFault> {
        let named = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        if self.provider.is_empty() || !self.provider.bytes().all(named) {
            return Err(wrong("provider: small letters, digits and -"));
        }
        let settings = SmsSettings {
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            form: self.form.into(),
            credential: self.credential_file.as_deref().map(first_line).transpose()?.unwrap_or_default(),
            accepted_at: self.accepted_at.clone(),
            accepted_is: self.accepted_is.clone(),
            deferred_is: self.deferred_is.clone(),
            reference_at: self.reference_at.clone(),
            extra_root: self.ca_file.as_deref().map(read).transpose()?,
        };
        SmsGateway::new(settings).map_err(|fault| wrong(&fault.to_string().replace("extra_root", "ca_file")))
    }

    /// Makes the reports ready to be read, where there are any.
    ///
    /// # Errors
    /// The key that cannot be used, and why.
    pub fn reports(&self) -> Result<Option<ReportReader>, ConfigFault> {
        let Some(report) = &self.report else { return Ok(None) };
        let secret = first_line(&report.secret_file)?.into_bytes();
        if secret.len() < SHORTEST_SECRET {
            return Err(wrong("report.secret_file: at least 16 characters"));
        }
        let list_at = report.list_at.as_deref();
        for pointer in [Some(report.id_at.as_str()), Some(report.state_at.as_str()), list_at].into_iter().flatten() {
            if !pointer.starts_with('/') {
                return Err(wrong("report: a JSON pointer begins with a slash, as /status"));
            }
        }
        if report.delivered_is.is_empty() || report.delivered_is.iter().any(|word| report.failed_is.contains(word)) {
            return Err(wrong("report: delivered_is needs a value, and none of failed_is"));
        }
        Ok(Some(ReportReader { provider: self.provider.clone(), secret, read: report.clone() }))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, ConfigFault> {
    std::fs::read(path).map_err(|error| wrong(&format!("{}: {error}", path.display())))
}

fn first_line(path: &Path) -> Result<String, ConfigFault> {
    let text = String::from_utf8(read(path)?).map_err(|_| wrong(&format!("{}: not text", path.display())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn wrong(message: &str) -> ConfigFault {
    ConfigFault::Sms { message: message.to_owned() }
}
