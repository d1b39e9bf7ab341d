//! What a centre says about its mail server, and the check of it.

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::fmt;
use std::net::IpAddr;

/// How the words on the way to the server are kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only to this machine.
    None,
    /// The connection begins in the clear and must be secured before anything is said (port 587).
    StartTls,
    /// Secured from the first byte (port 465).
    Implicit,
}

/// Where and as whom to send.
#[derive(Clone)]
pub struct EmailSettings {
    /// Name or address of the server; also the name its certificate must show.
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password, when the server asks for them.
    pub credentials: Option<(String, String)>,
    /// The sender, as `心桥 <hotline@example.org>` or the bare address.
    pub from: String,
    /// How we introduce ourselves to the server: this machine's full name or its address.
    pub hello_name: String,
    /// Certificates (PEM) believed besides the public authorities: a centre's own.
    pub extra_root: Option<Vec<u8>>,
}

impl fmt::Debug for EmailSettings {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("EmailSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("signs_in", &self.credentials.is_some())
            .finish_non_exhaustive()
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EmailFault {
    #[error("host: {0:?} is no host name and no address")]
    Host(String),
    #[error("security: without TLS only to this machine (localhost, 127.0.0.1, ::1), and {0:?} is another")]
    NotThisMachine(String),
    #[error("from: not one mailbox in ASCII with at most a name before it")]
    From,
    #[error("hello_name: {0:?} is no host name and no address")]
    HelloName(String),
    #[error("extra_root: {0}")]
    ExtraRoot(&'static str),
    #[error("TLS cannot be set up")]
    Tls(#[source] lettre::transport::smtp::Error),
}

/// How the connection is secured, with what it takes.
pub(super) enum Way {
    Plain,
    StartTls(TlsParameters),
    Implicit(TlsParameters),
}

/// The settings, checked.
pub(super) struct Channel {
    pub host: String,
    pub port: u16,
    pub way: Way,
    pub credentials: Option<Credentials>,
    pub from: Mailbox,
    pub hello: ClientId,
}

impl TryFrom<EmailSettings> for Channel {
    type Error = EmailFault;

    fn try_from(settings: EmailSettings) -> Result<Self, EmailFault> {
        let EmailSettings { host, port, security, credentials, from, hello_name, extra_root } = settings;
        if !is_word(&host) {
            return Err(EmailFault::Host(host));
        }
        let way = match security {
            Security::None if is_this_machine(&host) => Way::Plain,
            Security::None => return Err(EmailFault::NotThisMachine(host)),
            Security::StartTls => Way::StartTls(tls(&host, extra_root.as_deref())?),
            Security::Implicit => Way::Implicit(tls(&host, extra_root.as_deref())?),
        };
        let credentials = credentials.map(|(user, password)| Credentials::new(user, password));
        Ok(Self { host, port, way, credentials, from: sender(&from)?, hello: introduction(hello_name)? })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// No blank and no line end: it can become part of a command.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_graphic())
}

fn sender(text: &str) -> Result<Mailbox, EmailFault> {
    let mailbox: Mailbox = text.parse().map_err(|_| EmailFault::From)?;
    let sound = !text.chars().any(char::is_control) && mailbox.email.to_string().is_ascii();
    if sound { Ok(mailbox) } else { Err(EmailFault::From) }
}

fn introduction(name: String) -> Result<ClientId, EmailFault> {
    match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => Ok(ClientId::Ipv4(address)),
        Ok(IpAddr::V6(address)) => Ok(ClientId::Ipv6(address)),
        Err(_) if is_word(&name) => Ok(ClientId::Domain(name)),
        Err(_) => Err(EmailFault::HelloName(name)),
    }
}

fn tls(host: &str, extra_root: Option<&[u8]>) -> Result<TlsParameters, EmailFault> {
    let mut tls = TlsParameters::builder(host.to_owned()).certificate_store(CertificateStore::WebpkiRoots);
    if let Some(pem) = extra_root {
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|_| EmailFault::ExtraRoot("not PEM"))?;
        if certificates.is_empty() {
            return Err(EmailFault::ExtraRoot("no certificate in it"));
        }
        for certificate in certificates {
            tls = tls.add_root_certificate(Certificate::from_der(certificate.to_vec()).map_err(EmailFault::Tls)?);
        }
    }
    tls.build_rustls().map_err(EmailFault::Tls)
}
