//! What must not grow with the registry, or no more than it: the due lists, and the indicators of a month.

use super::{Options, Results};
use anyhow::{Context, Result};
use reqwest::Method;
use serde_json::json;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::institution::{GreenAdmission, InstitutionKind, Reach};
use xinqiao_domain::standing::Period;
use xinqiao_domain::{AreaId, CommandId, InstitutionId};
use xinqiao_protocol::http::institutions::{InstitutionForm, NewInstitution, PutInstitutionMember};
use xinqiao_protocol::http::teams::NewArea;
use xinqiao_storage::bulk::Registry;
use xinqiao_tests::load::database::{Database, Kind};
use xinqiao_tests::load::figures::{median, rounded};
use xinqiao_tests::load::program::{Launch, Program};
use xinqiao_tests::load::staff::{Centre, Person, Wanted};
use xinqiao_tests::load::{clock, registry, seed, staff};

/// Visits of each patient.
const VISITS: usize = 5;
/// Who follows the patients up, and where these live. They stay so many while the registry grows.
const WORKERS: usize = 4;
const TOWNSHIPS: usize = 10;
/// The small registry is a tenth of the large one.
const TENTH: usize = 10;

/// The large registry over a tenth of it.
pub async fn measure(options: &Options, database: &Database, kind: Kind, results: &mut Results) -> Result<()> {
    let launch = Launch::new(&options.binary, &database.url, database.folder())?;
    let mut program = launch.start().await?;
    let centre = Centre::found(&program, Wanted { operators: 0, capacity: 1 }).await?;
    let mut reader = staff::supervisor(&centre.security).await?;
    let (mut workers, made) = found(&centre, &reader).await.context("the registry")?;
    let month = Period::month_of(made.today).to_string();
    let (mut there, mut due, mut counted) = (0, Vec::new(), Vec::new());
    for patients in [options.patients / TENTH, options.patients] {
        eprintln!("{}: {patients} patients, {} visits", kind.name(), patients * VISITS);
        program.kill()?;
        seed::patients(&database.url, &launch.key_file(), &made, there, patients).await?;
        there = patients;
        program = launch.start().await?;
        let (mut p99s, mut times) = (Vec::new(), Vec::new());
        for _ in 0..options.runs {
            p99s.push(registry::due_p99(&mut workers, made.townships[0], options.rounds).await?);
            times.push(registry::indicators_s(&mut reader, &month, patients).await?);
        }
        due.push(p99s);
        counted.push(times);
    }
    drop::<Program>(program);
    let of = results.of(kind);
    for (name, runs) in [("registry_flat", &due), ("indicators_ratio", &counted)] {
        let ratio = median(runs[1].iter().zip(&runs[0]).map(|(many, few)| many / few).collect()).context("no runs")?;
        of.insert(name.to_owned(), rounded(ratio));
    }
    results.absolute.insert(
        format!("{}_registry", kind.name()),
        json!({"patients": options.patients, "due_p99_s": due, "indicators_s": counted}),
    );
    results.save(options)
}

/// A county with its townships, a clinic there, and who follows up.
async fn found(centre: &Centre, keeper: &Person) -> Result<(Vec<Person>, Registry)> {
    let county = area(keeper, None, "河东县").await?;
    let mut townships = Vec::new();
    for number in 0..TOWNSHIPS {
        townships.push(area(keeper, Some(county), &format!("第{number}镇")).await?);
    }
    let institution = InstitutionId(clock::new_id());
    let form = InstitutionForm {
        name: "河东卫生院".to_owned(),
        kind: InstitutionKind::PrimaryCare,
        code: "HEDONG".to_owned(),
        area: Some(county),
        guide: None,
        green: GreenAdmission::NotOpen,
        reach: Reach::Accounts,
        duty_phone: String::new(),
        duty_email: String::new(),
    };
    let new = NewInstitution { id: CommandId(institution.0), form };
    centre.system.web().change(Method::POST, "institutions", &new).await.context("institution")?;
    let mut workers = Vec::new();
    for number in 0..WORKERS {
        let worker = staff::clerk(&centre.security, &format!("clerk{number:03}")).await?;
        let path = format!("institutions/{institution}/members/{}", worker.staff);
        let member = PutInstitutionMember { id: CommandId(clock::new_id()), title: None, licence: String::new() };
        centre.system.web().change(Method::PUT, &path, &member).await.context("member")?;
        workers.push(worker);
    }
    let now = clock::today();
    let made = Registry {
        institution,
        townships,
        workers: workers.iter().map(|worker| worker.staff).collect(),
        today: Zone::default().day_of(now),
        now,
        visits: VISITS,
    };
    Ok((workers, made))
}

async fn area(keeper: &Person, county: Option<AreaId>, name: &str) -> Result<AreaId> {
    let area = AreaId(clock::new_id());
    let new = NewArea { id: CommandId(area.0), county, name: name.to_owned() };
    keeper.web().change(Method::POST, "areas", &new).await.context("area")?;
    Ok(area)
}
