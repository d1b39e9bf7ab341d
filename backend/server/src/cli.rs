//! The command line: what `xinqiao` can be asked to do, and how its help reads.

use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use xinqiao_domain::roles::Role;

/// What was typed.
#[derive(Debug, Parser, PartialEq, Eq)]
#[command(
    name = "xinqiao",
    version,
    about = "心桥 Xinqiao: a psychological-aid hotline in one program",
    long_about = "心桥 Xinqiao: a psychological-aid hotline in one program.\n\n\
        Callers write in their browser, trained operators answer in theirs, and nothing that was\n\
        acknowledged is lost. One program, one database (SQLite as it comes, or PostgreSQL).",
    after_help = FIRST_STEPS,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Cli {
    /// Settings to read; default: ./xinqiao.toml if it is there. `XINQIAO_*` variables win over it
    #[arg(long, short, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  xinqiao demo                  a living hotline with made-up people, to look at
  xinqiao serve                 a real one; the first start prints a link to set it up

Before going public:
  xinqiao check-config          every setting as it holds, and whether it is safe to serve with
  xinqiao backup /backup/x.db   a copy while the hotline runs (keep the key file elsewhere)

Settings:
  listen = \"127.0.0.1:8080\"                        in xinqiao.toml, or
  XINQIAO_LISTEN=127.0.0.1:8080                    in the environment;
  XINQIAO_LIMITS__FRAMES_PER_MINUTE=120            a key of a table, by two underscores;
  [mail] host, from, username, password_file       letters to colleagues go through this server;
  [sms] provider, url, body, accepted_at, ...      text messages go through this gateway (see README)";

/// One thing to do.
#[derive(Debug, Subcommand, PartialEq, Eq)]
pub enum Command {
    /// Answer callers: pages, sockets, workers
    ///
    /// Creates the database and the key file on first use and brings an older database up to date. Ends gracefully on
    /// SIGTERM or Ctrl-C: open pages are told, and come back to the next process by themselves.
    Serve,
    /// Bring the database up to date, and stop
    Migrate,
    /// Show every setting as it holds, and say what is wrong
    CheckConfig,
    /// Make accounts when nobody can sign in
    #[command(arg_required_else_help = true)]
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// A hotline with made-up people and callers, to look at
    ///
    /// Has a database of its own, listens on this machine only and sends nothing outside. Prints names and passwords to
    /// sign in with. Every page says that it is a demonstration.
    Demo(Demo),
    /// Copy the database while the hotline runs
    ///
    /// The copy is whole and consistent. It is worth nothing without the key file, and the key file nothing without it:
    /// keep both, apart. For PostgreSQL use pg_dump.
    Backup {
        /// The copy; must not exist yet
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Exchange the key that wraps all others
    ///
    /// Afterwards copies of the database from before open no more for callers who were erased. The hotline goes on.
    #[command(arg_required_else_help = true)]
    RotateKeys {
        #[command(subcommand)]
        command: RotateKeysCommand,
    },
    /// Recompute the journal's hash chain and say whether anything was changed
    ///
    /// Ends with 0 when the chain is whole, with 1 and the number of the first broken entry when it is not.
    VerifyJournal,
}

/// What `rotate-keys` can do, in this order.
#[derive(Debug, Subcommand, PartialEq, Eq)]
pub enum RotateKeysCommand {
    /// Put a new key into the key file; then restart every node
    Begin,
    /// Wrap everything by it, beside the running hotline, and take the old key out of the key file
    Finish,
}

/// What `admin` can do.
#[derive(Debug, Subcommand, PartialEq, Eq)]
pub enum AdminCommand {
    /// Make an account; prints a password that must be changed at the first sign-in
    #[command(after_help = "Example:\n  xinqiao admin create lin.yue --name 林悦 --role security_admin")]
    Create(CreateAdmin),
}

/// `admin create`.
#[derive(Debug, Args, PartialEq, Eq)]
pub struct CreateAdmin {
    /// What the person signs in with
    pub username: String,
    /// What colleagues see
    #[arg(long)]
    pub name: String,
    /// May be given twice; the hotline's rule of separated roles holds here too
    #[arg(long = "role", value_name = "ROLE", default_value = "security_admin", value_parser = role)]
    pub roles: Vec<Role>,
}

/// `demo`.
#[derive(Debug, Args, PartialEq, Eq)]
pub struct Demo {
    /// Where it listens; this machine only
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = loopback)]
    pub listen: SocketAddr,
    /// Its own folder, for its own database and keys
    #[arg(long, value_name = "FOLDER", default_value = "demo-data")]
    pub folder: PathBuf,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| {
        let roles: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("the roles are: {}", roles.join(", "))
    })
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|_| "expected an address and port, such as 127.0.0.1:8080")?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("a demonstration listens on this machine only, such as 127.0.0.1:8080".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn typed(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split(' '))
    }

    #[test]
    fn is_the_command_line_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn is_each_command_understood() {
        let create = |roles: &[Role]| {
            let (username, name) = ("lin".to_owned(), "林悦".to_owned());
            Command::Admin { command: AdminCommand::Create(CreateAdmin { username, name, roles: roles.to_vec() }) }
        };
        let demo = |port| Command::Demo(Demo { listen: ([127, 0, 0, 1], port).into(), folder: "demo-data".into() });
        for (line, expected) in [
            ("xinqiao serve", Command::Serve),
            ("xinqiao migrate", Command::Migrate),
            ("xinqiao check-config", Command::CheckConfig),
            ("xinqiao admin create lin --name 林悦", create(&[Role::SecurityAdmin])),
            ("xinqiao admin create lin --name 林悦 --role auditor", create(&[Role::Auditor])),
            ("xinqiao demo", demo(8080)),
            ("xinqiao demo --listen 127.0.0.1:9000", demo(9000)),
            ("xinqiao backup copy.db", Command::Backup { to: "copy.db".into() }),
            ("xinqiao rotate-keys begin", Command::RotateKeys { command: RotateKeysCommand::Begin }),
            ("xinqiao rotate-keys finish", Command::RotateKeys { command: RotateKeysCommand::Finish }),
            ("xinqiao verify-journal", Command::VerifyJournal),
        ] {
            let cli = typed(line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(cli, Cli { config: None, command: expected }, "{line}");
        }
        let config = Some(PathBuf::from("a.toml"));
        for line in ["xinqiao --config a.toml serve", "xinqiao serve --config a.toml", "xinqiao serve -c a.toml"] {
            assert_eq!(typed(line).unwrap().config, config, "{line}");
        }
    }

    #[test]
    fn does_a_mistake_say_what_would_be_right() {
        for (line, expected) in [
            ("xinqiao srve", "serve"),
            ("xinqiao demo --listen 0.0.0.0:80", "this machine only"),
            ("xinqiao admin create lin --name 林悦 --role boss", "security_admin"),
            ("xinqiao backup", "<FILE>"),
        ] {
            let said = typed(line).unwrap_err().to_string();
            assert!(said.contains(expected), "{line}: {said}");
        }
    }

    #[test]
    fn is_help_shown_to_whoever_types_nothing_and_short_enough_for_a_screen() {
        let help = typed("xinqiao").unwrap_err().to_string();
        for part in ["First steps", "serve", "verify-journal", "XINQIAO_LISTEN", "--config"] {
            assert!(help.contains(part), "{part} in:\n{help}");
        }
        assert!(help.lines().count() <= 40, "{help}");
    }
}
