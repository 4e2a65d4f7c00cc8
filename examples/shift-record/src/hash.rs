//! SHA-256, as it is written in records.

use sha2::{Digest, Sha256};

/// How many characters a hash has.
pub const LENGTH: usize = 64;

/// Of these bytes, one after the other, in hexadecimal digits.
#[must_use]
pub fn of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    format!("{:x}", hash.finalize())
}

/// Whether a text is a hash.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
