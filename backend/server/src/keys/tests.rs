//! Are keys kept from others, and kept at all?

use super::*;
use std::fs;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn are_new_keys_written_for_the_owner_alone_and_read_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys/xinqiao.key");
    let created = MasterKeys::load_or_create(&path, NOW).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft is left beside it");
    assert_eq!(MasterKeys::load_or_create(&path, Timestamp(0)).unwrap(), created);
    let secrets = [&created.seal, &created.phone, &created.chain, &created.digest, created.sign.newest()];
    for (n, one) in secrets.iter().enumerate() {
        assert!(secrets[n + 1..].iter().all(|other| other.secret != one.secret), "each purpose has its own secret");
    }
}

#[test]
fn is_a_file_that_others_may_read_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xinqiao.key");
    MasterKeys::load_or_create(&path, NOW).unwrap();
    for (mode, accepted) in
        [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o620, false), (0o777, false)]
    {
        set_mode(&path, mode);
        match MasterKeys::load(&path) {
            Ok(_) => assert!(accepted, "{mode:o}"),
            Err(KeyFault::TooOpen { mode: found, .. }) => assert!(!accepted && found == mode, "{mode:o}"),
            Err(fault) => panic!("{mode:o}: {fault}"),
        }
    }
}

#[test]
fn is_a_damaged_file_refused_without_showing_or_replacing_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xinqiao.key");
    MasterKeys::load_or_create(&path, NOW).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    let cases = [
        good.replace("\"version\": 1", "\"version\": 2"),
        good[..good.len() / 2].to_owned(),
        good.replace("\"sign\": [", "\"sign\": [], \"old\": ["),
        good.replace("\"secret\": \"", "\"secret\": \"AAAA"),
        String::new(),
    ];
    for damaged in cases {
        fs::write(&path, &damaged).unwrap();
        let said = MasterKeys::load_or_create(&path, NOW).unwrap_err().to_string();
        assert!(good.lines().filter(|line| line.contains("secret")).all(|line| !said.contains(line.trim())), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    }
}

#[test]
fn does_the_newest_key_sign_while_all_verify() {
    let (old, new) = (Key::generate(NOW).unwrap(), Key::generate(Timestamp(NOW.0 + 1)).unwrap());
    let ring = SigningRing::try_from(vec![new.clone(), old.clone()]).unwrap();
    assert_eq!(ring.newest(), &new);
    assert_eq!(ring.all().len(), 2);
    assert!(SigningRing::try_from(vec![old.clone(), old]).is_err());
    assert!(SigningRing::try_from(Vec::new()).is_err());
}

#[test]
fn is_a_secret_never_printed() {
    let keys = MasterKeys::generate(NOW).unwrap();
    let printed = format!("{keys:?}");
    assert!(printed.contains("KeyBytes(..)"));
    assert!(!printed.contains(&format!("{:?}", keys.seal.secret.0)));
}

#[test]
fn is_the_wrapping_key_exchanged_and_everything_else_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xinqiao.key");
    let before = MasterKeys::load_or_create(&path, NOW).unwrap();
    let mut keys = before.clone();
    keys.begin_rotation(Timestamp(NOW.0 + 1)).unwrap();
    keys.replace(&path).unwrap();
    let during = MasterKeys::load(&path).unwrap();
    assert_eq!((&during.seal_before, during.seal.created_at), (&vec![before.seal.clone()], Timestamp(NOW.0 + 1)));
    assert_ne!(during.seal.secret, before.seal.secret);
    assert_eq!((&during.phone, &during.chain, &during.digest), (&before.phone, &before.chain, &before.digest));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left beside it");
    keys.seal_before.clear();
    keys.replace(&path).unwrap();
    assert!(!fs::read_to_string(&path).unwrap().contains("seal_before"), "an older program reads the file again");
}
