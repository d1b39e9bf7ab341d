//! `xinqiao`: reads the command line and does what it says.

use clap::Parser;
use std::process::ExitCode;
use xinqiao::cli::{AdminCommand, Cli, Command, RotateKeysCommand};
use xinqiao::commands;
use xinqiao::config::Config;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the program cannot start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = || Config::load(cli.config.as_deref(), std::env::vars());
    match cli.command {
        Command::Serve => commands::serve::serve(config()?).await?,
        Command::Migrate => commands::migrate::migrate(&config()?).await?,
        Command::CheckConfig => commands::check_config::check_config(&config()?)?,
        Command::Admin { command: AdminCommand::Create(who) } => {
            commands::admin_create::admin_create(&config()?, who).await?;
        }
        Command::Demo(demo) => commands::demo::demo(demo).await?,
        Command::Backup { to } => commands::backup::backup(&config()?, &to).await?,
        Command::RotateKeys { command: RotateKeysCommand::Begin } => commands::rotate_keys::begin(&config()?)?,
        Command::RotateKeys { command: RotateKeysCommand::Finish } => commands::rotate_keys::finish(&config()?).await?,
        Command::VerifyJournal => return commands::verify_journal::verify_journal(&config()?).await,
    }
    Ok(ExitCode::SUCCESS)
}
