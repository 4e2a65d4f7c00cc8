//! Percent-encoding, decoded strictly: what should have been encoded and was not is an error, not a guess.

/// The text does not decode: a `%` without two hex digits, or bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Decodes `%XX` in `text`; every other byte stands for itself.
pub(crate) fn decode(text: &str) -> Result<String, Malformed> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = rest.next().and_then(hex_digit).ok_or(Malformed)?;
            let low = rest.next().and_then(hex_digit).ok_or(Malformed)?;
            bytes.push(high << 4 | low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).map_err(|_| Malformed)
}

/// Decodes a component that was encoded as `encodeURIComponent` does, and refuses one that was not: of the raw
/// bytes only those which that function leaves alone may stand.
pub(crate) fn decode_component(text: &str) -> Result<String, Malformed> {
    let stands_raw = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()%".contains(&byte);
    if !text.bytes().all(stands_raw) {
        return Err(Malformed);
    }
    decode(text)
}

/// Encodes all but what stands for itself anywhere in a query.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    encoded
}

/// The pairs of a query string or of an `application/x-www-form-urlencoded` body, in which `+` is a space.
pub(crate) fn pairs(text: &str) -> Result<Vec<(String, String)>, Malformed> {
    let word = |text: &str| decode(&text.replace('+', " "));
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((word(name)?, word(value)?))
        })
        .collect()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
