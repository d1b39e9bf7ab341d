//! Institutions as they are shown, with names.

use super::keeps;
use crate::http::{AppState, ProblemAnswer, Staff};
use crate::show::People;
use std::collections::BTreeMap;
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::institution::{Institution, InstitutionKind, TitleProof};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{AreaId, InstitutionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::institutions::{
    InstitutionForm, InstitutionMember, InstitutionName, InstitutionRow, InstitutionView, TitleProofView,
};
use xinqiao_storage::institutions::{StoredInstitution, StoredMembership};

/// The list.
pub(super) async fn rows(app: &AppState) -> Result<Vec<InstitutionRow>, ProblemAnswer> {
    let store = app.desk.store();
    let (stored, members) = (store.all_institutions().await?, store.all_memberships().await?);
    let areas: BTreeMap<AreaId, String> =
        store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let names: BTreeMap<InstitutionId, String> =
        stored.iter().map(|one| (one.institution.id, one.name.clone())).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let row = |one: StoredInstitution| {
        let Institution { id, kind, area, guide, green, reach, closed_at } = one.institution;
        let theirs: Vec<_> = members.iter().filter(|member| member.institution == id).collect();
        InstitutionRow {
            institution: id,
            name: one.name,
            kind,
            area,
            area_name: area.and_then(|area| areas.get(&area).cloned()),
            guide: guide.map(|guide| InstitutionName {
                institution: guide,
                name: names.get(&guide).cloned().unwrap_or_default(),
            }),
            green,
            reach,
            members: count(theirs.len()),
            psychiatrists: count(theirs.iter().filter(|member| member.psychiatrist().is_ok()).count()),
            closed_at,
        }
    };
    Ok(stored.into_iter().map(row).collect())
}

/// One institution, for whoever reads it.
pub(super) async fn whole(
    app: &AppState,
    by: &Staff,
    institution: InstitutionId,
) -> Result<InstitutionView, ProblemAnswer> {
    let store = app.desk.store();
    let stored = store.one_institution(institution).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let own = store.one_membership(by.id).await?.is_some_and(|membership| membership.institution == institution);
    let inside = own || by.has(Right::KeepInstitutions);
    // Whoever hands a file over chooses who follows up there.
    let hands_over = by.has(Right::KeepRegistry) && stored.institution.kind == InstitutionKind::PrimaryCare;
    let members = if inside {
        members(app, by, institution).await?
    } else if hands_over {
        workers(members(app, by, institution).await?)
    } else {
        Vec::new()
    };
    let close = close(app, by, &stored).await?;
    let Institution { kind, area, guide, green, reach, closed_at, .. } = stored.institution;
    let name_of = |id: AreaId, areas: Vec<xinqiao_storage::teams::StoredArea>| {
        areas.into_iter().find(|area| area.id == id).map(|area| area.name)
    };
    let area_name = match area {
        Some(id) => name_of(id, store.all_areas().await?),
        None => None,
    };
    let guide_name = match guide {
        Some(id) => store.one_institution(id).await?.map(|guide| guide.name),
        None => None,
    };
    let hidden = |text: String| if inside { text } else { String::new() };
    let StoredInstitution { name, code, duty_phone, duty_email, version, created_at, .. } = stored;
    let (duty_phone, duty_email) = (hidden(duty_phone), hidden(duty_email));
    Ok(InstitutionView {
        institution,
        version,
        form: InstitutionForm { name, kind, code, area, guide, green, reach, duty_phone, duty_email },
        area_name,
        guide_name,
        members,
        created_at,
        closed_at,
        keep: keeps(by),
        close,
    })
}

async fn close(app: &AppState, by: &Staff, stored: &StoredInstitution) -> Result<Permit, ProblemAnswer> {
    let no = |code| Ok(Permit::No { code });
    let Institution { id, kind, closed_at, .. } = stored.institution;
    if let no @ Permit::No { .. } = keeps(by) {
        return Ok(no);
    }
    if closed_at.is_some() {
        return no(Code::AlreadyDone);
    }
    if kind == InstitutionKind::Hotline {
        return no(Code::HotlineStays);
    }
    let store = app.desk.store();
    let all = store.all_institutions().await?;
    let guides = all.iter().any(|one| one.institution.closed_at.is_none() && one.institution.guide == Some(id));
    let used = guides || !store.institution_members(id).await?.is_empty();
    if used { no(Code::InstitutionInUse) } else { Ok(Permit::Yes) }
}

async fn members(
    app: &AppState,
    by: &Staff,
    institution: InstitutionId,
) -> Result<Vec<InstitutionMember>, ProblemAnswer> {
    let store = app.desk.store();
    let people = app.shared.people(app).await?;
    let roles: BTreeMap<StaffId, Vec<Role>> =
        store.all_staff().await?.into_iter().map(|account| (account.id, account.roles)).collect();
    let members = store.institution_members(institution).await?;
    let mut shown: Vec<_> = members.into_iter().map(|one| member(one, by, &people, &roles)).collect();
    shown.sort_by(|one, other| (&one.name, one.staff).cmp(&(&other.name, other.staff)));
    Ok(shown)
}

/// Those of them who follow patients up; their licences are nobody else's business.
fn workers(members: Vec<InstitutionMember>) -> Vec<InstitutionMember> {
    let follows_up = |one: &InstitutionMember| rights_of(&one.roles).contains(&Right::KeepRegistry);
    let named = |one: InstitutionMember| InstitutionMember { licence: String::new(), ..one };
    members.into_iter().filter(follows_up).map(named).collect()
}

fn member(
    stored: StoredMembership,
    by: &Staff,
    people: &People,
    roles: &BTreeMap<StaffId, Vec<Role>>,
) -> InstitutionMember {
    let StoredMembership { membership, licence } = stored;
    let staff = membership.staff;
    let verify = match (keeps(by), membership.verify(by.id, membership.since)) {
        (no @ Permit::No { .. }, _) => no,
        (Permit::Yes, Err(refusal)) => Permit::No { code: refusal.into() },
        (Permit::Yes, Ok(_)) => Permit::Yes,
    };
    InstitutionMember {
        staff,
        name: people.name(staff),
        roles: roles.get(&staff).cloned().unwrap_or_default(),
        title: membership.title,
        licence,
        proof: match membership.proof {
            TitleProof::NotVerified => TitleProofView::NotVerified,
            TitleProof::Verified { by, at } => TitleProofView::Verified { by, by_name: people.name(by), at },
        },
        since: membership.since,
        verify,
    }
}
