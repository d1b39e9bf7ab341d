//! Is a team told enough to find the place, and nothing that is too long?

use super::*;

fn brief() -> DispatchBrief {
    let place = DispatchPlace {
        words: "河东路十二号".to_owned(),
        coordinates: None,
        map_link: String::new(),
        confidence: PlaceConfidence::Likely,
    };
    DispatchBrief {
        place,
        person: PersonInDanger::default(),
        situation: String::new(),
        danger_on_the_way: String::new(),
        informant: Informant::default(),
        call_back: String::new(),
    }
}

fn with(change: impl Fn(&mut DispatchBrief)) -> Result<(), BriefFault> {
    let mut changed = brief();
    change(&mut changed);
    changed.check()
}

fn point(latitude: i32, longitude: i32) -> Coordinates {
    Coordinates { latitude_e6: latitude * 1_000_000, longitude_e6: longitude * 1_000_000, datum: Datum::Gcj02 }
}

#[test]
fn can_the_place_be_found() {
    let nowhere = || DispatchPlace { words: " \n".to_owned(), ..brief().place };
    let by_link = |link: &str| DispatchPlace { map_link: link.to_owned(), ..nowhere() };
    let by_point = |point| DispatchPlace { coordinates: Some(point), ..nowhere() };
    let no_link = Err(BriefFault::Field("map_link"));
    let off_earth = Err(BriefFault::Field("coordinates"));
    for (case, place, expected) in [
        ("words are enough", brief().place, Ok(())),
        ("nothing at all", nowhere(), Err(BriefFault::PlaceMissing)),
        ("an empty link is none", by_link("  "), Err(BriefFault::PlaceMissing)),
        ("a link is enough", by_link("https://map.example/p/1"), Ok(())),
        ("a link that anybody can read", by_link("http://map.example/p/1"), no_link),
        ("a link that runs", by_link("javascript:alert(1)"), no_link),
        ("a point is enough", by_point(point(31, 121)), Ok(())),
        ("the pole and the date line", by_point(point(-90, 180)), Ok(())),
        ("beyond the pole", by_point(point(91, 0)), off_earth),
        ("beyond the date line", by_point(point(0, -181)), off_earth),
    ] {
        assert_eq!(with(|brief| brief.place = place.clone()), expected, "{case}");
    }
}

#[test]
fn is_every_field_bounded_in_characters() {
    type Set = fn(&mut DispatchBrief, String);
    let long = |most: usize| ["心".repeat(most), "心".repeat(most + 1)];
    let fields: [(&str, usize, Set); 10] = [
        ("place", 2_000, |brief, text| brief.place.words = text),
        ("person_name", 120, |brief, text| brief.person.name = text),
        ("person_phone", 120, |brief, text| brief.person.phone = text),
        ("person_about", 2_000, |brief, text| brief.person.about = text),
        ("situation", 2_000, |brief, text| brief.situation = text),
        ("danger_on_the_way", 2_000, |brief, text| brief.danger_on_the_way = text),
        ("informant_name", 120, |brief, text| brief.informant.name = text),
        ("informant_relation", 120, |brief, text| brief.informant.relation = text),
        ("informant_phone", 120, |brief, text| brief.informant.phone = text),
        ("call_back", 120, |brief, text| brief.call_back = text),
    ];
    for (field, most, set) in fields {
        let [longest, too_long] = long(most);
        assert_eq!(with(|brief| set(brief, longest.clone())), Ok(()), "{field}");
        assert_eq!(with(|brief| set(brief, too_long.clone())), Err(BriefFault::Field(field)));
    }
}
