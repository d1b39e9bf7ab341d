//! `xinqiao rotate-keys`: another key wraps all others, and the one before leaves the key file. From then on copies of the
//! database from before open no more for callers who were erased.

use super::existing::existing_store;
use crate::clock::Clock;
use crate::config::Config;
use crate::desk::erasures::TellRotated;
use crate::desk::{self, Told};
use crate::keys::MasterKeys;
use anyhow::{Context, bail};
use std::sync::Arc;
use xinqiao_domain::Timestamp;
use xinqiao_storage::{Committed, Store};

/// No socket is open in this process.
struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

/// Puts a new wrapping key into the key file. The one before still opens.
pub fn begin(config: &Config) -> anyhow::Result<()> {
    let mut keys = MasterKeys::load(&config.key_file).context("the key file of this hotline is needed")?;
    if !keys.seal_before.is_empty() {
        bail!("a rotation was begun already: restart every node, then run `xinqiao rotate-keys finish`");
    }
    keys.begin_rotation(Clock::System.now())?;
    keys.replace(&config.key_file)?;
    println!(
        "{} has a new wrapping key, {}; the one before still opens.\nNow: bring the file to every node, restart every \
         node, then run `xinqiao rotate-keys finish`.",
        config.key_file.display(),
        keys.seal.id
    );
    Ok(())
}

/// Wraps everything anew beside the running hotline, and takes the older keys out of the key file. Stopped at any point, it
/// is run again.
pub async fn finish(config: &Config) -> anyhow::Result<()> {
    let mut keys = MasterKeys::load(&config.key_file).context("the key file of this hotline is needed")?;
    let store = Arc::new(existing_store(config).await?);
    let done = finish_with(config, &mut keys, &store).await;
    store.close().await;
    done
}

async fn finish_with(config: &Config, keys: &mut MasterKeys, store: &Arc<Store>) -> anyhow::Result<()> {
    if store.centre().await?.is_none() {
        bail!("this hotline is not set up yet: nothing is kept by these keys");
    }
    let begun = keys.seal.created_at;
    if keys.seal_before.is_empty() && begun <= store.keys_rotated_at().await? {
        bail!("there is nothing to finish: run `xinqiao rotate-keys begin` first");
    }
    let clock = Clock::System;
    if store.nodes_without_newest_key(clock.now()).await? > 0 {
        bail!("a running node does not know the new key yet: bring the key file to it, restart it, and run this again");
    }
    let anew = wrap_all(store).await?;
    keys.seal_before.clear();
    keys.replace(&config.key_file)?;
    tell(store, clock, begun).await?;
    println!(
        "{anew} keys were wrapped anew; {} opens what was made before no more.\nNow: bring the file to every node, and \
         destroy every copy of the file before it.",
        config.key_file.display()
    );
    Ok(())
}

/// Rounds until one pass finds nothing left to do.
async fn wrap_all(store: &Store) -> anyhow::Result<u64> {
    let mut all = 0;
    loop {
        let (mut pass, mut after) = (0, Some(String::new()));
        while let Some(from) = after {
            let round = store.rewrap(&from).await.context("a stored key opens by no key of the key file")?;
            pass += round.anew;
            after = round.next;
        }
        all += pass;
        if pass == 0 {
            return Ok(all);
        }
    }
}

async fn tell(store: &Arc<Store>, clock: Clock, begun: Timestamp) -> anyhow::Result<()> {
    let (desk, writer) = desk::start(Arc::clone(store), clock, 1, Nobody);
    let told = desk.run(TellRotated { begun }).await;
    drop(desk);
    writer.await.context("the writer")?;
    told.context("the rotation is done, but could not be written down: run this once more")?;
    Ok(())
}
