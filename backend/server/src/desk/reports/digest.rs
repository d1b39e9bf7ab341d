//! What stands under a signature: one digest over everything that a report says.

use std::fmt::Write;
use xinqiao_domain::ReportId;
use xinqiao_domain::report::{Days, Figures, ReportTyped};
use xinqiao_storage::reports::Report;
use xinqiao_storage::sha256;

/// SHA-256 of the report with these figures, in hexadecimal digits.
pub fn digest(report: &Report, figures: &Figures) -> String {
    let said: (ReportId, String, &ReportTyped, &str, &Figures) =
        (report.id, days(report.days), &report.typed, &report.remarks, figures);
    // Plain data of ours: it cannot fail to be written.
    let bytes = serde_json::to_vec(&said).unwrap_or_default();
    sha256(&bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn days(Days { first, last }: Days) -> String {
    format!("{first}/{last}")
}
