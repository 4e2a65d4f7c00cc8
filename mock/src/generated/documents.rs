//! Brazilian documents with their check digits, as stores keep them: bare.

use super::dice::Dice;

const LETTERS_AND_DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A person's CPF: nine digits, and two to check them.
pub(super) fn cpf(dice: &mut Dice) -> String {
    let mut digits = dice.digits(9);
    while digits.bytes().all(|digit| digits.starts_with(char::from(digit))) {
        // Eleven equal digits pass the check, and are nobody's.
        digits = dice.digits(9);
    }
    checked(&checked(&digits, 10), 11)
}

/// A company's CNPJ: twelve digits, half the time with letters among them as since July 2026, and two digits to check
/// them.
pub(super) fn cnpj(dice: &mut Dice) -> String {
    let body: String = if dice.one_in(2) {
        (0..12).map(|_| char::from(dice.pick(LETTERS_AND_DIGITS))).collect()
    } else {
        format!("{}0001", dice.digits(8))
    };
    checked(&checked(&body, 9), 9)
}

/// The text with one more check digit: from the right the weights are 2, 3 and so on to the heaviest, and then 2
/// again; a character counts as its ASCII code less 48.
fn checked(text: &str, heaviest: u32) -> String {
    let weights = (2..=heaviest).cycle();
    let sum: u32 = text.bytes().rev().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    let digit = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    format!("{text}{digit}")
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn the_published_examples_check() {
        let checked_twice = |text: &str, first, second| checked(&checked(text, first), second);
        assert_eq!(checked_twice("529982247", 10, 11), "52998224725");
        assert_eq!(checked_twice("112223330001", 9, 9), "11222333000181");
        assert_eq!(checked_twice("12ABC34501DE", 9, 9), "12ABC34501DE35");
    }
}
