//! Everything a store can choose, and what of it the element reads from attributes. How it looks (`theme`, `position`,
//! `frame`) the element's style sheet reads from the attributes itself.

mod shortcut;
mod values;

use telesales_core::pages::{MY_ORDERS, Pages};
use telesales_core::session::{TIMEOUT_MS, URL};
use telesales_core::{Settings, Transport};

use crate::messages::{ENGLISH, Messages};

pub use shortcut::Shortcut;
pub use values::{Cart, Credentials, CustomerSearch, Link, Position, Reload, Theme};

/// How the toolbar behaves in one store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the Session Manager is: a path, or a URL of another origin. `session-url`.
    pub session_url: String,
    /// Whether cookies go to another origin. `credentials`.
    pub credentials: Credentials,
    /// How the customer's e-mail reaches the session. `transport`.
    pub transport: Transport,
    /// URL patterns of the pages without a bar, with spaces between them; see [`Pages`]. `hide-on`.
    pub hide_on: String,
    /// Whether the page is loaded anew after a verified change. `reload`.
    pub reload: Reload,
    /// In which words it speaks. The element has them by its attributes `locale` and `messages`.
    pub texts: &'static Messages,
    /// Where the link to the customer's orders leads. `orders-url`.
    pub orders_url: String,
    /// How long one request may take, in milliseconds. `timeout-ms`.
    pub timeout_ms: u32,
    /// Where customers are looked for. `customer-search`.
    pub customer_search: CustomerSearch,
    /// What of a customer is on the card, and in which order; see [`Card::parse`](telesales_core::card::Card::parse). Nothing for
    /// e-mail, document and phone. The card says to the console what is no such list. `card`.
    pub card: String,
    /// What becomes of a link that names a customer. `link`.
    pub link: Link,
    /// Whether the cart is looked at while somebody is acted for. `cart`.
    pub cart: Cart,
    /// After how many minutes acting for a customer ends, unless the operator stays; 0 stands for never. `limit`.
    pub limit: u32,
    /// After how many minutes without typing, clicking or scrolling it ends; 0 stands for never. `idle`.
    pub idle: u32,
    /// How many minutes before that the operator is warned. `warn`.
    pub warn: u32,
    /// What moves the focus to the bar; see [`Shortcut`]. `shortcut`.
    pub shortcut: Shortcut,
    /// Whether the bar begins as a small tab.
    pub is_minimised: bool,
    /// Light or dark. The element has it from its attribute by the style sheet alone, as it has the two that follow.
    pub theme: Theme,
    /// Where the bar is.
    pub position: Position,
    /// Whether an edge around the window says that somebody is acted for, also where the bar is not seen.
    pub has_frame: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            session_url: URL.into(),
            credentials: Credentials::default(),
            transport: Transport::default(),
            hide_on: MY_ORDERS.into(),
            reload: Reload::default(),
            texts: &ENGLISH,
            orders_url: "/account#/orders".into(),
            timeout_ms: TIMEOUT_MS,
            customer_search: CustomerSearch::default(),
            card: String::new(),
            link: Link::default(),
            cart: Cart::default(),
            limit: 0,
            idle: 0,
            warn: 2,
            shortcut: Shortcut::default(),
            is_minimised: false,
            theme: Theme::default(),
            position: Position::default(),
            has_frame: false,
        }
    }
}

/// An attribute's value that the option does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidOption {
    /// The attribute.
    pub attribute: &'static str,
    /// What it can be.
    pub expected: &'static str,
}

impl InvalidOption {
    /// What whoever looks at the console is told of it.
    #[must_use]
    pub fn complaint(&self) -> String {
        format!("telesales-toolbar: {} is to be {}. The default is used.", self.attribute, self.expected)
    }
}

impl Config {
    /// Reads attributes as the element spells them; an absent one leaves the default. Those of what comes after the bar are read
    /// by that, from [`Host::attribute`](crate::Host::attribute).
    ///
    /// # Errors
    /// The configuration is usable all the same: what is no value of an option leaves that option's default, and is
    /// listed.
    pub fn from_attributes(attribute: &dyn Fn(&str) -> Option<String>) -> (Self, Vec<InvalidOption>) {
        let mut config = Self::default();
        let invalid = config.take(&OPTIONS, attribute);
        (config, invalid)
    }

    /// Reads the attributes of what comes after the bar, likewise.
    pub(crate) fn complete(&mut self, attribute: &dyn Fn(&str) -> Option<String>) -> Vec<InvalidOption> {
        self.take(&LATER, attribute)
    }

    fn take(&mut self, options: &[ElementOption], attribute: &dyn Fn(&str) -> Option<String>) -> Vec<InvalidOption> {
        let mut invalid = Vec::new();
        for option in options {
            if let Some(value) = attribute(option.attribute)
                && !(option.set)(self, value.trim())
            {
                invalid.push(InvalidOption { attribute: option.attribute, expected: option.expected });
            }
        }
        invalid
    }

    /// What of it the state machine goes by.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let reloads = self.reload == Reload::Auto;
        Settings { transport: self.transport, hide_on: Pages::parse(&self.hide_on), reloads, ..Settings::default() }
    }
}

struct ElementOption {
    attribute: &'static str,
    /// Nothing where any text is taken here; what is no list for the card only the card knows, which comes after the bar.
    expected: &'static str,
    /// Says whether the value is one of this option.
    set: fn(&mut Config, &str) -> bool,
}

const OPTIONS: [ElementOption; 7] = [
    ElementOption {
        attribute: "session-url",
        expected: "a path or a URL",
        set: |config, value| fill(&mut config.session_url, value),
    },
    ElementOption {
        attribute: "credentials",
        expected: "same-origin or include",
        set: |config, value| {
            choose(
                &mut config.credentials,
                value,
                &[("same-origin", Credentials::SameOrigin), ("include", Credentials::Include)],
            )
        },
    },
    ElementOption {
        attribute: "transport",
        expected: "both, api or cookie",
        set: |config, value| {
            choose(
                &mut config.transport,
                value,
                &[("both", Transport::Both), ("api", Transport::Api), ("cookie", Transport::Cookie)],
            )
        },
    },
    ElementOption {
        attribute: "hide-on",
        expected: "",
        set: |config, value| {
            config.hide_on = value.into();
            true
        },
    },
    ElementOption {
        attribute: "reload",
        expected: "auto or none",
        set: |config, value| choose(&mut config.reload, value, &[("auto", Reload::Auto), ("none", Reload::None)]),
    },
    ElementOption {
        attribute: "timeout-ms",
        expected: "milliseconds, more than 0",
        set: |config, value| count(&mut config.timeout_ms, value),
    },
    ElementOption {
        attribute: "shortcut",
        expected: "keys such as F2 or Alt+Shift+C, or off",
        set: |config, value| {
            let shortcut = Shortcut::parse(value);
            shortcut.map(|shortcut| config.shortcut = shortcut).is_some()
        },
    },
];

/// Of what comes after the bar: nobody waits for these who sees that.
const LATER: [ElementOption; 8] = [
    ElementOption {
        attribute: "orders-url",
        expected: "a URL",
        set: |config, value| fill(&mut config.orders_url, value),
    },
    ElementOption {
        attribute: "customer-search",
        expected: "off, master-data or a URL with {query} in it",
        set: |config, value| {
            config.customer_search = if value.split('{').any(|after| after.starts_with("query}")) {
                CustomerSearch::Own(value.into())
            } else if value.eq_ignore_ascii_case("master-data") {
                CustomerSearch::MasterData
            } else {
                return value.eq_ignore_ascii_case("off");
            };
            true
        },
    },
    ElementOption {
        attribute: "card",
        expected: "",
        set: |config, value| {
            config.card = value.into();
            true
        },
    },
    ElementOption {
        attribute: "link",
        expected: "off or ask",
        set: |config, value| choose(&mut config.link, value, &[("off", Link::Off), ("ask", Link::Ask)]),
    },
    ElementOption {
        attribute: "cart",
        expected: "watch, guard or off",
        set: |config, value| {
            choose(&mut config.cart, value, &[("watch", Cart::Watch), ("guard", Cart::Guard), ("off", Cart::Off)])
        },
    },
    ElementOption { attribute: "limit", expected: MINUTES, set: |config, value| count(&mut config.limit, value) },
    ElementOption { attribute: "idle", expected: MINUTES, set: |config, value| count(&mut config.idle, value) },
    ElementOption { attribute: "warn", expected: MINUTES, set: |config, value| count(&mut config.warn, value) },
];

const MINUTES: &str = "minutes, more than 0";

fn fill(option: &mut String, value: &str) -> bool {
    if !value.is_empty() {
        *option = value.into();
    }
    !value.is_empty()
}

fn count(option: &mut u32, value: &str) -> bool {
    let number = value.parse().ok().filter(|number| *number > 0);
    number.map(|number| *option = number).is_some()
}

fn choose<T: Copy>(option: &mut T, value: &str, choices: &[(&str, T)]) -> bool {
    let choice = choices.iter().find(|(name, _)| value.eq_ignore_ascii_case(name));
    if let Some((_, chosen)) = choice {
        *option = *chosen;
    }
    choice.is_some()
}

#[cfg(test)]
mod tests;
