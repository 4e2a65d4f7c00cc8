//! What is asked: of Master Data, or of an endpoint that the store has.

use super::condition::{Condition, PIECES};
use super::reading::{Kind, Typed};

/// How many rows are asked for, at most.
pub const ROWS: usize = 20;

/// The header that asks Master Data for so many rows, name and value.
pub const RANGE: (&str, &str) = ("REST-Range", "resources=0-19");

/// Where Master Data's customers are searched, with the fields that a row has.
const SEARCH: &str = "/api/dataentities/CL/search?\
    _fields=id,email,firstName,lastName,document,corporateDocument,homePhone,phone&_where=";

/// The path and query of a search in Master Data, to be asked for with the header [`RANGE`] and the operator's cookies.
///
/// It finds every customer whom the text [`matches`](super::matches), and perhaps others: what is not certain to search
/// for itself in the grammar of `_where` is left out, and what was found is to be looked at again.
#[must_use]
pub fn master_data(typed: &Typed) -> String {
    let mut url = SEARCH.to_owned();
    encode(&condition(typed).to_string(), &mut url);
    url
}

/// The URL of a store's own search: a template with `{query}` and `{kind}` in it, each of which may also be missing.
///
/// - `{query}` is the text; of a document its digits and letters alone, in capitals.
/// - `{kind}` is what it may be, with commas between the names: `email`, `email-part`, `name`, `cpf`, `cnpj`, `phone`.
///
/// The answer has the shape of Master Data's: a list of at most [`ROWS`] customers, of which `id` and `email` are
/// needed, and what else a store does not want to tell is left out.
///
/// ```json
/// [{
///   "id": "7e3f…", "email": "maria@example.com", "firstName": "Maria", "lastName": "Souza",
///   "document": "52998224725", "corporateDocument": null, "homePhone": "+5511987654321", "phone": null
/// }]
/// ```
///
/// An endpoint may answer with the status codes of Master Data: 400 where it cannot search for that kind, 403 where the
/// operator may not search, 429 with `Retry-After`.
#[must_use]
pub fn own(template: &str, typed: &Typed) -> String {
    let (mut url, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        url.push_str(before);
        if let Some(after) = after.strip_prefix("query}") {
            encode(&typed.text, &mut url);
            rest = after;
        } else if let Some(after) = after.strip_prefix("kind}") {
            encode(&names(&typed.kinds), &mut url);
            rest = after;
        } else {
            url.push('{');
            rest = after;
        }
    }
    url + rest
}

fn names(kinds: &[Kind]) -> String {
    let mut names: Vec<_> = kinds.iter().map(Kind::name).collect();
    names.dedup();
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(name);
    }
    list
}

/// What Master Data is asked, in its own grammar before it is encoded.
pub(super) fn condition(typed: &Typed) -> Condition {
    Condition::any(typed.kinds.iter().map(of_kind))
}

fn of_kind(kind: &Kind) -> Condition {
    match kind {
        Kind::Email(email) => Condition::is("email", email.as_str()),
        Kind::EmailPart(part) => Condition::contains("email", part),
        Kind::Name(name) => Condition::all(
            name.split([' '])
                .take(PIECES)
                .map(|word| Condition::any(["firstName", "lastName"].map(|field| Condition::contains(field, word)))),
        ),
        Kind::Cpf(document) => Condition::is("document", document),
        Kind::Cnpj(document) => {
            Condition::any(["corporateDocument", "document"].map(|field| Condition::is(field, document)))
        }
        Kind::Phone(phone) => Condition::any(
            ["homePhone", "phone"]
                .map(|field| Condition::all(phone.groups().into_iter().map(|group| Condition::contains(field, group)))),
        ),
    }
}

/// Appends a text as a value in a URL's query: only what RFC 3986 calls unreserved stays as it is, so `+` is `%2B`.
fn encode(text: &str, to: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.extend(['%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::read;

    fn asked(text: &str) -> String {
        condition(&read(text).unwrap()).to_string()
    }

    #[test]
    fn each_kind_asks_for_its_fields() {
        for (text, asks) in [
            ("maria@example.com", "email=maria@example.com"),
            ("maria@exa", "email=*maria@exa*"),
            ("maria", "((firstName=*maria* OR lastName=*maria*) OR email=*maria*)"),
            ("52998224725", "document=52998224725"),
            ("11.222.333/0001-81", "(corporateDocument=11222333000181 OR document=11222333000181)"),
            ("+55 11 98765-4321", "((homePhone=*8765* AND homePhone=*4321*) OR (phone=*8765* AND phone=*4321*))"),
            ("765-4321", "((homePhone=*765* AND homePhone=*4321*) OR (phone=*765* AND phone=*4321*))"),
            ("maria souza", "((firstName=*maria* OR lastName=*maria*) AND (firstName=*souza* OR lastName=*souza*))"),
        ] {
            assert_eq!(asked(text), asks, "{text}");
        }
    }

    #[test]
    fn eleven_digits_are_asked_for_as_both() {
        let asks = asked("11987654536");
        assert!(asks.starts_with("(document=11987654536 OR ((homePhone=*8765*"), "{asks}");
    }

    #[test]
    fn nothing_typed_changes_what_is_asked() {
        for text in ["x) OR (id=*", "x OR email=*", "\"x\" AND 'y'", "x,y;z", "abc\\def", "x*y%z", "x between 1 AND 2"]
        {
            let asks = asked(text);
            let words = asks.replace([')', '('], "");
            for part in words.split(" OR ").flat_map(|part| part.split(" AND ")) {
                let (field, value) = part.split_once('=').unwrap();
                assert!(["firstName", "lastName", "email"].contains(&field), "{asks}");
                let value = value.strip_prefix('*').and_then(|value| value.strip_suffix('*')).unwrap();
                assert!(!value.is_empty() && value.chars().all(char::is_alphanumeric), "{asks}");
            }
        }
    }

    #[test]
    fn a_query_is_encoded() {
        let url = master_data(&read("ana+sale@example.com").unwrap());
        assert!(url.ends_with("&_where=email%3Dana%2Bsale%40example.com"), "{url}");
        let url = master_data(&read("José").unwrap());
        assert!(url.contains("firstName%3D%2AJos%C3%A9%2A%20OR%20"), "{url}");
    }

    #[test]
    fn a_stores_own_endpoint_gets_text_and_kinds() {
        let template = "/_v/customers?q={query}&kind={kind}&{other}={query";
        for (text, url) in [
            ("Maria & João", "/_v/customers?q=Maria%20%26%20Jo%C3%A3o&kind=name&{other}={query"),
            ("12.abc.345/01de-35", "/_v/customers?q=12ABC34501DE35&kind=cnpj&{other}={query"),
            ("11987654536", "/_v/customers?q=11987654536&kind=cpf%2Cphone&{other}={query"),
            ("{kind}", "/_v/customers?q=%7Bkind%7D&kind=name%2Cemail-part&{other}={query"),
            ("3333-4444 / 3333-5555", "/_v/customers?q=3333-4444%20%2F%203333-5555&kind=phone&{other}={query"),
        ] {
            assert_eq!(own(template, &read(text).unwrap()), url);
        }
    }
}
