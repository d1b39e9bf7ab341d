//! `GET /api/v1/receivers`.

use super::{Belonging, belonging};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::IntoParams;
use uuid::Uuid;
use xinqiao_domain::institution::{
    GreenAdmission, Home, Institution, InstitutionKind, Reach, Receiver, green_ladder, receivers,
};
use xinqiao_domain::{AreaId, InstitutionId};
use xinqiao_protocol::http::institutions::{InstitutionName, ReceiverRow, Receivers, ReferralSender};
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::institutions::StoredInstitution;

/// Where the person lives.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Whereabouts {
    #[param(value_type = String, format = "uuid")]
    area: AreaId,
}

/// To whom one's own institution may refer somebody who lives there: by the table of allowed pairs, the default receiver
/// first, then the nearest. Beside it the hospitals of the green channel, in the order in which they are asked.
#[utoipa::path(
    get,
    path = "/api/v1/receivers",
    tag = "institutions",
    params(Whereabouts),
    responses(
        (status = OK, body = Receivers),
        (status = "default", description = "`field_invalid` for an unknown area, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_receivers(
    State(app): State<AppState>,
    by: Staff,
    Query(query): Query<Whereabouts>,
) -> Result<Json<Receivers>, ProblemAnswer> {
    let store = app.desk.store();
    let areas = store.all_areas().await?;
    let lives = areas.iter().find(|area| area.id == query.area);
    let lives = lives.ok_or_else(|| ProblemAnswer::with(Code::FieldInvalid, "field", "area"))?;
    let home = Home { area: lives.id, county: lives.county };
    let names: BTreeMap<AreaId, String> = areas.iter().map(|area| (area.id, area.name.clone())).collect();
    let stored = store.all_institutions().await?;
    let all: Vec<Institution> = stored.iter().map(|one| one.institution).collect();
    let by_id: BTreeMap<InstitutionId, &StoredInstitution> =
        stored.iter().map(|one| (one.institution.id, one)).collect();
    let (sender, from) = sender(&app, belonging(&app, &by).await?).await?;
    let row = |one: Receiver| by_id.get(&one.institution).map(|stored| shown(one, stored, &names));
    let rung =
        |id: InstitutionId| by_id.get(&id).map(|stored| InstitutionName { institution: id, name: stored.name.clone() });
    Ok(Json(Receivers {
        from,
        receivers: receivers(&sender, home, &all).into_iter().filter_map(row).collect(),
        green_ladder: green_ladder(home, &all).into_iter().filter_map(rung).collect(),
    }))
}

/// For whom it is asked. The hotline sends before it was ever entered.
async fn sender(app: &AppState, belonging: Belonging) -> Result<(Institution, ReferralSender), ProblemAnswer> {
    match belonging {
        Belonging::To(stored) | Belonging::Hotline(Some(stored)) => {
            let Institution { id, kind, .. } = stored.institution;
            Ok((stored.institution, ReferralSender { institution: Some(id), name: stored.name, kind }))
        }
        Belonging::Hotline(None) => {
            let kind = InstitutionKind::Hotline;
            let name = app.shared.settings(app).await?.as_ref().as_ref().map(|settings| settings.centre_name.clone());
            let hotline = Institution {
                id: InstitutionId(Uuid::nil()),
                kind,
                area: None,
                guide: None,
                green: GreenAdmission::NotOpen,
                reach: Reach::Accounts,
                closed_at: None,
            };
            Ok((hotline, ReferralSender { institution: None, name: name.unwrap_or_default(), kind }))
        }
    }
}

fn shown(one: Receiver, stored: &StoredInstitution, areas: &BTreeMap<AreaId, String>) -> ReceiverRow {
    let Receiver { institution, direction, nearness, standing } = one;
    ReceiverRow {
        institution,
        name: stored.name.clone(),
        kind: stored.institution.kind,
        area_name: stored.institution.area.and_then(|area| areas.get(&area).cloned()),
        direction,
        nearness,
        standing,
        reach: stored.institution.reach,
    }
}
