//! Recent customers, handed over from page to page of a tab in the tab's name, which no browser stores. Pages of other origins
//! may see the name, so it is encrypted.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use telesales_core::find::{Recents, Row};

use super::seal::{forget_key, open, seal};
use crate::browser::window;
use crate::foreign::text;

/// How the tab's name begins. A tab that has another one keeps it, and hands nothing over.
const OURS: &str = "telesales:";
const BETWEEN_ROWS: char = '\u{1e}';
const BETWEEN_FIELDS: char = '\u{1f}';

/// What is handed over, as far as it is.
#[derive(Default)]
pub struct Handover {
    has_begun: Cell<bool>,
    is_read: Cell<bool>,
    was: RefCell<String>,
}

impl Handover {
    /// Whether it is still to be read what the page before has handed over. That is once.
    pub fn is_to_begin(&self) -> bool {
        !self.has_begun.replace(true)
    }

    /// Takes what was read, and says whose they are and who.
    pub fn receive(&self, text: String) -> (String, Vec<Row>) {
        let mut parts = text.split([BETWEEN_ROWS]);
        let operator = parts.next().unwrap_or_default().to_owned();
        let rows = parts.filter_map(row).collect();
        self.was.replace(text);
        self.is_read.set(true);
        (operator, rows)
    }

    /// What is to be handed over now, where it is another than before.
    pub fn is_due(&self, recents: &Recents) -> Option<String> {
        let now = written(recents);
        let is_due = self.is_read.get() && *self.was.borrow() != now;
        is_due.then(|| {
            self.was.replace(now.clone());
            now
        })
    }

    /// Whether nothing newer is to be handed over.
    pub fn is_newest(&self, text: &str) -> bool {
        *self.was.borrow() == text
    }
}

/// What the page before has handed over.
pub async fn read() -> Option<String> {
    open(name().strip_prefix(OURS)?).await
}

/// As it is handed over; nothing where there is nothing, or it cannot be.
pub async fn sealed(text: &str) -> String {
    if text.is_empty() || !is_ours(&name()) { String::new() } else { seal(text).await.unwrap_or_default() }
}

/// Hands it over to the next page.
pub fn give(sealed: &str) {
    let name = name();
    if sealed.is_empty() {
        forget_key();
    }
    if !is_ours(&name) {
        return;
    }
    let name = if sealed.is_empty() { String::new() } else { format!("{OURS}{sealed}") };
    // Fails only where the page has made it a name that cannot change.
    let _ = Reflect::set(&window(), &"name".into(), &name.into());
}

fn is_ours(name: &str) -> bool {
    name.is_empty() || name.starts_with(OURS)
}

fn name() -> String {
    text(&window(), "name").unwrap_or_default()
}

/// The operator, then the customers; nothing where there are none.
fn written(recents: &Recents) -> String {
    let Some(operator) = recents.operator().filter(|_| !recents.rows().is_empty()) else { return String::new() };
    let mut text = operator.to_owned();
    let between = [BETWEEN_ROWS, BETWEEN_FIELDS];
    for row in recents.rows() {
        let fields = fields(row);
        // Nobody's name makes somebody else.
        if fields.iter().any(|field| field.contains(between)) {
            continue;
        }
        text.push(BETWEEN_ROWS);
        for field in fields {
            text.push_str(field);
            text.push(BETWEEN_FIELDS);
        }
    }
    text
}

fn fields(row: &Row) -> [&str; 8] {
    let Row { id, email, first_name, last_name, document, corporate_document, home_phone, phone } = row;
    [id, email, first_name, last_name, document, corporate_document, home_phone, phone].map(String::as_str)
}

fn row(text: &str) -> Option<Row> {
    let mut fields = text.split([BETWEEN_FIELDS]).map(str::to_owned);
    Some(Row {
        id: fields.next()?,
        email: fields.next()?,
        first_name: fields.next()?,
        last_name: fields.next()?,
        document: fields.next()?,
        corporate_document: fields.next()?,
        home_phone: fields.next()?,
        phone: fields.next()?,
    })
}
