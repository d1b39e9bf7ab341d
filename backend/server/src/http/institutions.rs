//! Institutions, who belongs to them with what verified title, and to whom a person may be referred.

mod add;
mod change;
mod close;
mod get;
mod list;
mod people;
mod put_member;
mod receivers;
mod remove_member;
mod verify;
mod views;

use super::{AppState, ProblemAnswer, Staff};
use crate::desk::institutions::of_the_hotline;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::Refusal;
use xinqiao_domain::authority::Right;
use xinqiao_domain::institution::InstitutionKind;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_storage::institutions::StoredInstitution;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_institutions, add::add_institution))
        .routes(routes!(people::list_institution_people))
        .routes(routes!(receivers::list_receivers))
        .routes(routes!(get::get_institution, change::change_institution))
        .routes(routes!(close::close_institution))
        .routes(routes!(put_member::put_institution_member, remove_member::remove_institution_member))
        .routes(routes!(verify::verify_title))
}

/// Whether somebody may change institutions.
fn keeps(staff: &Staff) -> Permit {
    match staff.require(Right::KeepInstitutions) {
        Ok(()) => Permit::Yes,
        Err(code) => Permit::No { code },
    }
}

/// For which institution somebody acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Belonging {
    /// Where they were entered.
    To(StoredInstitution),
    /// The hotline; it is entered as an institution with its first case.
    Hotline(Option<StoredInstitution>),
}

/// For which institution somebody acts: where they belong, or the hotline.
pub(super) async fn belonging(app: &AppState, by: &Staff) -> Result<Belonging, ProblemAnswer> {
    let store = app.desk.store();
    if let Some(membership) = store.one_membership(by.id).await? {
        let stored = store.one_institution(membership.institution).await?;
        let open = stored.filter(|stored| stored.institution.closed_at.is_none());
        return Ok(open.map(Belonging::To).ok_or(Refusal::NotOfAnInstitution)?);
    }
    if !of_the_hotline(&by.roles) {
        return Err(Refusal::NotOfAnInstitution.into());
    }
    let all = store.all_institutions().await?;
    let hotline = all.into_iter().find(|one| one.institution.kind == InstitutionKind::Hotline);
    Ok(Belonging::Hotline(hotline))
}
