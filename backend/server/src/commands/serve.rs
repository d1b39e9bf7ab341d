//! `xinqiao serve`: opens everything, answers until asked to stop, drains.

use crate::assembly::{Parts, Running, sealing_keys, start};
use crate::clock::Clock;
use crate::config::Config;
use crate::keys::MasterKeys;
use crate::net::{self, Drained, Entrance, TrustedProxies};
use crate::passwords::Cost;
use crate::tokens::Secret;
use crate::{assets, desk, telemetry};
use anyhow::Context;
use xinqiao_storage::{Store, is_newer_than_us, sha256};

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    config.check_serving()?;
    telemetry::start_logging(config.log)?;
    let figures = telemetry::figures();
    let running = open(config, Cost::Full, figures).await?;
    print_set_up(&running).await?;
    answer(running).await
}

/// Opens the database and starts desk and workers.
pub async fn open(
    config: Config,
    cost: Cost,
    figures: metrics_exporter_prometheus::PrometheusHandle,
) -> anyhow::Result<Running> {
    let clock = Clock::System;
    let keys = MasterKeys::load_or_create(&config.key_file, clock.now())?;
    let store = open_store(&config, &keys).await?;
    start(Parts { config, clock, keys, store, cost, figures })
}

/// Opens the database of a configuration, with what to do when that fails.
pub async fn open_store(config: &Config, keys: &MasterKeys) -> anyhow::Result<Store> {
    let opened = Store::open(config.database.reveal(), sealing_keys(keys)).await;
    if opened.as_ref().is_err_and(is_newer_than_us) {
        anyhow::bail!("the database was written by a newer xinqiao; install that one, or restore an older backup");
    }
    opened.context("the database cannot be opened; check `database` in xinqiao.toml")
}

/// Listens and answers until asked to stop.
pub async fn answer(running: Running) -> anyhow::Result<()> {
    let config = &running.app.config;
    net::raise_open_files();
    let listener = net::listen(config.listen).context("listening")?;
    let tls = config.tls.as_ref().map(net::tls_acceptor).transpose()?;
    let entrance = Entrance {
        tls,
        trusted: TrustedProxies::new(config.trusted_proxies.clone()),
        connections: config.limits.connections.get() as usize,
        header_time: net::HEADER_TIME,
        drain: config.drain(),
    };
    tokio::task::spawn_blocking(assets::warm);
    let stopping = running.app.stopping.clone();
    let token = stopping.token.clone();
    tokio::spawn(async move {
        if let Err(error) = net::asked_to_stop().await {
            tracing::error!(%error, "signals cannot be heard; end the program by its pid");
            return;
        }
        tracing::info!("stopping: no new sessions; open sockets are asked to come back");
        token.cancel();
    });
    tracing::info!(listen = %config.listen, public = %config.public_url, "answering");
    let drained = net::serve(listener, running.router.clone(), entrance, stopping).await;
    match drained {
        Drained::Clean => tracing::info!("everything was finished"),
        Drained::Cut { left } => tracing::warn!(left, "time was over; the rest resumes elsewhere"),
    }
    running.stop().await;
    Ok(())
}

/// Before there is a centre: a one-time code and the link where it is created.
async fn print_set_up(running: &Running) -> anyhow::Result<()> {
    if running.app.desk.store().centre().await?.is_some() {
        return Ok(());
    }
    let code = Secret::new(&aws_lc_rs::rand::SystemRandom::new())?;
    running.app.desk.run(desk::centre::OfferSetUp { code_hash: sha256(code.reveal().as_bytes()) }).await?;
    let link = &running.app.config.public_url;
    println!(
        "\n  心桥 is ready to be set up. Open this link once, create the centre and its administrator:\n\n    \
         {link}/console/#code={}\n\n  The code is good until the centre is created or the program is started again.\n",
        code.reveal()
    );
    Ok(())
}
