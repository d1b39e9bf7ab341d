//! The hotline's HTTP interface as a client calls it.

use anyhow::{Context, Result, anyhow};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::time::Duration;
use xinqiao_protocol::Code;
use xinqiao_protocol::problem::Problem;

/// A call that was not answered as wished.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The hotline said no, and why.
    #[error("{0:?}")]
    Problem(Box<Problem>),
    /// No answer, or one that cannot be read.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl Failure {
    /// The code of the problem, if it is one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Broken(_) => None,
        }
    }
}

/// One client's way to the hotline.
#[derive(Debug, Clone)]
pub struct Web {
    http: reqwest::Client,
    base: String,
    bearer: Option<String>,
}

impl Web {
    /// Calls `base` (scheme, host and port).
    pub fn new(base: &str) -> Result<Self> {
        Self::built(base, reqwest::Client::builder())
    }

    /// Calls from this loopback address: ten thousand callers need more ports than one address has.
    pub fn from_address(base: &str, address: IpAddr) -> Result<Self> {
        Self::built(base, reqwest::Client::builder().local_address(address))
    }

    fn built(base: &str, builder: reqwest::ClientBuilder) -> Result<Self> {
        let http = builder.timeout(Duration::from_secs(30)).pool_max_idle_per_host(64).build()?;
        Ok(Self { http, base: base.to_owned(), bearer: None })
    }

    /// The same way, signed in.
    #[must_use]
    pub fn signed_in(&self, access_token: &str) -> Self {
        Self { bearer: Some(access_token.to_owned()), ..self.clone() }
    }

    /// The same way to another node.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// Scheme, host and port.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// `GET /api/v1/{path}`.
    pub async fn get<R: DeserializeOwned>(&self, path: &str) -> Result<R, Failure> {
        read(&self.send(Method::GET, path, None::<&()>).await?)
    }

    /// `POST /api/v1/{path}`, its answer read.
    pub async fn post<R: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<R, Failure> {
        read(&self.send(Method::POST, path, Some(body)).await?)
    }

    /// A change whose answer does not matter, only that it is a yes.
    pub async fn change(&self, method: Method, path: &str, body: &impl Serialize) -> Result<(), Failure> {
        self.send(method, path, Some(body)).await.map(|_| ())
    }

    async fn send(&self, method: Method, path: &str, body: Option<&impl Serialize>) -> Result<Vec<u8>, Failure> {
        let mut request =
            self.http.request(method, format!("{}/api/v1/{path}", self.base)).header("origin", &self.base);
        if let Some(token) = &self.bearer {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.map_err(|error| anyhow!("{path}: {error:#}"))?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(|error| anyhow!("{path}: {error:#}"))?;
        if status.is_success() {
            return Ok(bytes.to_vec());
        }
        match serde_json::from_slice(&bytes) {
            Ok(problem) => Err(Failure::Problem(Box::new(problem))),
            Err(_) => Err(Failure::Broken(anyhow!("{path}: {status} {}", String::from_utf8_lossy(&bytes)))),
        }
    }
}

fn read<R: DeserializeOwned>(bytes: &[u8]) -> Result<R, Failure> {
    let read = serde_json::from_slice(bytes);
    Ok(read.with_context(|| format!("cannot read {}", String::from_utf8_lossy(bytes)))?)
}
