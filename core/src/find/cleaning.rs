//! What comes along with a text that is pasted, and is not meant.

/// Whether this ASCII character stands in a text. Looking for a `char` would be shared with the rest of the program, which then
/// grows by it.
pub(super) fn has(text: &str, sign: u8) -> bool {
    text.bytes().any(|byte| byte == sign)
}

/// The text without spaces, and what is invisible, around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// One line: white space of any kind and length is a space, none at the ends; what is invisible is gone; full-width
/// digits and signs are those of a keyboard. The two joiners of Persian and Indic names stay, for the names are written
/// with them.
pub(super) fn clean(pasted: &str) -> String {
    let mut text = String::new();
    for c in pasted.chars() {
        if c.is_whitespace() {
            if !text.is_empty() && !text.ends_with([' ']) {
                text.push(' ');
            }
        } else if is_joiner(c) || !is_invisible(c) {
            text.push(of_keyboard(c));
        }
    }
    if text.ends_with([' ']) {
        text.pop();
    }
    text
}

/// Zero-width joiner and non-joiner.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Control characters, and the zero-width ones, which also set directions.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// What is not a sign, and a few that are: which letters there are beyond Europe takes tables to know. Accents that are
/// characters of their own are none.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    let is_sign = match c {
        'ª' | 'µ' | 'º' => false,
        '\u{80}'..='\u{BF}'
        | '×'
        | '÷'
        | '\u{300}'..='\u{36F}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3020}'
        | '\u{FE00}'..='\u{FE0F}' => true,
        _ => c.is_whitespace() || is_invisible(c),
    };
    c.is_ascii_alphanumeric() || !c.is_ascii() && !is_sign
}

/// Full-width forms lie in the order of ASCII. Letters stay, for a name may be stored with them.
fn of_keyboard(c: char) -> char {
    match c {
        '０'..='９' | '＠' | '＋' | '－' | '．' | '／' | '（' | '）' | '＜' | '＞' | '：' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        c => c,
    }
}

/// What is behind a scheme such as `tel:`, in whatever case.
pub(super) fn after<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then(|| rest.trim_start_matches([' ']))
}

/// The text with its percent signs read as URLs have them; as it is where that makes no text.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |at: usize| bytes.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        let encoded = match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        at += if encoded.is_some() { 3 } else { 1 };
        read.push(encoded.unwrap_or(byte));
    }
    String::from_utf8(read).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_along_with_pasted_text_is_dropped() {
        for (pasted, text) in [
            ("  maria\n", "maria"),
            ("maria\r\n\tsouza", "maria souza"),
            ("\u{feff}maria\u{200b}@example.com\u{202c}", "maria@example.com"),
            ("１１　９８７６５－４３２１", "11 98765-4321"),
            ("maria＠example．com", "maria@example.com"),
            ("\u{a0}\u{2003}", ""),
            ("نگار\u{200c}السادات", "نگار\u{200c}السادات"),
            ("Ｍａｒｉａ", "Ｍａｒｉａ"),
        ] {
            assert_eq!(clean(pasted), text, "{pasted:?}");
        }
    }

    #[test]
    fn signs_are_no_letters() {
        assert!("aÀßżЯω9ªº日نगा".chars().filter(|c| c.is_alphanumeric()).all(is_letter_or_digit));
        assert!(!" -\u{a0}“”…–€•→「」\u{301}\u{200d}×¡¿\u{7f}*".chars().any(is_letter_or_digit));
    }

    #[test]
    fn a_scheme_is_known_in_any_case() {
        assert_eq!(after("TEL: +55", "tel:"), Some("+55"));
        assert_eq!(after("té", "tel:"), None);
        assert_eq!(after("telma", "tel:"), None);
    }

    #[test]
    fn percent_signs_are_read_where_they_encode_something() {
        assert_eq!(decoded("%2B55%2011"), "+55 11");
        assert_eq!(decoded("50%"), "50%");
        assert_eq!(decoded("%+1"), "%+1");
        assert_eq!(decoded("%ff"), "%ff", "no UTF-8");
        assert_eq!(decoded("jos%C3%A9"), "josé");
    }
}
