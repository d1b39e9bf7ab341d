//! Reading the file and the environment, with answers that say which key, where, and what was meant.

use super::{Config, DEFAULT_FILE, ENVIRONMENT_PREFIX, Origin};
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Longest configuration file read, in bytes.
const FILE_BYTES: u64 = 1024 * 1024;
/// How alike a written and a known key must be to be worth proposing (0 to 1).
const ALIKE: f64 = 0.7;

/// Where a setting was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WrittenIn {
    File(PathBuf),
    Variable(String),
    /// Not written: it is the default.
    Nowhere,
}

impl fmt::Display for WrittenIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Nowhere => f.write_str("defaults"),
        }
    }
}

/// Why the configuration cannot be used, and what would make it usable.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFault {
    #[error("{}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{}: not a configuration file: larger than {FILE_BYTES} bytes", path.display())]
    TooLarge { path: PathBuf },
    #[error("{}: not valid TOML: {message}", path.display())]
    Syntax { path: PathBuf, message: String },
    #[error("{written_in}: unknown key `{key}`{}", nearest.as_ref().map_or(String::new(), |known| format!("; did you mean `{known}`?")))]
    UnknownKey { written_in: WrittenIn, key: String, nearest: Option<String> },
    #[error("{written_in}: `{key}`: {message}")]
    WrongValue { written_in: WrittenIn, key: String, message: String },
    #[error("`mail`: {message}")]
    Mail { message: String },
    #[error("`sms`: {message}")]
    Sms { message: String },
    #[error("`robots`: {message}")]
    Robots { message: String },
    #[error("`systems`: {message}")]
    Systems { message: String },
    #[error(
        "`key_file` {} lies in the database's folder {}: a copy of the database would carry its own keys; \
         put it elsewhere, for example key_file = \"/etc/xinqiao/xinqiao.key\"",
        key_file.display(), folder.display()
    )]
    KeyBesideDatabase { key_file: PathBuf, folder: PathBuf },
}

/// The settings, and which variable wrote which of them.
struct Written {
    table: Table,
    file: WrittenIn,
    variables: BTreeMap<String, String>,
}

/// Defaults, file, environment: the later wins.
pub(super) fn read(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, ConfigFault> {
    let known = Table::try_from(Config::with_every_key()).expect("a configuration is made of what TOML can say");
    let (table, file) = read_file(file)?;
    refuse_unknown(&table, &known, "", &file)?;
    let mut written = Written { table, file, variables: BTreeMap::new() };
    let mut environment: Vec<_> =
        environment.into_iter().filter(|(name, _)| name.starts_with(ENVIRONMENT_PREFIX)).collect();
    environment.sort_unstable();
    for (name, text) in environment {
        written.lay_over(name, &text, &known)?;
    }
    written.into_config()
}

fn read_file(named: Option<&Path>) -> Result<(Table, WrittenIn), ConfigFault> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE)).to_owned();
    let text = match std::fs::metadata(&path) {
        Ok(metadata) if metadata.len() > FILE_BYTES => return Err(ConfigFault::TooLarge { path }),
        Ok(_) => std::fs::read_to_string(&path),
        Err(error) => Err(error),
    };
    match text {
        Ok(text) => match text.parse() {
            Ok(table) => Ok((table, WrittenIn::File(path))),
            Err(error) => Err(ConfigFault::Syntax { message: syntax_message(&error, &text), path }),
        },
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {
            Ok((Table::new(), WrittenIn::Nowhere))
        }
        Err(source) => Err(ConfigFault::Unreadable { path, source }),
    }
}

/// The line, but not what is in it: it may be the one with the database's password.
fn syntax_message(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    line.map_or_else(|| error.message().to_owned(), |line| format!("line {line}: {}", error.message()))
}

fn refuse_unknown(table: &Table, known: &Table, above: &str, written_in: &WrittenIn) -> Result<(), ConfigFault> {
    for (name, value) in table {
        let key = joined(above, name);
        match (known.get(name), value) {
            (None, _) => return Err(unknown(key, written_in.clone())),
            (Some(Value::Table(known)), Value::Table(table)) => refuse_unknown(table, known, &key, written_in)?,
            // A value where a table belongs, and the like, is a wrong value; reading says which.
            (Some(_), _) => {}
        }
    }
    Ok(())
}

fn unknown(key: String, written_in: WrittenIn) -> ConfigFault {
    let known = Table::try_from(Config::with_every_key()).expect("a configuration is made of what TOML can say");
    let mut keys = Vec::new();
    list_keys(&known, "", &mut keys);
    // The last part counts as well, so that a key in the wrong table is found in the right one.
    let last = |key: &str| key.rsplit_once('.').map_or(key, |(_, last)| last).to_owned();
    let alike = |candidate: &str| {
        let whole = strsim::normalized_damerau_levenshtein(&key, candidate);
        whole.max(strsim::normalized_damerau_levenshtein(&last(&key), &last(candidate)) - 0.01)
    };
    let nearest =
        keys.into_iter().max_by(|a, b| alike(a).total_cmp(&alike(b))).filter(|nearest| alike(nearest) >= ALIKE);
    let nearest = nearest.map(|nearest| match &written_in {
        WrittenIn::Variable(_) => variable_name(&nearest),
        WrittenIn::File(_) | WrittenIn::Nowhere => nearest,
    });
    ConfigFault::UnknownKey { written_in, key, nearest }
}

fn list_keys(table: &Table, above: &str, keys: &mut Vec<String>) {
    for (name, value) in table {
        let key = joined(above, name);
        if let Value::Table(table) = value {
            list_keys(table, &key, keys);
        }
        keys.push(key);
    }
}

fn joined(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") }
}

fn variable_name(key: &str) -> String {
    format!("{ENVIRONMENT_PREFIX}{}", key.to_ascii_uppercase().replace('.', "__"))
}

impl Written {
    fn lay_over(&mut self, variable: String, text: &str, known: &Table) -> Result<(), ConfigFault> {
        let key = variable[ENVIRONMENT_PREFIX.len()..].to_ascii_lowercase().replace("__", ".");
        let written_in = || WrittenIn::Variable(variable.clone());
        let (tables, name) = key.rsplit_once('.').map_or(("", key.as_str()), |(tables, name)| (tables, name));
        let (mut here, mut known) = (&mut self.table, known);
        for table in tables.split('.').filter(|table| !table.is_empty()) {
            known = match known.get(table) {
                Some(Value::Table(inner)) => inner,
                Some(_) | None => return Err(unknown(key.clone(), written_in())),
            };
            let entry = here.entry(table).or_insert_with(|| Value::Table(Table::new()));
            let message = "expected a table".to_owned();
            let file = self.file.clone();
            here = entry.as_table_mut().ok_or_else(|| ConfigFault::WrongValue {
                written_in: file,
                key: table.to_owned(),
                message,
            })?;
        }
        let form = known.get(name).ok_or_else(|| unknown(key.clone(), written_in()))?;
        here.insert(name.to_owned(), value_like(form, text));
        self.variables.insert(key, variable);
        Ok(())
    }

    fn into_config(self) -> Result<Config, ConfigFault> {
        let Self { table, file, variables } = self;
        let public_url_is_written = table.contains_key("public_url");
        let mut config: Config = serde_path_to_error::deserialize(Value::Table(table)).map_err(|error| {
            let path = error.path().to_string();
            let variable = variables.iter().find(|(key, _)| path == **key || path.starts_with(&format!("{key}[")));
            let written_in = variable.map_or(file, |(_, variable)| WrittenIn::Variable(variable.clone()));
            ConfigFault::WrongValue { written_in, key: path, message: error.inner().message().to_owned() }
        })?;
        if !public_url_is_written && config.listen.ip().is_loopback() {
            config.public_url = Origin::listening(config.listen, config.tls.as_ref());
        }
        Ok(config)
    }
}

/// A variable's text as the kind of value its key wants. What does not read so stays text, and is refused as such.
fn value_like(form: &Value, text: &str) -> Value {
    let as_text = || Value::String(text.to_owned());
    match form {
        Value::Integer(_) => text.parse().map_or_else(|_| as_text(), Value::Integer),
        Value::Array(_) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Value::Array(items.map(|item| Value::String(item.to_owned())).collect())
        }
        Value::String(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Table(_) => as_text(),
    }
}
