//! A day as lines, one an operator, with a bar for each customer who was acted for. Positions are in percent.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::acting::Acting;
use crate::operators::Operators;
use crate::utc::{clock, date, midnight};

/// The narrowest bar that can still be seen.
const NARROWEST: f64 = 0.4;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[derive(Serialize)]
pub struct Timeline {
    hours: Vec<Hour>,
    lanes: Vec<Lane>,
}

#[derive(Serialize)]
struct Hour {
    at: f64,
    label: String,
}

#[derive(Serialize)]
struct Lane {
    operator: String,
    says: String,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    at: f64,
    width: f64,
    says: String,
    /// No record says that it has ended.
    is_open: bool,
    was_found: bool,
}

impl Timeline {
    /// From the hour in which the first begins to that in which the last ends.
    pub fn of(day: Date, acting: &[Acting], operators: &Operators) -> Self {
        let begin = midnight(day);
        let end = midnight(day.tomorrow().unwrap_or(day));
        let ends =
            |one: &Acting| one.end.as_ref().map_or_else(|| Timestamp::now().clamp(one.from, end), |(time, _)| *time);
        let first = acting.iter().map(|one| one.from.max(begin)).min().unwrap_or(begin);
        let last = acting.iter().map(|one| ends(one).min(end)).max().unwrap_or(end);
        let (first, last) = (hour_before(first), hour_before(last).saturating_add(HOUR).unwrap_or(last).min(end));
        let all = last.duration_since(first).as_secs_f64().max(1.0);
        let at = |time: Timestamp| time.clamp(first, last).duration_since(first).as_secs_f64() * 100.0 / all;
        let mut lanes = BTreeMap::<String, Vec<Bar>>::new();
        for one in acting {
            let (from, to) = (at(one.from), at(ends(one)));
            lanes.entry(operators.name(&one.store, &one.operator)).or_default().push(Bar {
                at: from,
                width: (to - from).max(NARROWEST),
                says: says(one),
                is_open: one.end.is_none(),
                was_found: one.was_found,
            });
        }
        let lanes = lanes.into_iter().map(|(operator, bars)| {
            let says = bars.iter().map(|bar| bar.says.as_str()).collect::<Vec<_>>().join("; ");
            Lane { operator, says, bars }
        });
        Self { hours: hours(first, last, at), lanes: lanes.collect() }
    }
}

fn says(acting: &Acting) -> String {
    let from = clock(acting.from);
    match &acting.end {
        Some((to, _)) => format!("{} from {from} to {}", acting.customer, clock(*to)),
        None => format!("{} from {from}, no end is recorded", acting.customer),
    }
}

/// At most twelve of them, so that their labels have room.
fn hours(first: Timestamp, last: Timestamp, at: impl Fn(Timestamp) -> f64) -> Vec<Hour> {
    let span = last.duration_since(first).as_hours().max(1);
    let step = usize::try_from((span + 11) / 12).unwrap_or(1);
    let marks = (0..=span).step_by(step).filter_map(|hour| first.saturating_add(HOUR * i32::try_from(hour).ok()?).ok());
    marks.map(|time| Hour { at: at(time), label: clock(time)[..5].into() }).collect()
}

fn hour_before(time: Timestamp) -> Timestamp {
    let day = midnight(date(time));
    let since = time.duration_since(day).as_hours();
    day.saturating_add(HOUR * i32::try_from(since).unwrap_or_default()).unwrap_or(time)
}
