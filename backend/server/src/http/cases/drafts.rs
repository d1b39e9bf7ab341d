//! What is known already, laid out for who opens a case to look over. Nothing of it leaves before they say so.

use xinqiao_domain::SuspectedCaseId;
use xinqiao_domain::assessment::Assessment;
use xinqiao_domain::dispatch::DispatchBrief;
use xinqiao_domain::suspected_case::{CaseDetail, CaseField, CaseTurn, Leaving, SuspectedCase};

/// One field, where there is something to say.
fn detail(field: CaseField, text: &str, leaving: Leaving) -> Option<CaseDetail> {
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

/// What the record of a session says: the summary of its wrap-up, and what was said of the danger when it was assessed last.
/// The latter was written for colleagues, so that it stays until somebody says that it leaves.
pub(super) fn of_record(summary: &str, assessed: Option<&Assessment>) -> Vec<CaseDetail> {
    let (reason, remarks) = match assessed {
        Some(Assessment::Assessed { override_reason, remarks, .. }) => (override_reason.as_deref(), remarks.as_str()),
        Some(Assessment::NotAssessed { remarks, .. }) => (None, remarks.as_str()),
        None => (None, ""),
    };
    let said = [reason.unwrap_or_default().trim(), remarks.trim()];
    let danger: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    [
        detail(CaseField::Situation, summary, Leaving::Leaves),
        detail(CaseField::Danger, &danger.join("\n"), Leaving::Stays),
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
    use xinqiao_domain::assessment::NotAssessedReason;
    use xinqiao_domain::dispatch::{DispatchPlace, Informant, PersonInDanger, PlaceConfidence};

    #[test]
    fn what_of_a_record_is_laid_out() {
        let not_assessed = |remarks: &str| Assessment::NotAssessed {
            reason: NotAssessedReason::CallerLeft,
            remarks: remarks.to_owned(),
        };
        let laid_out = |assessed: Option<&Assessment>| of_record(" 三天没有睡 ", assessed);
        let situation =
            CaseDetail { field: CaseField::Situation, text: "三天没有睡".to_owned(), leaving: Leaving::Leaves };
        let alone = vec![situation.clone()];
        assert_eq!((laid_out(None), laid_out(Some(&not_assessed(" ")))), (alone.clone(), alone));
        let danger = CaseDetail { field: CaseField::Danger, text: "枕下有刀".to_owned(), leaving: Leaving::Stays };
        assert_eq!(laid_out(Some(&not_assessed("枕下有刀"))), [situation, danger], "written for colleagues");
    }

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
