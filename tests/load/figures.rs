//! Results: medians of runs, and the file they are written to.

use anyhow::{Context, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The middle one; the mean of the two middle ones of an even count. None of nothing.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.len() % 2, values.get(middle)) {
        (_, None) => None,
        (1, Some(value)) => Some(*value),
        (_, Some(value)) => Some(f64::midpoint(values[middle - 1], *value)),
    }
}

/// Four digits are enough of any figure.
pub fn rounded(value: f64) -> Value {
    if value == 0.0 || !value.is_finite() {
        return serde_json::json!(value);
    }
    let scale = 10f64.powi(3 - value.abs().log10().floor() as i32);
    serde_json::json!((value * scale).round() / scale)
}

/// Writes the results under `target/`, readable.
pub fn write(path: &Path, results: &Value) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string_pretty(results)? + "\n";
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// A path under the workspace's `target` folder.
pub fn under_target(name: &str) -> PathBuf {
    workspace().join("target").join(name)
}

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_median_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(vec![]), None);
        assert_eq!(rounded(0.123_456), serde_json::json!(0.1235));
    }
}
