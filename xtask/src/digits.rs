//! A short name for what is in a file.

use sha2::{Digest, Sha384};

/// Eight digits that tell these bytes from others.
pub fn digits(bytes: &[u8]) -> String {
    let [a, b, c, d, ..]: [u8; 48] = Sha384::digest(bytes).into();
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}
