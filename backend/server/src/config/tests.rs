//! Does a configuration mean what was written, and does a mistake get a useful answer?

use super::*;
use std::fs;

/// What comes of a file and an environment.
fn loaded(file: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xinqiao.toml");
    fs::write(&path, file).unwrap();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let prefix = folder.path().display().to_string();
    Config::load(Some(&path), environment).map_err(|fault| fault.to_string().replace(&format!("{prefix}/"), ""))
}

#[test]
fn is_nothing_written_the_documented_default() {
    let config = loaded("", &[("HOME", "/nowhere"), ("PATH", "")]).unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.database.reveal(), "sqlite://data/xinqiao.db");
    assert_eq!(config.limits.outbound_bytes.get(), 512 * 1024);
}

#[test]
fn is_what_is_described_read_back_as_the_same() {
    let described = Config::default().describe();
    let again = loaded(&described, &[]).unwrap();
    assert_eq!(again.describe(), described);
    for key in ["listen", "trusted_proxies", "[limits]", "write_queue = 4096", "profile = \"asvs\"", "allowed_origins"]
    {
        assert!(described.contains(key), "{key} in:\n{described}");
    }
}

#[test]
fn does_the_environment_win_over_the_file_and_the_file_over_defaults() {
    let file = "listen = '127.0.0.1:9000'\n[limits]\nframe_burst = 40\nwrite_queue = 10\n[log]\nformat = 'json'\n";
    let environment = [
        ("XINQIAO_LIMITS__FRAME_BURST", "50"),
        ("XINQIAO_LOG__LEVEL", "debug"),
        ("XINQIAO_TRUSTED_PROXIES", "10.0.0.0/8, ::1/128"),
        ("XINQIAO_TLS__CERT", "a.pem"),
        ("XINQIAO_TLS__KEY", "b.pem"),
        ("XINQIAO_KEY_FILE", "123"),
    ];
    let config = loaded(file, &environment).unwrap();
    assert_eq!((config.limits.frame_burst.get(), config.limits.write_queue.get()), (50, 10));
    assert_eq!(config.limits.frames_per_minute.get(), 120);
    assert_eq!((config.log.format, config.log.level), (LogFormat::Json, LogLevel::Debug));
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.tls.unwrap().key, Path::new("b.pem"));
    assert_eq!(config.key_file, Path::new("123"));
}

#[test]
fn does_a_mistake_say_where_it_is_and_what_was_meant() {
    type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);
    let cases: &[Case] = &[
        ("lisen = 'x'", &[], &["xinqiao.toml: unknown key `lisen`; did you mean `listen`?"]),
        (
            "[limits]\nframe_per_minute = 1",
            &[],
            &["`limits.frame_per_minute`; did you mean `limits.frames_per_minute`?"],
        ),
        ("drain_second = 1", &[], &["did you mean `drain_seconds`?"]),
        ("write_queue = 1", &[], &["unknown key `write_queue`; did you mean `limits.write_queue`?"]),
        ("[limit]\nwrite_queue = 1", &[], &["unknown key `limit`; did you mean `limits`?"]),
        ("zzz = 1", &[], &["xinqiao.toml: unknown key `zzz`"]),
        ("", &[("XINQIAO_LISEN", "x")], &["environment variable XINQIAO_LISEN", "did you mean `XINQIAO_LISTEN`?"]),
        (
            "",
            &[("XINQIAO_LIMITS_WRITE_QUEUE", "5")],
            &["environment variable XINQIAO_LIMITS_WRITE_QUEUE", "did you mean `XINQIAO_LIMITS__WRITE_QUEUE`?"],
        ),
        (
            "[limits]\nwrite_queue = 'many'",
            &[],
            &["xinqiao.toml: `limits.write_queue`: invalid type: string", "expected"],
        ),
        ("[limits]\nwrite_queue = 0", &[], &["`limits.write_queue`", "nonzero"]),
        ("limits = 3", &[], &["`limits`: invalid type: integer"]),
        (
            "",
            &[("XINQIAO_LIMITS__WRITE_QUEUE", "many")],
            &["variable XINQIAO_LIMITS__WRITE_QUEUE: `limits.write_queue`"],
        ),
        ("limits = 3", &[("XINQIAO_LIMITS__WRITE_QUEUE", "1")], &["xinqiao.toml: `limits`: expected a table"]),
        ("trusted_proxies = ['10.0.0.0/8', 'x']", &[], &["xinqiao.toml: `trusted_proxies[1]`"]),
        (
            "",
            &[("XINQIAO_TRUSTED_PROXIES", "x")],
            &["environment variable XINQIAO_TRUSTED_PROXIES: `trusted_proxies[0]`"],
        ),
        ("[mail]\nhots = 'x'", &[], &["unknown key `mail.hots`; did you mean `mail.host`?"]),
        ("[mail]\nhost = 'x'", &[], &["`mail`: missing field `from`"]),
        ("[mail]\nsecurity = 'tls'", &[], &["`mail.security`", "`starttls`"]),
        ("", &[("XINQIAO_MAIL__PORT", "many")], &["variable XINQIAO_MAIL__PORT: `mail.port`"]),
        ("[sms]\nprovidr = 'x'", &[], &["unknown key `sms.providr`; did you mean `sms.provider`?"]),
        ("[sms]\nprovider = 'x'", &[], &["`sms`: missing field `url`"]),
        ("[sms.report]\nsecret = 'x'", &[], &["unknown key `sms.report.secret`; did you mean"]),
        ("[sms]\nform = 'xml'", &[], &["`sms.form`", "`form`"]),
        ("[robots]\nhostss = ['x']", &[], &["unknown key `robots.hostss`; did you mean `robots.hosts`?"]),
        ("[log]\nlevel = 'loud'", &[], &["`log.level`: unknown variant `loud`", "`debug`"]),
        ("[password]\nprofile = 'none'", &[], &["`password.profile`", "`asvs`"]),
        ("public_url = 'https://h.example/help'", &[], &["`public_url`: an origin such as https://hotline.example"]),
        ("database = 'mysql://x'", &[], &["`database`: sqlite://folder/file.db or postgres://"]),
        ("database = 'sqlite::memory:'", &[], &["`database`: sqlite://folder/file.db"]),
        ("[tls]\ncert = 'a.pem'", &[], &["xinqiao.toml: `tls`: missing field `key`"]),
        ("listen = '127.0.0.1:1'\nlisten = '127.0.0.1:2'", &[], &["not valid TOML: line 2"]),
        ("listen = '127.0.0.1'", &[], &["`listen`: invalid socket address"]),
    ];
    for (file, environment, expected) in cases {
        let said = loaded(file, environment).expect_err(file);
        for part in *expected {
            assert!(said.contains(part), "{file:?} {environment:?}: said {said:?}, expected {part:?}");
        }
    }
}

#[test]
fn is_a_mail_server_that_cannot_be_used_told_by_its_key_and_its_password_never_shown() {
    let mail =
        |rest: &str| loaded(&format!("[mail]\nhost = 'mail.example'\nfrom = 'a@b.example'\n{rest}"), &[]).unwrap();
    assert!(Config::default().mailer().unwrap().is_none(), "e-mail is not set up");
    assert!(mail("").mailer().unwrap().is_some());
    assert!(mail("username = 'u'\npassword = 'hunter2'").mailer().is_ok());
    let table = [
        ("security = 'none'", "`mail`: security: without TLS only to this machine"),
        ("username = 'u'", "`mail`: username: needs password"),
        ("password = 'p'", "`mail`: password: needs username"),
        ("password = 'p'\npassword_file = 'f'", "`mail`: password and password_file: only one"),
        ("username = 'u'\npassword_file = 'no/such/file'", "`mail`: password_file: no/such/file"),
        ("ca_file = 'no/such/file'", "`mail`: ca_file: no/such/file"),
    ];
    for (rest, expected) in table {
        let said = mail(rest).mailer().expect_err(rest).to_string();
        assert!(said.starts_with(expected), "{rest}: {said}");
    }
    let described = mail("username = 'u'\npassword = 'hunter2'");
    let shown = format!("{}{described:?}", described.describe());
    assert!(shown.contains("mail.example") && !shown.contains("hunter2"), "{shown}");
}

/// A gateway with these keys besides those it must have, in a folder of its own with its files.
fn sms(folder: &Path, rest: &str) -> Config {
    for (name, text) in [("key", "open sesame\n"), ("long", "0123456789abcdef\n"), ("short", "0123\n")] {
        fs::write(folder.join(name), text).unwrap();
    }
    let must = "provider = 'p-1'\nurl = 'https://sms.example/send?k={credential}'\naccepted_at = '/code'\n\
                accepted_is = ['OK']\nbody = '{\"to\":\"{phone}\",\"t\":\"{text}\"}'\n";
    loaded(&format!("[sms]\n{must}{}", rest.replace("FOLDER", &folder.display().to_string())), &[]).unwrap()
}

#[test]
fn is_a_gateway_that_cannot_be_used_told_by_its_key_and_its_credential_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let sms = |rest: &str| sms(folder.path(), rest);
    let report = "[sms.report]\nid_at = '/id'\nstate_at = '/state'\n";
    assert!(!Config::default().outlets().unwrap().contains_key(&DeliveryChannel::Sms), "it is not set up");
    assert!(Config::default().outlets().unwrap().contains_key(&DeliveryChannel::Wecom), "a robot needs no setting");
    assert!(sms("").outlets().unwrap().contains_key(&DeliveryChannel::Sms));
    let whole = sms(&format!(
        "credential_file = 'FOLDER/key'\n{report}secret_file = 'FOLDER/long'\ndelivered_is = ['D']\nfailed_is = []"
    ));
    assert_eq!(whole.reports().unwrap().unwrap().secret, b"0123456789abcdef");
    assert!(whole.outlets().is_ok());
    let shown = format!("{}{whole:?}", whole.describe());
    assert!(shown.contains("sms.example") && !shown.contains("sesame") && !shown.contains("0123456789"), "{shown}");
    let table = [
        ("method = 'GET it'".to_owned(), "`sms`: method"),
        ("headers = ['x']".to_owned(), "`sms`: headers"),
        ("credential_file = 'no/such/file'".to_owned(), "`sms`: no/such/file"),
        ("ca_file = 'FOLDER/key'".to_owned(), "`sms`: ca_file"),
        (format!("{report}secret_file = 'FOLDER/short'\ndelivered_is = ['D']\nfailed_is = []"), "`sms`: report.secret"),
        (format!("{report}secret_file = 'FOLDER/long'\ndelivered_is = []\nfailed_is = []"), "`sms`: report: delivered"),
        (format!("{report}secret_file = 'FOLDER/long'\ndelivered_is = ['D']\nfailed_is = ['D']"), "`sms`: report"),
        (format!("{report}secret_file = 'no/such'\ndelivered_is = ['D']\nfailed_is = []"), "`sms`: no/such"),
    ];
    for (rest, expected) in table {
        let config = sms(&rest);
        let said = config.outlets().map(drop).and_then(|()| config.reports().map(drop)).expect_err(&rest).to_string();
        assert!(said.starts_with(expected), "{rest}: {said}");
    }
}

#[test]
fn is_a_named_file_that_is_not_there_said() {
    let said = Config::load(Some(Path::new("no/such/xinqiao.toml")), []).unwrap_err().to_string();
    assert!(said.starts_with("no/such/xinqiao.toml: "), "{said}");
}

#[test]
fn is_the_key_file_kept_out_of_the_databases_folder() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().display();
    fs::create_dir_all(folder.path().join("data")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("data"), folder.path().join("alias")).unwrap();
    for (database, key_file, allowed) in [
        ("data/x.db", "keys/x.key", true),
        ("data/x.db", "data/x.key", false),
        ("data/x.db", "data/deeper/x.key", false),
        ("data/x.db", "keys/../data/x.key", false),
        ("data/x.db", "alias/x.key", false),
        ("alias/x.db?mode=rwc", "data/x.key", false),
        ("data/x.db", "database/x.key", true),
        ("x.db", "keys/x.key", false),
    ] {
        let file = format!("database = 'sqlite://{root}/{database}'\nkey_file = '{root}/{key_file}'");
        assert_eq!(loaded(&file, &[]).is_ok(), allowed, "{database} {key_file}");
    }
    assert!(loaded("database = 'postgres://a@b/c'\nkey_file = 'data/x.key'", &[]).is_ok());
}

#[test]
fn does_plain_http_leave_the_machine_only_behind_a_proxy() {
    for (file, allowed) in [
        ("", true),
        ("listen = '[::1]:80'", true),
        ("listen = '0.0.0.0:80'", false),
        ("listen = '[::]:80'", false),
        ("listen = '192.168.1.5:80'\ntrusted_proxies = ['192.168.1.1/32']", true),
        ("listen = '0.0.0.0:443'\n[tls]\ncert = 'a'\nkey = 'b'", true),
    ] {
        let answer = loaded(file, &[]).unwrap().check_serving();
        assert_eq!(answer.is_ok(), allowed, "{file}");
        if let Err(insecure) = answer {
            assert!(insecure.to_string().contains("[tls]") && insecure.to_string().contains("trusted_proxies"));
        }
    }
}

#[test]
fn is_the_databases_password_never_printed() {
    for (url, printed) in [
        ("postgres://u:p@ss:w@host:5432/x", "postgres://u:***@host:5432/x"),
        ("postgres://u:secret@host/x?password=secret", "postgres://u:***@host/x?***"),
        ("postgresql://u@host/x", "postgresql://u@host/x"),
        ("sqlite://data/x.db", "sqlite://data/x.db"),
    ] {
        let config = loaded(&format!("database = '{url}'"), &[]).unwrap();
        assert_eq!(config.database.to_string(), printed);
        assert_eq!(config.database.reveal(), url);
        assert!(!format!("{config:?}{}", config.describe()).contains("secret"));
    }
    let said = loaded("database = 'postgres://u:secret@host/x", &[]).unwrap_err();
    assert!(!said.contains("secret"), "{said}");
    let said = loaded("database = 'mysql://u:secret@host/x'", &[]).unwrap_err();
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn which_origins_may_open_a_socket() {
    for (file, expected) in [
        ("", "http://127.0.0.1:8080 http://localhost:8080"),
        ("listen = '127.0.0.1:9000'", "http://127.0.0.1:9000 http://localhost:9000"),
        ("listen = '[::1]:80'", "http://[::1] http://127.0.0.1 http://localhost"),
        ("public_url = 'HTTPS://H.example:443/'", "https://h.example http://127.0.0.1:8080 http://localhost:8080"),
        ("public_url = 'https://h.example:8443'\nlisten = '0.0.0.0:80'", "https://h.example:8443"),
        ("allowed_origins = ['https://other.example']", "https://other.example"),
        ("allowed_origins = []", ""),
    ] {
        let origins = loaded(file, &[]).unwrap().allowed_origins();
        assert_eq!(origins.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), expected, "{file}");
    }
    for text in ["hotline.example", "ftp://x", "https://", "https://u:p@x", "https://x/y", "https://x?y", "null"] {
        assert!(text.parse::<Origin>().is_err(), "{text}");
    }
}
