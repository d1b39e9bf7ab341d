//! `xinqiao admin create`: an account when nobody can sign in. Works beside a running server: both write under the
//! centre's head.

use super::serve::open_store;
use crate::cli::CreateAdmin;
use crate::clock::{Clock, Ids};
use crate::config::Config;
use crate::desk::accounts::{CreateStaff, normal_username};
use crate::desk::{self, Failure, Told};
use crate::keys::MasterKeys;
use crate::passwords::{Cost, Passwords, one_time};
use anyhow::{Context, bail};
use aws_lc_rs::rand::SystemRandom;
use std::sync::Arc;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Actor, StaffId};
use xinqiao_protocol::http::accounts::NewAccount;
use xinqiao_protocol::problem::Tongue;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::{Committed, Store};

/// Badge of an account made here; an administrator can change it.
const BADGE: &str = "00";

/// No socket is open in this process: a running server reads what was written by itself.
struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

/// Makes the account and prints its one-time password.
pub async fn admin_create(config: &Config, person: CreateAdmin) -> anyhow::Result<()> {
    let keys = MasterKeys::load(&config.key_file).context("the key file of this hotline is needed")?;
    let store = Arc::new(open_store(config, &keys).await?);
    let made = create(&store, person).await;
    store.close().await;
    let (username, password) = made?;
    println!(
        "account: {username}\none-time password: {password}\nIt is shown once, and must be changed at the first sign-in."
    );
    Ok(())
}

async fn create(store: &Arc<Store>, person: CreateAdmin) -> anyhow::Result<(String, String)> {
    if store.centre().await?.is_none() {
        bail!("this hotline is not set up yet: run `xinqiao serve` and open the link it prints");
    }
    let shown = one_time(&SystemRandom::new())?;
    let password = Passwords::start(Cost::Full, 1)?.hash(shown.clone()).await?;
    let CreateAdmin { username, name, roles } = person;
    let username = normal_username(&username);
    let account = NewAccount {
        name,
        username: username.clone(),
        badge: BADGE.to_owned(),
        roles,
        languages: Language::ALL.to_vec(),
        gender: None,
        grade: Grade::Full,
    };
    let clock = Clock::System;
    let staff = StaffId(Ids::new(clock.clone()).draw());
    let (desk, writer) = desk::start(Arc::clone(store), clock, 1, Nobody);
    let done = desk.run(CreateStaff { staff, by: Actor::Hotline, account, password }).await;
    drop(desk);
    writer.await.context("the writer")?;
    match done {
        Ok(_) => Ok((username, shown.to_string())),
        Err(Failure::Unavailable) => bail!("the account could not be written; try again"),
        Err(Failure::Refused(refused)) => {
            let field = refused.params.get("field").map(|field| format!(" ({field})")).unwrap_or_default();
            let problem = Problem::with(Code::from(refused.refusal), Tongue::En, refused.params);
            bail!("{}{field} {}", problem.title, problem.detail)
        }
    }
}
