//! What comes from a spreadsheet kept before: what stands already, many attendances at once, and which files were taken.

use crate::entries::{day, origin_word};
use crate::sessions::id;
use crate::statements::Rows;
use crate::trainings::Attendance;
use crate::{Batch, CENTRE, Error};
use sqlx::Row;
use std::collections::BTreeSet;
use xinqiao_domain::{Date, EntryId, StaffId};

const ATTENDANCES: Rows = Rows {
    head: "INSERT INTO attendance (id, training, staff, result, origin, confirmed_by, confirmed_at) VALUES",
    columns: 7,
    tail: "",
};

impl Batch<'_> {
    /// Who attended what on which of these days, both counted, by the course's title.
    pub async fn attended_between(
        &mut self,
        first: Date,
        last: Date,
    ) -> Result<BTreeSet<(StaffId, Date, String)>, Error> {
        let rows = sqlx::query(
            "SELECT attendance.staff, training.on_day, course.title FROM training \
             JOIN course ON course.id = training.course JOIN attendance ON attendance.training = training.root \
             WHERE training.centre = $1 AND training.superseded_at IS NULL AND training.withdrawn_at IS NULL \
             AND attendance.superseded_at IS NULL AND training.on_day >= $2 AND training.on_day <= $3",
        )
        .bind(CENTRE)
        .bind(first.to_string())
        .bind(last.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| Ok((id(row, "staff")?, day(row, "on_day")?, row.try_get("title")?))).collect()
    }

    /// Who was supervised by whom on which of these days, both counted.
    pub async fn supervised_between(
        &mut self,
        first: Date,
        last: Date,
    ) -> Result<BTreeSet<(StaffId, Date, StaffId)>, Error> {
        let rows = sqlx::query(
            "SELECT supervision_person.staff, on_day, supervisor FROM supervision \
             JOIN supervision_person ON supervision_person.supervision = supervision.id \
             WHERE centre = $1 AND superseded_at IS NULL AND withdrawn_at IS NULL AND on_day >= $2 AND on_day <= $3",
        )
        .bind(CENTRE)
        .bind(first.to_string())
        .bind(last.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| Ok((id(row, "staff")?, day(row, "on_day")?, id(row, "supervisor")?))).collect()
    }

    /// Attendances of people of whom nothing was said yet.
    pub async fn write_attendances(
        &mut self,
        training: EntryId,
        attendances: &[(StaffId, Attendance)],
    ) -> Result<(), Error> {
        let mut rest = attendances.iter();
        for run in ATTENDANCES.runs(attendances.len()) {
            let mut query = ATTENDANCES.query(run, self.store.flavour);
            for (staff, attendance) in rest.by_ref().take(run) {
                query = query
                    .bind(attendance.entry.to_string())
                    .bind(training.to_string())
                    .bind(staff.to_string())
                    .bind(attendance.result.code())
                    .bind(origin_word(attendance.origin))
                    .bind(attendance.confirmed_by.to_string())
                    .bind(attendance.confirmed_at.0);
            }
            query.execute(self.connection()).await?;
        }
        Ok(())
    }

    /// How a file was answered that was taken before.
    pub async fn import_taken(&mut self, digest: &str) -> Result<Option<String>, Error> {
        let row = sqlx::query("SELECT answer FROM ledger_import WHERE centre = $1 AND digest = $2")
            .bind(CENTRE)
            .bind(digest.to_owned())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.map(|row| row.try_get("answer")).transpose()?)
    }

    /// A file was taken, and answered so.
    pub async fn take_import(&mut self, digest: &str, by: StaffId, answer: &str) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("INSERT INTO ledger_import (centre, digest, by_staff, at, answer) VALUES ($1, $2, $3, $4, $5)")
            .bind(CENTRE)
            .bind(digest.to_owned())
            .bind(by.to_string())
            .bind(now.0)
            .bind(answer.to_owned())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
