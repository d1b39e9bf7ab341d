//! What is known already, laid out for who opens a case to look over. Nothing of it leaves before they say so.

use xinqiao_domain::SuspectedCaseId;
use xinqiao_domain::dispatch::DispatchBrief;
use xinqiao_domain::suspected_case::{CaseDetail, CaseField, CaseTurn, Leaving, SuspectedCase};

/// One field, where there is something to say.
pub(super) fn detail(field: CaseField, text: &str, leaving: Leaving) -> Option<CaseDetail> {
    let text = text.trim();
    (!text.is_empty()).then(|| CaseDetail { field, text: text.to_owned(), leaving })
}

/// What a team was told: who and where, what happens, what is dangerous. Who receives the person has to find them.
pub(super) fn of_brief(brief: &DispatchBrief) -> Vec<CaseDetail> {
    let DispatchBrief { place, person, situation, danger_on_the_way, .. } = brief;
    let told = [situation.trim(), person.about.trim()].into_iter().filter(|text| !text.is_empty());
    let told = told.collect::<Vec<_>>().join("\n");
    [
        detail(CaseField::Name, &person.name, Leaving::Leaves),
        detail(CaseField::Phone, &person.phone, Leaving::Leaves),
        detail(CaseField::Address, &place.words, Leaving::Leaves),
        detail(CaseField::Situation, &told, Leaving::Leaves),
        detail(CaseField::Danger, danger_on_the_way, Leaving::Leaves),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The case that still waits for somebody.
pub(super) fn open(case: Option<SuspectedCase>) -> Option<SuspectedCaseId> {
    case.filter(|case| case.turn() != CaseTurn::Nobody).map(|case| case.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::dispatch::{DispatchPlace, Informant, PersonInDanger, PlaceConfidence};

    #[test]
    fn what_of_a_brief_is_laid_out() {
        let words = |text: &str| text.to_owned();
        let brief = DispatchBrief {
            place: DispatchPlace {
                words: words("桥东路 3 号"),
                coordinates: None,
                map_link: String::new(),
                confidence: PlaceConfidence::Likely,
            },
            person: PersonInDanger { name: words("李某"), phone: String::new(), about: words("独居") },
            situation: words("站在窗台"),
            danger_on_the_way: words("  "),
            informant: Informant { name: words("邻居"), ..Informant::default() },
            call_back: words("0900"),
        };
        let laid_out: Vec<_> = of_brief(&brief).into_iter().map(|one| (one.field, one.text)).collect();
        let expected = [
            (CaseField::Name, words("李某")),
            (CaseField::Address, words("桥东路 3 号")),
            (CaseField::Situation, words("站在窗台\n独居")),
        ];
        assert_eq!(laid_out, expected, "nothing empty, and nothing of who told us");
    }
}
