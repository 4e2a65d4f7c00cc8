//! Tokens and ids. They are hashes of a counter or a name: unique, repeatable, and no secret.

/// Hands out a token after another, the same ones for the same seed.
#[derive(Clone, Debug)]
pub(crate) struct Tokens {
    seed: u64,
    count: u64,
}

impl Tokens {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, count: 0 }
    }

    pub(crate) fn next(&mut self) -> Token {
        self.count += 1;
        let high = scramble(self.seed ^ scramble(self.count));
        let low = scramble(high ^ self.count);
        Token(u128::from(high) << 64 | u128::from(low))
    }
}

/// A session's token or a cart's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Token(u128);

impl Token {
    /// Reads a token back as its `Display` writes it: 32 lower-case hex digits, nothing else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let well_formed = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        well_formed.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// The session's public id, from which the token cannot be read off.
    pub(crate) fn id(self) -> String {
        id_of(&self.to_string())
    }
}

impl std::fmt::Display for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// The id VTEX would have given to what has this name, in the form of a UUID.
pub(crate) fn id_of(name: &str) -> String {
    // FNV-1a, 128 bits: nothing to depend on, and no two of a store's names share one.
    let hash = name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let hex = format!("{hash:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The finaliser of `SplitMix64`: close numbers come out far apart.
pub(crate) fn scramble(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ value >> 31
}
