//! Opening the entrance: the listening socket, the certificate, and room for enough open files.

use crate::config::Tls;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::TlsAcceptor;

/// Connections the kernel keeps for us while we are busy: a herd comes back within a second after a restart.
const BACKLOG: u32 = 4_096;

/// Why the entrance does not open.
#[derive(Debug, thiserror::Error)]
pub enum NetFault {
    #[error("listening on {address}: {source}")]
    Listen { address: SocketAddr, source: io::Error },
    #[error("[tls] {}: {reason}", path.display())]
    Pem { path: PathBuf, reason: rustls::pki_types::pem::Error },
    #[error("[tls] {}: there is no certificate in it", path.display())]
    NoCertificate { path: PathBuf },
    #[error("[tls] {} and {}: {source}", cert.display(), key.display())]
    Mismatch { cert: PathBuf, key: PathBuf, source: rustls::Error },
}

/// Listens on `address`.
pub fn listen(address: SocketAddr) -> Result<TcpListener, NetFault> {
    let opened = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // A restarted program takes its place back at once.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    opened().map_err(|source| NetFault::Listen { address, source })
}

/// Speaks TLS 1.2 and 1.3 with the certificate and key of `[tls]`.
pub fn tls_acceptor(tls: &Tls) -> Result<TlsAcceptor, NetFault> {
    let pem = |path: &Path| {
        let path = path.to_owned();
        move |reason| NetFault::Pem { path, reason }
    };
    let certificates: Vec<_> =
        CertificateDer::pem_file_iter(&tls.cert).and_then(Iterator::collect).map_err(pem(&tls.cert))?;
    if certificates.is_empty() {
        return Err(NetFault::NoCertificate { path: tls.cert.clone() });
    }
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(pem(&tls.key))?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(certificates, key))
        .map_err(|source| NetFault::Mismatch { cert: tls.cert.clone(), key: tls.key.clone(), source })?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Waits until the program is asked to stop: by SIGTERM, as service managers do, or by Ctrl-C.
pub async fn asked_to_stop() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Asks for as many open files as the machine allows: each socket is one, and the usual 1,024 end long before the limit
/// of sockets does. Returns how many there are now; `None` is no limit.
pub fn raise_open_files() -> Option<u64> {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    }
}
