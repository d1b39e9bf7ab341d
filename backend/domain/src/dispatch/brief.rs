//! What a team is told on its way: where, to whom, what waits there, who told us. Sealed at rest; opening it is recorded.

use super::PlaceConfidence;
use crate::codes::codes;
use serde::{Deserialize, Serialize};

/// Longest single field of a brief, in characters.
pub const FIELD_CHARS: usize = 2_000;
/// Longest name or telephone number, in characters.
pub const NAME_CHARS: usize = 120;
/// Degrees north and east are kept in millionths: no fractions in the rules.
const PER_DEGREE: i32 = 1_000_000;

codes!(
    /// What a pair of coordinates is measured by. Maps in China shift what satellites say; a navigator must know.
    Datum {
        /// As satellites measure.
        Wgs84 = "wgs84",
        /// 火星坐标系: AMap, Tencent.
        Gcj02 = "gcj02",
        /// Baidu.
        Bd09 = "bd09",
    }
);

/// A point on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Coordinates {
    /// Millionths of a degree north.
    pub latitude_e6: i32,
    /// Millionths of a degree east.
    pub longitude_e6: i32,
    pub datum: Datum,
}

/// Where the person is, as far as anybody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DispatchPlace {
    /// In words: street, house, floor, door, landmark.
    pub words: String,
    pub coordinates: Option<Coordinates>,
    /// A link to a map, https; empty for none.
    pub map_link: String,
    pub confidence: PlaceConfidence,
}

/// The person in danger, as far as anybody knows; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PersonInDanger {
    pub name: String,
    pub phone: String,
    /// Age, looks, who is with them, what is known.
    pub about: String,
}

/// Who told us, and how to call back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Informant {
    pub name: String,
    /// To the person, or their office.
    pub relation: String,
    pub phone: String,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct DispatchBrief {
    pub place: DispatchPlace,
    pub person: PersonInDanger,
    /// What happens now.
    pub situation: String,
    /// Weapons, dogs, gas, water, other people.
    pub danger_on_the_way: String,
    pub informant: Informant,
    /// The number under which the team reaches who asked for it.
    pub call_back: String,
}

/// Why a brief is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefFault {
    /// Neither words nor coordinates nor a link.
    PlaceMissing,
    /// This field is too long, or is not what it should be.
    Field(&'static str),
}

impl Default for DispatchBrief {
    /// What is left of one that was erased.
    fn default() -> Self {
        let (words, map_link) = (String::new(), String::new());
        Self {
            place: DispatchPlace { words, coordinates: None, map_link, confidence: PlaceConfidence::Guessed },
            person: PersonInDanger::default(),
            situation: String::new(),
            danger_on_the_way: String::new(),
            informant: Informant::default(),
            call_back: String::new(),
        }
    }
}

impl DispatchBrief {
    /// Checks it before it is kept: a place that can be found, nothing too long, a map link that is one.
    ///
    /// # Errors
    /// [`BriefFault`].
    pub fn check(&self) -> Result<(), BriefFault> {
        let place = &self.place;
        let linked = !place.map_link.trim().is_empty();
        if place.words.trim().is_empty() && place.coordinates.is_none() && !linked {
            return Err(BriefFault::PlaceMissing);
        }
        let fields = [
            ("place", &place.words, FIELD_CHARS),
            ("map_link", &place.map_link, FIELD_CHARS),
            ("person_name", &self.person.name, NAME_CHARS),
            ("person_phone", &self.person.phone, NAME_CHARS),
            ("person_about", &self.person.about, FIELD_CHARS),
            ("situation", &self.situation, FIELD_CHARS),
            ("danger_on_the_way", &self.danger_on_the_way, FIELD_CHARS),
            ("informant_name", &self.informant.name, NAME_CHARS),
            ("informant_relation", &self.informant.relation, NAME_CHARS),
            ("informant_phone", &self.informant.phone, NAME_CHARS),
            ("call_back", &self.call_back, NAME_CHARS),
        ];
        if let Some((field, ..)) = fields.iter().find(|(_, text, most)| text.chars().count() > *most) {
            return Err(BriefFault::Field(field));
        }
        if linked && !place.map_link.starts_with("https://") {
            return Err(BriefFault::Field("map_link"));
        }
        let on_earth = place.coordinates.is_none_or(|at| {
            (-90 * PER_DEGREE..=90 * PER_DEGREE).contains(&at.latitude_e6)
                && (-180 * PER_DEGREE..=180 * PER_DEGREE).contains(&at.longitude_e6)
        });
        if on_earth { Ok(()) } else { Err(BriefFault::Field("coordinates")) }
    }
}
