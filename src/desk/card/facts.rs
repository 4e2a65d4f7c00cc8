use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use telesales_core::card::{Entry, Fact, Known};
use telesales_core::{Customer, Page, Stage};

use super::chosen::chosen;
use super::copy::copy_button;
use super::particulars::details;
use super::reveal::seen;
use super::whose::customer;
use crate::desk::drawer::kept;
use crate::desk::untranslated::untranslated;
use crate::messages::Messages;
use crate::scene::{Part, Row, Shown, element};

/// Stands for what the store does not know of a customer, and for what has not come yet.
const UNKNOWN: &str = "–";

/// A fact of the customer whose card it is.
#[derive(PartialEq)]
struct Line {
    term: String,
    value: Value,
}

#[derive(PartialEq)]
enum Value {
    /// Looked up each time, so that the focus stays on its button whatever is seen of it.
    Known(Known),
    Text(String),
}

/// The lines as they are drawn.
#[derive(Default)]
struct Drawn(RefCell<Vec<Rc<Line>>>);

/// What is known, each with its name.
pub fn facts() -> Part {
    element("dl", "telesales-facts").flag("hidden", |now| rows(now).is_empty()).lists(rows, row)
}

fn rows(now: &Shown) -> Vec<Row> {
    if customer(now.model).is_none() {
        return of_stage(now);
    }
    let mut before = kept::<Drawn>(now.scene).0.borrow_mut();
    let known = |line| before.iter().find(|known| ***known == line).cloned().unwrap_or_else(|| Rc::new(line));
    let lines: Vec<Rc<Line>> = lines(now).into_iter().map(known).collect();
    before.clone_from(&lines);
    lines.into_iter().map(|line| Row::Of(line as Rc<dyn Any>)).collect()
}

/// Who buys where companies do, and then what the store has chosen.
fn lines(now: &Shown) -> Vec<Line> {
    let (details, texts) = (details(now), now.texts());
    let buys = [(texts.contract(), details.contract), (texts.unit(), details.unit)];
    let buys =
        buys.into_iter().filter_map(|(term, value)| Some(Line { term: term.into(), value: Value::Text(value?) }));
    let values = details.values.into_iter().chain(std::iter::repeat(None));
    let entries = chosen(now.scene).entries().iter().zip(values);
    buys.chain(entries.map(|(entry, value)| line(texts, entry, value))).collect()
}

fn line(texts: &Messages, entry: &Entry, value: Option<String>) -> Line {
    let (own, value) = match &entry.fact {
        Fact::Known(known) => (term(texts, *known), Value::Known(*known)),
        Fact::Key { key, .. } => (&**key, Value::Text(value.unwrap_or_else(|| UNKNOWN.into()))),
    };
    Line { term: entry.label.as_deref().unwrap_or(own).into(), value }
}

fn term(texts: &Messages, known: Known) -> &'static str {
    match known {
        Known::Email => texts.email(),
        Known::Document => texts.document(),
        Known::Phone => texts.phone(),
    }
}

/// What is known where nobody is certain to be in effect.
fn of_stage(now: &Shown) -> Vec<Row> {
    let texts = now.texts();
    let name = |customer: &Option<Arc<Customer>>| {
        customer.as_ref().map_or_else(|| texts.nobody().to_owned(), |customer| customer.name())
    };
    match now.stage() {
        Stage::Outdated { page, customer, .. } => {
            let page = if let Page::Of(page) = page { name(page) } else { UNKNOWN.to_owned() };
            vec![Row::Fact(texts.this_page(), page), Row::Fact(texts.acting_for(), name(customer))]
        }
        Stage::Unconfirmed { email: Some(email), .. } => vec![Row::Fact(texts.email(), email.clone())],
        Stage::Lapsed { customer: Some(customer), .. } => vec![Row::Fact(texts.email(), customer.email.clone())],
        _ => Vec::new(),
    }
}

fn row(now: &Shown, row: &Row) -> Part {
    let part = element("div", "telesales-fact");
    match row {
        Row::Fact(term, value) => part
            .holds(element("dt", "telesales-term").says(term))
            .holds(element("dd", "telesales-value").holds(untranslated().says(value))),
        Row::Of(line) => line.downcast_ref::<Line>().map_or(part, |line| of_customer(now, line)),
    }
}

fn of_customer(now: &Shown, line: &Line) -> Part {
    // A store's own words may be in another script than the card's.
    let term = element("dt", "telesales-term").holds(element("bdi", "").says(&line.term));
    match &line.value {
        Value::Known(Known::Email) => known::<0>(now, term),
        Value::Known(Known::Document) => known::<1>(now, term),
        Value::Known(Known::Phone) => known::<2>(now, term),
        Value::Text(text) => fact("", term, untranslated().says(text)),
    }
}

/// The fact at this place in [`Known::ALL`].
fn known<const AT: usize>(now: &Shown, term: Part) -> Part {
    let id = format!("telesales-term-{AT}");
    let text = untranslated().says_live(|now| seen(now, Known::ALL[AT]).unwrap_or_else(|| UNKNOWN.into()));
    let tools = element("dd", "telesales-tools").holds(copy_button::<AT>(now, &id));
    fact(Known::ALL[AT].name(), term.with("id", &id), text).holds(tools)
}

fn fact(name: &str, term: Part, text: Part) -> Part {
    element("div", "telesales-fact")
        .with("data-fact", name)
        .holds(term)
        .holds(element("dd", "telesales-value").holds(text))
}
