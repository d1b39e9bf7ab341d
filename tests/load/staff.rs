//! The people of a measured centre: set-up, the administrators, as many operators as are asked for.

use super::clock::new_id;
use super::program::Program;
use super::web::{Failure, Web};
use anyhow::{Context, Result};
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::Method;
use serde::de::DeserializeOwned;
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Date, Millis, StaffId};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::accounts::{ChangeQualification, NewAccount, OneTimePassword};
use xinqiao_protocol::http::centre::{NewAdministrator, SetUp, SettingsView};
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_protocol::http::sign_in::{ChangePassword, SignIn, SignedIn, Ticket, TicketRequest};

/// Accounts made side by side; each costs the server four password hashes on one thread.
const SIDE_BY_SIDE: usize = 8;

/// Somebody with an account.
#[derive(Debug, Clone)]
pub struct Person {
    pub staff: StaffId,
    pub username: String,
    password: String,
    web: Web,
}

impl Person {
    /// Their signed-in way to the hotline.
    pub fn web(&self) -> &Web {
        &self.web
    }

    /// The same person at another node.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        Self { web: self.web.at(base), ..self.clone() }
    }

    /// Reads, signing in again where the sign-in has run out.
    pub async fn get<R: DeserializeOwned>(&mut self, path: &str) -> Result<R, Failure> {
        match self.web.get(path).await {
            Err(failure) if failure.code() == Some(xinqiao_protocol::Code::SignInNeeded) => {
                self.sign_in().await?;
                self.web.get(path).await
            }
            answered => answered,
        }
    }

    /// A list that comes in windows, whole.
    pub async fn list<R: DeserializeOwned>(&mut self, list: &str) -> Result<Vec<R>, Failure> {
        let (mut rows, mut path) = (Vec::new(), list.to_owned());
        loop {
            let window: Window<R> = self.get(&path).await?;
            rows.extend(window.rows);
            match window.next {
                Some(place) => path = format!("{list}?after={place}"),
                None => return Ok(rows),
            }
        }
    }

    /// A ticket for one socket, signing in again where the sign-in has run out.
    pub async fn ticket(&mut self) -> Result<String, Failure> {
        match self.web.post::<Ticket>("socket-tickets", &TicketRequest::Staff {}).await {
            Err(failure) if failure.code() == Some(xinqiao_protocol::Code::SignInNeeded) => {
                self.sign_in().await?;
                Ok(self.web.post::<Ticket>("socket-tickets", &TicketRequest::Staff {}).await?.ticket)
            }
            answered => Ok(answered?.ticket),
        }
    }

    /// Signs in.
    pub async fn sign_in(&mut self) -> Result<(), Failure> {
        self.web = sign_in(&self.web, &self.username, &self.password).await?.1;
        Ok(())
    }
}

/// The centre's people.
#[derive(Debug)]
pub struct Centre {
    pub security: Person,
    pub system: Person,
    pub operators: Vec<Person>,
}

/// What kind of operators are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    pub operators: usize,
    /// Sessions each may hold; a setting of the centre.
    pub capacity: u32,
}

impl Centre {
    /// Sets a fresh server up and makes its people.
    pub async fn found(program: &Program, wanted: Wanted) -> Result<Self> {
        let web = Web::new(&program.launch.base())?;
        let password = fresh_password();
        let administrator =
            NewAdministrator { name: "安全".to_owned(), username: "security".to_owned(), password: password.clone() };
        let set_up = SetUp {
            code: program.set_up_code()?,
            centre_name: "测量".to_owned(),
            hotline_number: "12356".to_owned(),
            administrator,
        };
        web.change(Method::POST, "setup", &set_up).await.context("set-up")?;
        let (staff, signed_in) = sign_in(&web, "security", &password).await.context("first sign-in")?;
        let security = Person { staff, username: "security".to_owned(), password, web: signed_in };
        let system = new_person(&security, account("system", Role::SystemAdmin, Grade::Full)).await?;
        set_capacity(&system, wanted.capacity).await?;
        let operators = stream::iter(0..wanted.operators)
            .map(|number| operator(&security, format!("operator{number:03}"), Grade::Full))
            .buffered(SIDE_BY_SIDE)
            .try_collect()
            .await?;
        Ok(Self { security, system, operators })
    }
}

/// Makes one qualified operator.
pub async fn operator(security: &Person, username: String, grade: Grade) -> Result<Person> {
    let person = new_person(security, account(&username, Role::Operator, grade)).await?;
    let qualified = ChangeQualification { decision: QualificationDecision::Qualified, reason: "measured".to_owned() };
    security.web.change(Method::PUT, &format!("staff/{}/qualification", person.staff), &qualified).await?;
    Ok(person)
}

/// An account of an operator, employed from a day on, that nobody signs in to.
pub async fn employed(security: &Person, username: String, from: Date) -> Result<StaffId> {
    let made: OneTimePassword = security.web.post("staff", &account(&username, Role::Operator, Grade::Full)).await?;
    let path = format!("staff/{}/employment", made.staff);
    let known: Employment = security.web.get(&path).await.context("employment")?;
    let longer = Employment { employed_from: from, ..known };
    security.web.change(Method::PUT, &path, &longer).await.context("employment")?;
    Ok(made.staff)
}

/// An account with this role that nobody signs in to.
pub async fn unseen(security: &Person, username: String, role: Role) -> Result<StaffId> {
    let made: Result<OneTimePassword, Failure> =
        security.web.post("staff", &account(&username, role, Grade::Full)).await;
    Ok(made.with_context(|| format!("account {username}"))?.staff)
}

/// Makes somebody who supervises.
pub async fn supervisor(security: &Person) -> Result<Person> {
    new_person(security, account("supervisor", Role::Supervisor, Grade::Full)).await
}

/// Makes somebody who follows patients up.
pub async fn clerk(security: &Person, username: &str) -> Result<Person> {
    new_person(security, account(username, Role::RegistryClerk, Grade::Full)).await
}

/// Settings under which the rig decides when something ends: waiting callers without a socket stay, and a trainee (the
/// one who is freed again and again) holds one session.
async fn set_capacity(system: &Person, capacity: u32) -> Result<()> {
    let mut settings = system.web.get::<SettingsView>("settings").await?.settings;
    settings.policy.capacity = capacity;
    settings.policy.trainee_capacity = 1;
    settings.policy.waiting_gone_ms = Millis::hours(24);
    system.web.change(Method::PUT, "settings", &settings).await.context("settings")
}

/// A supervisor with an address.
pub async fn supervisor_at(security: &Person, username: &str, email: &str) -> Result<Person> {
    let person = new_person(security, account(username, Role::Supervisor, Grade::Full)).await?;
    let path = format!("staff/{}/employment", person.staff);
    let mut known: Employment = security.web.get(&path).await.context("employment")?;
    email.clone_into(&mut known.email);
    security.web.change(Method::PUT, &path, &known).await.context("employment")?;
    Ok(person)
}

async fn new_person(security: &Person, account: NewAccount) -> Result<Person> {
    let username = account.username.clone();
    let made: OneTimePassword =
        security.web.post("staff", &account).await.with_context(|| format!("account {username}"))?;
    let (staff, first) = sign_in(&security.web, &username, &made.password).await.context("one-time password")?;
    let password = fresh_password();
    let change = ChangePassword { current: made.password, new: password.clone() };
    first.change(Method::POST, "me/password", &change).await.context("first password")?;
    let mut person = Person { staff, username, password, web: first };
    person.sign_in().await.context("sign-in")?;
    Ok(person)
}

fn account(username: &str, role: Role, grade: Grade) -> NewAccount {
    NewAccount {
        name: username.to_owned(),
        username: username.to_owned(),
        badge: username.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect(),
        roles: vec![role],
        languages: vec![Language::Chinese],
        gender: None,
        grade,
    }
}

async fn sign_in(web: &Web, username: &str, password: &str) -> Result<(StaffId, Web), Failure> {
    let body = SignIn { username: username.to_owned(), password: password.to_owned() };
    let signed_in: SignedIn = web.post("sign-in", &body).await?;
    Ok((signed_in.me.staff, web.signed_in(&signed_in.access_token)))
}

/// Long, mixed, and of this run only.
fn fresh_password() -> String {
    format!("Bridge-{}", new_id().simple())
}
