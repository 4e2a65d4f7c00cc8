use std::any::Any;
use std::rc::Rc;

use telesales_core::find::{Field, Found};

use super::finder::finder;
use super::line::Line;
use crate::desk::untranslated::untranslated;
use crate::messages::Messages;
use crate::scene::{Part, Row, Shown, element};

/// How many facts are shown besides name and e-mail.
const FACTS: usize = 2;

/// Those on the list now. Who is there as before is the same one.
pub fn options(now: &Shown) -> Vec<Row> {
    let finder = finder(now.scene);
    let model = finder.model.borrow();
    let mut before = finder.lines.borrow_mut();
    let line = |(at, found): (usize, &Found)| {
        let line = Line { at, found: found.clone(), is_active: model.active() == Some(&found.row) };
        before.iter().find(|known| ***known == line).cloned().unwrap_or_else(|| Rc::new(line))
    };
    let recent = || model.listed().into_iter().map(Found::from).collect();
    let found = if model.lists_recents() { recent() } else { model.results().found.clone() };
    let lines: Vec<Rc<Line>> = found.iter().enumerate().map(line).collect();
    before.clone_from(&lines);
    lines.into_iter().map(|line| Row::Of(line as Rc<dyn Any>)).collect()
}

pub fn option(now: &Shown, row: &Row) -> Part {
    let part = element("div", "telesales-result").with("role", "option");
    let Some(line) = line(row) else { return part };
    let part = part.with("id", &line.id()).with("aria-selected", if line.is_active { "true" } else { "false" });
    described(now, part, &line.found)
}

pub fn line(row: &Row) -> Option<&Line> {
    let Row::Of(line) = row else { return None };
    line.downcast_ref()
}

/// Puts into it who it is.
pub fn described(now: &Shown, part: Part, found: &Found) -> Part {
    // Who has no name is called by the e-mail.
    let is_named = !found.row.name().is_empty();
    let (title, rest) = if is_named { (Field::Name, Some(Field::Email)) } else { (Field::Email, None) };
    let part = part.holds(element("span", "telesales-result-name").holds(marked(found, title)));
    let facts = rest.into_iter().chain(facts(found));
    facts.fold(part, |part, field| {
        let term = term(now.texts(), field);
        let fact = element("span", "telesales-result-fact").says(term).says(if term.is_empty() { "" } else { " " });
        part.holds(fact.holds(marked(found, field)))
    })
}

/// What was looked for and what tells this one from others of the name, or else the first that is known.
fn facts(found: &Found) -> Vec<Field> {
    let matched = found.matched.iter().map(|matched| matched.field);
    let mut facts: Vec<Field> = Vec::new();
    for field in matched.chain(found.told_apart_by.iter().copied()).chain(Field::ALL) {
        let shown = found.row.shown(field);
        let is_new = !shown.is_empty() && facts.iter().all(|&other| found.row.shown(other) != shown);
        if is_new && !matches!(field, Field::Name | Field::Email) && facts.len() < FACTS {
            facts.push(field);
        }
    }
    facts
}

fn term(texts: &'static Messages, field: Field) -> &'static str {
    match field {
        Field::Name | Field::Email => "",
        Field::Document | Field::CorporateDocument => texts.document(),
        Field::HomePhone | Field::Phone => texts.phone(),
    }
}

/// A text with what matched in it marked; never anything but text.
fn marked(found: &Found, field: Field) -> Part {
    let shown = found.row.shown(field);
    let ranges = found.matched.iter().find(|matched| matched.field == field).map(|matched| &*matched.ranges);
    let mut part = untranslated();
    let mut end = 0;
    for range in ranges.unwrap_or_default() {
        let (Some(before), Some(it)) = (shown.get(end..range.start), shown.get(range.clone())) else { continue };
        part = part.says(before).holds(element("mark", "telesales-mark").says(it));
        end = range.end;
    }
    part.says(shown.get(end..).unwrap_or_default())
}
