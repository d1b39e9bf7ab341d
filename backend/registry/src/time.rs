//! Instants as FHIR writes them.

use xinqiao_domain::Timestamp;

/// As a `dateTime` or `instant`, in UTC, to the microsecond where there are any.
pub fn date_time(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}

/// An `instant`, or a `dateTime` that says hour and zone; none where it does not, or is none.
pub fn instant(text: &str) -> Option<Timestamp> {
    text.parse::<jiff::Timestamp>().ok().map(|at| Timestamp(at.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn is_an_instant_read_in_any_zone_and_a_bare_day_not_taken_for_one() {
        let at = Timestamp(1_795_199_460_000_000);
        assert_eq!(date_time(at), "2026-11-20T18:31:00Z");
        for text in ["2026-11-20T18:31:00Z", "2026-11-21T02:31:00+08:00", "2026-11-20T18:31:00.000Z"] {
            assert_eq!(instant(text), Some(at), "{text}");
        }
        for text in ["2026-11-21", "2026", "", "soon"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn does_what_is_written_read_back_the_same(at in 0i64..4_000_000_000_000_000) {
            prop_assert_eq!(instant(&date_time(Timestamp(at))), Some(Timestamp(at)));
        }
    }
}
