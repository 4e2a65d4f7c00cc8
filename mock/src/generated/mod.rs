//! Customers by number: as many as anyone wants, the same ones for the same seed, and none of them kept.

mod dice;
mod documents;
mod names;
mod phones;

use crate::customer::Customer;
use crate::email;
use dice::Dice;
use documents::{cnpj, cpf};
use names::Name;

/// How many customers in a row may live together.
const HOUSEHOLD: u32 = 4;

/// The length of the longest names, in characters.
const LONGEST_NAME: usize = 200;

/// The customer of that number.
///
/// About one in five lives in a household, which shares its phone and last name. Each field may be missing, the e-mail
/// too. Every e-mail is at example.com and ends in the number, by which it is found again.
pub(crate) fn customer(seed: u64, number: u32) -> Customer {
    let mut dice = Dice::new(seed, u64::from(number));
    let mut shared = Dice::new(!seed, u64::from(number / HOUSEHOLD));
    let lives_together = shared.one_in(5);
    let script = if lives_together { names::script(&mut shared) } else { names::script(&mut dice) };
    let first = dice.pick(script.first);
    let last = if lives_together { shared.pick(script.last) } else { dice.pick(script.last) };
    let phone = phones::phone(if lives_together { &mut shared } else { &mut dice });
    let is_company = dice.one_in(12);
    let mut customer = Customer { number, ..Customer::default() };
    if !dice.one_in(40) {
        customer = customer.first_name(&shown(first, &mut dice)).last_name(&shown(last, &mut dice));
    }
    if !dice.one_in(50) {
        customer.email = address(first, last, number, &mut dice).into();
    }
    if !dice.one_in(10) {
        customer = customer.document(&cpf(&mut dice));
    }
    if lives_together || !dice.one_in(15) {
        customer = customer.phone(&phone);
    }
    if is_company {
        customer = customer.company(&cnpj(&mut dice), &format!("{} Comércio Ltda", last.written));
    }
    customer
}

/// The number of the customer who would have that e-mail.
pub(crate) fn number_in(email: &str) -> Option<u32> {
    let local = email::key_of(email).strip_suffix("@example.com")?.to_owned();
    local.rsplit_once('.')?.1.parse().ok()
}

/// A name as it was registered: most as it is written, a few as only a computer would have it.
fn shown(name: Name, dice: &mut Dice) -> String {
    let written = name.written;
    match dice.below(500) {
        0 => written.chars().chain([' ']).cycle().take(LONGEST_NAME).collect(),
        1 => format!("<b>{written}</b>"),
        2 => format!("<img src=x onerror=alert(1)>{written}"),
        3 => format!("{written} \"{written}\" (*%, OR '1'='1')"),
        4 => written.to_uppercase(),
        5 => format!("  {written} "),
        _ => written.into(),
    }
}

fn address(first: Name, last: Name, number: u32, dice: &mut Dice) -> String {
    let (first, last) = (first.latin, last.latin);
    let local = match dice.below(25) {
        0 => format!("{first}+{last}"),
        1 => format!("{}_{}", first.to_uppercase(), last.to_uppercase()),
        2 => format!("{first}'{last}"),
        _ => format!("{first}.{last}"),
    };
    format!("{local}.{number}@example.com")
}

#[cfg(test)]
mod tests;
