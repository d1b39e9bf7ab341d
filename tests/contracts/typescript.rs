//! Does the console speak the words of the protocol? `generated.ts` is made from the wire types, here and nowhere else.

use crate::source::root;
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use ts_rs::{Config, TS, TypeVisitor};
use xinqiao_domain::indicator::IndicatorSide;
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::http::{
    Window, accounts, admissions, after_action, callbacks, calls, cases, centre, compliance, devices, disclosures,
    dispatches, emergencies, erasures, exchange, floor, incidents, indicators, institutions, journal, kpis, ledgers,
    library, month, outbox, page_links, patients, readings, records, referral_links, referrals, replay, reports,
    reviews, samples, scene, search, sessions, sign_in, teams, visits,
};
use xinqiao_protocol::{Code, Problem};

const PATH: &str = "operator-console/src/protocol/generated.ts";
const HEADER: &str = "// Made from backend/protocol by tests/contracts/typescript.rs; do not edit by hand.\n";

/// Declarations by name, of the types asked for and of all they are made of.
struct Declarations {
    config: Config,
    seen: BTreeSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Primitives have no place of their own.
        if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}\n", T::decl(&self.config));
        let before = self.by_name.insert(T::ident(&self.config), declaration.clone());
        // A generic type comes once for each of its arguments, with one declaration.
        let name = T::ident(&self.config);
        assert!(before.is_none_or(|before| before == declaration), "two wire types are called {name}");
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! visit {
    ($into:ident: $($wire:ty),+ $(,)?) => { $($into.visit::<$wire>();)+ };
}

/// Everything that travels: the four unions of frames, every body, the problem.
fn made() -> String {
    let config = Config::new().with_large_int("number");
    let mut all = Declarations { config, seen: BTreeSet::new(), by_name: BTreeMap::new() };
    visit!(all: CallerFrame, ToCaller, StaffFrame, ToStaff, Problem, Code);
    visit!(all: Window<accounts::Account>, accounts::NewAccount, accounts::OneTimePassword, accounts::ChangeAccount,
        accounts::ChangeQualification, accounts::ChangeStanding);
    visit!(all: callbacks::RequestCallback, callbacks::CallbackRequested);
    visit!(all: Window<calls::Call>, calls::CallDetail, calls::ActOnCall, calls::AssignCall, calls::RecordAttempt,
        calls::SettleCall, calls::OpenCallSession, calls::CallSessionOpened);
    visit!(all: centre::PublicCentre, centre::SetUpState, centre::SetUp, centre::Settings, centre::SettingsView);
    visit!(all: floor::BlockCaller, floor::LiftBlock, Window<floor::CallerBlock>);
    visit!(all: devices::EnrolDevice, devices::Devices);
    visit!(all: Window<journal::JournalRow>, library::Library, library::LexiconView, library::NewLibraryItem,
        library::ChangeLibraryItem, library::RemoveLibraryItem);
    visit!(all: ledgers::Standings, ledgers::MyStanding, ledgers::Employment, ledgers::LedgerRulesView,
        ledgers::NewLedgerRules, ledgers::Courses, ledgers::NewCourse, ledgers::Trainings, ledgers::NewTraining,
        ledgers::Enrol, ledgers::ConfirmAttendance, ledgers::CorrectTraining, ledgers::Supervisions,
        ledgers::NewSupervision, ledgers::ConfirmSupervision, ledgers::CorrectSupervision, ledgers::ImportPreview,
        ledgers::Imported, Window<ledgers::EntryVersion<ledgers::Supervision>>,
        Window<ledgers::EntryVersion<ledgers::Training>>);
    visit!(all: Window<incidents::Incident>, incidents::OpenIncident, incidents::ReportIncident);
    visit!(all: reviews::BeginReview, reviews::SaveReview, reviews::GiveReview, reviews::AcknowledgeReview,
        reviews::AnswerReview, reviews::SavedReview, reviews::SessionReviews, Window<reviews::ReviewRow>, reviews::MyReviews);
    visit!(all: samples::PreviewSample, samples::DrawSample, samples::SamplePreview, Window<samples::Sample>,
        samples::SampleView, month::SupervisionMonth);
    visit!(all: teams::Areas, teams::NewArea, teams::RenameArea, teams::CloseThis, teams::Teams, teams::NewTeam,
        teams::ChangeTeam, teams::Team, teams::TeamPeople, teams::PutMember, teams::RemoveMember, teams::SetAvailability,
        teams::MemberAvailability, teams::NewOnCall, teams::OnCallList, teams::OnCallProof, teams::PreviewPolicy,
        teams::PolicyPreview, teams::DryRun);
    visit!(all: dispatches::RequestDispatch, dispatches::RequestForOthers, dispatches::DispatchRequested,
        dispatches::AcknowledgePage, dispatches::DeclinePage, dispatches::PageOutcome, dispatches::WithdrawFromDispatch,
        dispatches::ActOnDispatch, dispatches::EscalateDispatch, dispatches::NameLead, dispatches::EndDispatch,
        dispatches::DispatchView, dispatches::CrewDesk);
    visit!(all: scene::ReportProgress, scene::AnswerCheckIn, scene::CheckedIn, scene::ReportService, scene::WriteEscort,
        scene::WriteRecord, scene::MakeCheck, scene::WriteAcceptance, scene::HandTalk, scene::SendMessage,
        scene::SideChannel, scene::Scene, scene::SceneReported);
    visit!(all: emergencies::WriteEmergencyPlan, emergencies::EmergencyPlanDetail, emergencies::DeclareEmergency,
        emergencies::EndEmergency, Window<emergencies::Emergency>, Window<emergencies::Drill>, emergencies::CrisisYear);
    visit!(all: after_action::DispatchTimeline, after_action::FiguresOfDispatches);
    visit!(all: compliance::Compliance, compliance::ComplianceEntries, kpis::Kpis);
    visit!(all: reports::NewReport, reports::ChangeReport, reports::SignReport, reports::ReturnReport,
        Window<reports::ReportRow>, reports::Report);
    visit!(all: Window<outbox::OutboxItem>, outbox::RetryDelivery, outbox::AskTestMail);
    visit!(all: page_links::LookAtPage, page_links::LinkedPage, page_links::AnswerPageLink, page_links::TestContact,
        page_links::ContactTested);
    visit!(all: referrals::SendReferral, referrals::ReferralSent, Window<referrals::ReferralRow>, referrals::ReferralView,
        referrals::ReferralBox, referrals::AnswerReferral, referrals::AskToCancel, referrals::SendReferralLink,
        referrals::SessionReferrals, referrals::CaseTimeline, admissions::ProposeAdmission, admissions::SignAdmission,
        referral_links::LookAtReferral, referral_links::LinkedReferral, referral_links::AnswerReferralLink);
    visit!(all: records::SuggestionRequest, records::SuggestionView, records::SaveAssessment, records::SaveWrapUp,
        records::CloseSession, records::AddNote, records::SaveDraft, records::Saved, records::SessionRecord);
    visit!(all: readings::Readings, replay::Replay, search::SessionFilter, search::FoundSessions, search::SaveSearch,
        search::SavedSearches);
    visit!(all: sessions::OpenSession, sessions::SessionOpened, sessions::OpenPhoneSession, sessions::PhoneOpened, sessions::Lines);
    visit!(all: sign_in::SignIn, sign_in::SignedIn, sign_in::ChangePassword, sign_in::TicketRequest, sign_in::Ticket);
    handed_over(&mut all);
    followed_up(&mut all);
    registered(&mut all);
    let declarations: Vec<_> = all.by_name.into_values().collect();
    let text = format!("{HEADER}\n{}", declarations.join("\n"));
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

/// What travels of patients, and of what is told about them.
fn registered(all: &mut Declarations) {
    visit!(all: patients::RegisterPatient, patients::DuplicateCheck, patients::DuplicatesFound,
        Window<patients::PatientRow>, patients::PatientDetail, patients::CorrectFile, patients::ChangeConsent,
        patients::ChangePatientStatus, patients::AssignPatient, patients::PatientAssigned, patients::EnterHarm,
        patients::WithdrawHarm, patients::DiscloseNow, patients::SeeCall, patients::CallerInRegistry);
    visit!(all: Window<disclosures::DisclosureRow>, Window<disclosures::OwedDisclosure>,
        Window<disclosures::DisclosedRow>, disclosures::DisclosedDetail, disclosures::ConfirmReceipt,
        disclosures::HarmEntered, disclosures::ExchangeLists, Window<disclosures::ListExchangeRow>,
        disclosures::ListExchange);
    visit!(all: erasures::ErasurePlan, erasures::FindCaller, erasures::FoundCaller, erasures::EraseCaller,
        Window<erasures::Erasure>);
}

/// What travels of the registry's visits and indicators.
fn followed_up(all: &mut Declarations) {
    visit!(all: visits::DueAmong, visits::DueVisits, visits::VisitDesk, visits::SaveVisitDraft, visits::AskProposal,
        visits::VisitProposal, visits::HandInVisit, visits::VisitHandedIn, visits::DispatchFromVisit,
        Window<visits::VisitRow>, visits::VisitView, visits::RecordExamination, visits::Examination,
        visits::GivePatientGuidance);
    visit!(all: indicators::Indicators, Window<indicators::IndicatorPatient>, indicators::SetIndicatorTarget,
        indicators::IndicatorTargetRow, IndicatorSide);
}

/// What travels of people who are handed over to institutions.
fn handed_over(all: &mut Declarations) {
    visit!(all: institutions::Institutions, institutions::NewInstitution, institutions::ChangeInstitution,
        institutions::ActOnInstitution, institutions::InstitutionView, institutions::PutInstitutionMember,
        institutions::RemoveInstitutionMember, institutions::InstitutionPeople, institutions::Receivers);
    visit!(all: exchange::EnterSystem, exchange::CloseSystem, exchange::SettleOddity, exchange::InstitutionSystems,
        exchange::ExchangeTroubles);
    visit!(all: cases::OpenCase, cases::OpenCaseByForm, cases::ReportCase, cases::CaseOpened, cases::CaseDraft,
        Window<cases::CaseRow>, cases::CaseView, cases::DiagnoseCase, cases::ReviewCase);
    visit!(all: referrals::SendReferral, referrals::ReferralSent, referrals::ReferralBox, Window<referrals::ReferralRow>,
        referrals::ReferralView, referrals::AnswerReferral, referrals::AskToCancel, referrals::SendReferralLink,
        referrals::SessionReferrals, referrals::CaseTimeline);
    visit!(all: admissions::ProposeAdmission, admissions::SignAdmission);
    visit!(all: referral_links::LookAtReferral, referral_links::LinkedReferral, referral_links::AnswerReferralLink);
}

#[test]
fn does_the_console_speak_the_words_of_the_protocol() {
    let path = root().join(PATH);
    let made = made();
    if fs::read_to_string(&path).is_ok_and(|there| there == made) {
        return;
    }
    fs::write(&path, made).expect("the console's folder is there");
    panic!("{PATH} was not what the protocol says; it was brought up to date; commit it");
}
