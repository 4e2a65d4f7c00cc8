use super::chosen::{Card, Fact};
use crate::{Customer, Session};

/// How much of a value is shown, in characters: anybody may write a whole book into the public namespace.
const LONGEST: usize = 200;

/// What a card's own read of the session says of the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Who buys for a company (`shopper`); `None` where people buy for themselves.
    pub person: Option<String>,
    /// The contract by which that person buys, which is what the profile is then.
    pub contract: Option<String>,
    /// The company's unit that buys.
    pub unit: Option<String>,
    /// A text for each entry of the card whose fact is a key; `None` for other facts, and for what the session does not have or has
    /// as no text.
    pub values: Vec<Option<String>>,
}

impl Details {
    /// Reads them. `session` is what the answer says as a session, and `text_of(namespace, key)` what stands there as a text to be
    /// shown, if anything does. `None` where the answer is about another customer, or nobody: it says nothing of this one.
    #[must_use]
    pub fn read(
        card: &Card,
        customer: &Customer,
        session: &Session,
        text_of: &dyn Fn(&str, &str) -> Option<String>,
    ) -> Option<Self> {
        let read = session.customer.as_ref().filter(|read| read.id == customer.id && read.is(customer))?;
        // Until then it may be that of the customer before.
        let is_loaded = read.profile.is_some();
        let text = |namespace: &str, key: &str| {
            let text = text_of(namespace, key)?;
            let text = text.trim();
            (!text.is_empty() && (is_loaded || namespace == "public")).then(|| shortened(text))
        };
        let name = |namespace: &str| match (text(namespace, "firstName"), text(namespace, "lastName")) {
            (Some(first), Some(last)) => Some([&*first, " ", &last].concat()),
            (first, last) => first.or(last),
        };
        let person = name("shopper");
        let contract = name("profile").filter(|contract| person.as_ref().is_some_and(|person| person != contract));
        let value = |fact: &Fact| match fact {
            Fact::Key { namespace, key } => text(namespace, key),
            Fact::Known(_) => None,
        };
        let values = card.entries().iter().map(|entry| value(&entry.fact)).collect();
        Some(Self { person, contract, unit: text("authentication", "unitName"), values })
    }
}

fn shortened(text: &str) -> String {
    let mut shortened = String::new();
    for (at, character) in text.chars().enumerate() {
        if at == LONGEST {
            shortened.push('…');
            break;
        }
        shortened.push(character);
    }
    shortened
}
