//! `/api/v1/courses`

use super::{views, whose};
use crate::desk::ledgers::AddCourse;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use xinqiao_domain::Date;
use xinqiao_protocol::http::ledgers::{Course, Courses, NewCourse};
use xinqiao_protocol::limits::YEAR_TRAININGS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::trainings::{Wanted, Whose};

/// The courses of the training plan, by title. An operator sees those of the trainings they are enrolled in.
#[utoipa::path(
    get,
    path = "/api/v1/courses",
    tag = "ledgers",
    responses((status = OK, body = Courses))
)]
pub async fn list_courses(State(app): State<AppState>, reader: Staff) -> Result<Json<Courses>, ProblemAnswer> {
    let mut courses = app.desk.store().courses().await?;
    match whose(&reader) {
        Whose::Everybody => {}
        whose @ Whose::Of(_) => {
            let wanted = Wanted::Days { first: Date::MIN, last: Date::MAX, whose, after: None, limit: YEAR_TRAININGS };
            let mine: BTreeSet<_> =
                app.desk.store().trainings(wanted).await?.into_iter().map(|one| one.course.id).collect();
            courses.retain(|course| mine.contains(&course.id));
        }
    }
    Ok(Json(Courses { courses: courses.into_iter().map(views::course).collect() }))
}

/// Adds a course to the training plan.
#[utoipa::path(
    post,
    path = "/api/v1/courses",
    tag = "ledgers",
    request_body = NewCourse,
    responses(
        (status = CREATED, body = Course),
        (status = "default", description = "`text_empty`, `text_too_long`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn add_course(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewCourse>,
) -> Result<(StatusCode, Json<Course>), ProblemAnswer> {
    let added = app.desk.run(AddCourse { by: by.id, body }).await?;
    let course = app.desk.store().courses().await?.into_iter().find(|course| course.id == added.course);
    let course = course.ok_or(ProblemAnswer::new(Code::NotFound))?;
    Ok((StatusCode::CREATED, Json(views::course(course))))
}
