//! A day's record, as a page: a timeline, who acted for whom, and each record. It has no script; what is shown of a record is text.

mod chains;
mod timeline;

use jiff::SignedDuration;
use jiff::civil::Date;
use minijinja::{Environment, context};
use serde::Serialize;
use serde_json::Value;

use crate::acting::{Acting, acting};
use crate::archive::Failure;
use crate::operators::Operators;
use crate::record::Record;
use crate::server::Service;
use crate::utc::{clock, date, today};
use chains::faults;
use timeline::Timeline;

/// How it looks.
pub const STYLE: &str = include_str!("page.css");

const TEMPLATE: &str = include_str!("page.html");

/// The name ends in `.html`, by which the engine knows to escape what it is given.
const NAME: &str = "page.html";

#[derive(Serialize)]
struct ActingRow {
    operator: String,
    customer: String,
    from: String,
    to: Option<String>,
    lasted: Option<String>,
    ended_by: String,
    why: String,
    was_found: bool,
}

#[derive(Serialize)]
struct RecordRow {
    time: String,
    operator: String,
    action: String,
    customer: String,
    details: String,
    chain: String,
    sequence: u32,
    is_suspect: bool,
}

/// The page of a day.
pub fn html(service: &Service, day: Date) -> Result<String, Failure> {
    let operators = Operators::listed(&service.operators);
    // Who acts at midnight has begun the day before.
    let kept = service.archive.of_days(day.yesterday().unwrap_or(day), day)?;
    let records = kept.iter().filter_map(|one| one.record().ok()).collect::<Vec<_>>();
    let of_day = records.iter().filter(|record| date(record.time) == day).collect::<Vec<_>>();
    let unreadable = kept.len() - records.len();
    let suspects = faults(&service.archive, &of_day, unreadable)?;
    let acting: Vec<_> = acting(&records).into_iter().filter(|one| touches(one, day)).collect();
    let timeline = Timeline::of(day, &acting, &operators);
    let rows: Vec<_> = acting.iter().rev().map(|one| ActingRow::of(one, &operators)).collect();
    let table = of_day.iter().map(|record| RecordRow::of(record, &operators, &suspects.records)).collect::<Vec<_>>();
    let (before, after) = service.archive.days_beside(day)?;
    let days =
        context! { day => day.to_string(), before => shown(before), after => shown(after), is_today => day == today() };
    let mut engine = Environment::new();
    engine.add_template(NAME, TEMPLATE).expect("the template is part of the program, and tests render it");
    let page = engine.get_template(NAME).expect("it was added above");
    Ok(page
        .render(context! { days, faults => suspects.told, timeline, acting => rows, records => table })
        .expect("it is given all that it asks for, which tests see to"))
}

fn shown(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn touches(acting: &Acting, day: Date) -> bool {
    date(acting.from) <= day && acting.end.as_ref().is_none_or(|(time, _)| date(*time) >= day)
}

impl ActingRow {
    fn of(acting: &Acting, operators: &Operators) -> Self {
        let why = [&acting.reason, &acting.ticket].into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
        Self {
            operator: operators.name(&acting.store, &acting.operator),
            customer: acting.customer.clone(),
            from: clock(acting.from),
            to: acting.end.as_ref().map(|(time, _)| clock(*time)),
            lasted: acting.end.as_ref().map(|(time, _)| lasting(time.duration_since(acting.from))),
            ended_by: acting.end.as_ref().map_or("no end is recorded", |(_, by)| ended_by(by)).into(),
            why: why.join(" · "),
            was_found: acting.was_found,
        }
    }
}

impl RecordRow {
    fn of(record: &Record, operators: &Operators, suspects: &[(String, u32)]) -> Self {
        let told = record.details.iter().map(|(name, value)| format!("{name}: {}", plain(value)));
        let is_suspect =
            suspects.iter().any(|(source, sequence)| *source == record.source && *sequence == record.sequence);
        Self {
            time: clock(record.time),
            operator: operators.name(record.origin(), &record.operator),
            action: record.action().replace('.', " "),
            customer: record.customer.clone().unwrap_or_default(),
            details: told.collect::<Vec<_>>().join(", "),
            chain: record.source.rsplit('/').next().unwrap_or_default().chars().take(8).collect(),
            sequence: record.sequence,
            is_suspect,
        }
    }
}

/// By what it ended, in words.
pub fn ended_by(by: &str) -> &str {
    match by {
        "operator" => "the operator",
        "limit" => "the time limit",
        "login" => "the login was over",
        "elsewhere" => "something else than the toolbar",
        "switch" => "a change to another customer",
        other => other,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), Into::into)
}

fn lasting(duration: SignedDuration) -> String {
    let seconds = duration.as_secs();
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if minutes == 0 { format!("{seconds} s") } else { format!("{minutes} min {seconds} s") }
}
