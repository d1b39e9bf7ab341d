//! Who may do what, read fresh: the rules of routes and frames, and somebody as they are at this moment.

use crate::assembly::AppState;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xinqiao_domain::accounts::must_change;
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{SignInId, StaffId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sign_in::PasswordState;

/// Who may call a route or send a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// No account needed: a caller's page, signing in, the set-up.
    Anyone,
    /// Any signed-in account, even one whose password must be changed first.
    SignedIn,
    /// A right.
    Needs(Right),
}

/// The rules of every route (`METHOD /path`) and of every staff frame.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub routes: BTreeMap<String, Rule>,
    pub frames: BTreeMap<String, Rule>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    serde_json::from_str(include_str!("authority/rules.json")).expect("rules.json is checked by a test")
});

/// The whole table.
pub fn rules() -> &'static Rules {
    &RULES
}

/// Who is asking: an authenticated member of staff, as they are at this moment.
#[derive(Debug, Clone)]
pub struct Staff {
    pub id: StaffId,
    pub sign_in: SignInId,
    pub expires_at: Timestamp,
    pub username: String,
    pub name: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub rights: Vec<Right>,
    pub password: PasswordState,
}

impl Staff {
    /// Whether they have a right.
    pub fn has(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Refuses unless they have a right.
    pub fn require(&self, right: Right) -> Result<(), Code> {
        if self.has(right) { Ok(()) } else { Err(Code::Forbidden) }
    }
}

/// Somebody as they are at this moment, if their sign-in is still good.
pub async fn staff_now(
    app: &AppState,
    staff: StaffId,
    sign_in: SignInId,
    expires_at: Timestamp,
) -> Result<Staff, Code> {
    let store = app.desk.store();
    if !store.sign_in_is_open(sign_in).await.map_err(|error| unreadable(&error))? {
        return Err(Code::SignInNeeded);
    }
    let account = store.one_staff(staff).await.map_err(|error| unreadable(&error))?.ok_or(Code::SignInNeeded)?;
    if account.disabled_at.is_some() {
        return Err(Code::AccountDisabled);
    }
    let now = app.clock.now();
    let aged = must_change(app.password_profile(), account.password_at, now);
    let password =
        if account.must_change_at.is_some() || aged { PasswordState::ChangeNeeded } else { PasswordState::Good };
    Ok(Staff {
        id: staff,
        sign_in,
        expires_at,
        username: account.username,
        name: account.name,
        badge: account.badge,
        rights: rights_of(&account.roles),
        roles: account.roles,
        password,
    })
}

fn unreadable(error: &xinqiao_storage::Error) -> Code {
    tracing::error!(%error, "authority cannot be read");
    Code::Internal
}
