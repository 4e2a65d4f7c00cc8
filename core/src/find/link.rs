//! A link that a telephone system or a CRM opens for a caller.

use super::cleaning::{after, decoded};

/// What the customer is called in a page's fragment.
const KEY: &str = "telesales-customer=";

/// Takes the customer out of a fragment, as browsers tell it, with `#` or without, of which it is one of the parts between ampersands. Returns the
/// text for the field, which [`read`](super::read) makes sense of, and the fragment without it.
///
/// ```
/// use telesales_core::find::linked;
///
/// let taken = linked("telesales-customer=tel:%2B5511987654321&reviews");
/// assert_eq!(taken, Some(("tel:+5511987654321".into(), "reviews".into())));
/// assert_eq!(linked("/account"), None);
/// ```
#[must_use]
pub fn linked(fragment: &str) -> Option<(String, String)> {
    let fragment = after(fragment, "#").unwrap_or(fragment);
    let mut customer = None;
    let mut rest = String::new();
    for part in fragment.split(['&']) {
        if let Some(value) = after(part, KEY) {
            customer.get_or_insert(value);
        } else {
            if !rest.is_empty() {
                rest.push('&');
            }
            rest.push_str(part);
        }
    }
    customer.map(|customer| (decoded(customer), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::{Kind, Mistake, read};

    fn text(fragment: &str) -> String {
        linked(fragment).unwrap().0
    }

    #[test]
    fn the_customer_is_one_part_of_the_fragment_and_the_others_stay() {
        for (fragment, rest) in [
            ("telesales-customer=a", ""),
            ("#telesales-customer=a", ""),
            ("top&telesales-customer=a", "top"),
            ("telesales-customer=a&top", "top"),
            ("/shoes?size=4&telesales-customer=a&color=red", "/shoes?size=4&color=red"),
            ("telesales-customer=a&telesales-customer=b", ""),
        ] {
            assert_eq!(linked(fragment), Some(("a".into(), rest.into())), "{fragment}");
        }
        for other in ["", "telesales-customer", "xtelesales-customer=a", "a=telesales-customer=b"] {
            assert_eq!(linked(other), None, "{other}");
        }
    }

    #[test]
    fn a_number_is_known_in_each_form_that_telephone_systems_write() {
        let forms = [
            "+5511987654321",
            "%2B5511987654321",
            "tel:%2B55-11-98765-4321",
            "tel:+5511987654321;ext=12",
            " 5511987654321",
            "%205511987654321",
            "5511987654321",
            "011987654321",
            "02111987654321",
            "11987654321",
            "(11)%2098765-4321",
            "sip:+5511987654321@pbx.example",
            "005511987654321",
        ];
        for form in forms {
            let typed = read(&text(&format!("telesales-customer={form}"))).unwrap();
            let phones: Vec<_> = typed.kinds.iter().filter(|kind| matches!(kind, Kind::Phone(_))).collect();
            assert_eq!(phones, read("+55 11 98765-4321").unwrap().kinds.iter().collect::<Vec<_>>(), "{form}");
        }
    }

    #[test]
    fn a_caller_who_hides_the_number_is_nobody() {
        for nobody in ["", "%20", "tel:anonymous", "sip:anonymous@anonymous.invalid"] {
            let read = read(&text(&format!("telesales-customer={nobody}")));
            assert!(matches!(read, Err(Mistake::Empty | Mistake::NoNumber)), "{nobody}: {read:?}");
        }
    }

    #[test]
    fn an_email_and_a_document_are_what_they_are_when_they_are_typed() {
        assert_eq!(text("telesales-customer=maria%2Bshop%40example.com"), "maria+shop@example.com");
        assert_eq!(text("telesales-customer=529.982.247-25"), "529.982.247-25");
        assert_eq!(text("telesales-customer=Jos%C3%A9"), "José");
    }
}
