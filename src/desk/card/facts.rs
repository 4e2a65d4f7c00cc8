use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use telesales_core::card::{Fact, Known};
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
    /// The fact at this place in [`Known::ALL`]. It is looked up each time, so that its button keeps the focus whatever is seen of it.
    Known(usize),
    Text(String),
}

/// What is seen of each of [`Known::ALL`].
const SEEN: [fn(&Shown) -> String; 3] = [seen_at::<0>, seen_at::<1>, seen_at::<2>];

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
    let mut lines = lines(now);
    for line in &mut lines {
        if let Some(known) = before.iter().find(|known| *known == line) {
            line.clone_from(known);
        }
    }
    before.clone_from(&lines);
    lines.into_iter().map(|line| Row::Of(line as Rc<dyn Any>)).collect()
}

/// Who buys where companies do, and then what the store has chosen.
fn lines(now: &Shown) -> Vec<Rc<Line>> {
    let (details, texts) = (details(now), now.texts());
    let mut lines = Vec::new();
    let mut push = |term: &str, value| lines.push(Rc::new(Line { term: term.into(), value }));
    for (term, value) in [(texts.contract(), &details.contract), (texts.unit(), &details.unit)] {
        if let Some(value) = value {
            push(term, Value::Text(value.clone()));
        }
    }
    for (at, entry) in chosen(now.scene).entries().iter().enumerate() {
        let (own, value) = match &entry.fact {
            Fact::Known(known) => (term(texts, *known), Value::Known(*known as usize)),
            Fact::Key { key, .. } => {
                let text = details.values.get(at).and_then(Option::as_deref);
                (&**key, Value::Text(text.unwrap_or(UNKNOWN).into()))
            }
        };
        push(entry.label.as_deref().unwrap_or(own), value);
    }
    lines
}

fn seen_at<const AT: usize>(now: &Shown) -> String {
    seen(now, Known::ALL[AT]).unwrap_or_else(|| UNKNOWN.into())
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
        Row::Fact(term, text) => {
            part.holds(element("dt", "telesales-term").says(term)).holds(value(untranslated().says(text)))
        }
        Row::Of(line) => line.downcast_ref().map_or(part, |line| of_customer(now, line)),
    }
}

fn of_customer(now: &Shown, line: &Line) -> Part {
    // A store's own words may be in another script than the card's.
    let term = element("dt", "telesales-term").holds(element("bdi", "").says(&line.term));
    let part = element("div", "telesales-fact");
    match &line.value {
        Value::Text(text) => part.with("data-fact", "").holds(term).holds(value(untranslated().says(text))),
        Value::Known(at) => {
            let id = format!("telesales-term-{at}");
            let tools = element("dd", "telesales-tools").holds(copy_button(now, *at, &id));
            part.with("data-fact", Known::ALL[*at].name())
                .holds(term.with("id", &id))
                .holds(value(untranslated().says_live(SEEN[*at])))
                .holds(tools)
        }
    }
}

fn value(text: Part) -> Part {
    element("dd", "telesales-value").holds(text)
}
