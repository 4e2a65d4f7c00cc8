//! Chance.

use crate::token;

/// Chance that is the same on each run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dice {
    state: u64,
}

impl Dice {
    pub(super) fn new(seed: u64, number: u64) -> Self {
        Self { state: token::scramble(seed ^ token::scramble(number)) }
    }

    /// A number below that bound.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.state = token::scramble(self.state);
        // The high half of a product is below the bound, as the fraction that the state stands for is below one.
        u32::try_from(((self.state >> 32) * u64::from(bound)) >> 32).unwrap_or_default()
    }

    pub(super) fn one_in(&mut self, bound: u32) -> bool {
        self.below(bound) == 0
    }

    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(u32::try_from(choices.len()).unwrap_or(u32::MAX)) as usize]
    }

    /// That many digits.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or_default())).collect()
    }
}
