//! CPF and CNPJ: who a person or a company is for the Brazilian tax office.

/// What a text is that has the characters of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// The check digits are those of the rest.
    Right,
    /// They are not.
    Wrong,
    /// They are, and yet nobody has it, for all its digits are equal.
    OfNobody,
}

/// Eleven digits, the last two of which check the others.
pub(super) fn check_cpf(digits: &str) -> Option<Check> {
    (digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| check(digits.as_bytes(), 11))
}

/// Twelve digits or capital letters, and two digits that check them.
pub(super) fn check_cnpj(characters: &str) -> Option<Check> {
    let (root, checks) = characters.split_at_checked(12)?;
    let is_shaped = root.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && checks.len() == 2
        && checks.bytes().all(|byte| byte.is_ascii_digit());
    is_shaped.then(|| check(characters.as_bytes(), 9))
}

/// From the right, a character counts 2, 3, 4 and so on times, up to `greatest` and then from 2 again. Its value is its
/// ASCII code less 48 (IN RFB 2.229/2024).
fn check(characters: &[u8], greatest: usize) -> Check {
    let checks = |upto: Option<&[u8]>| {
        let Some([others @ .., check]) = upto else { return false };
        let value = |byte: u8| usize::from(byte.saturating_sub(b'0'));
        let weights = (2..=greatest).cycle();
        let sum: usize = others.iter().rev().zip(weights).map(|(&byte, weight)| value(byte) * weight).sum();
        let rest = sum % 11;
        value(*check) == if rest < 2 { 0 } else { 11 - rest }
    };
    let are_right = checks(characters.split_last().map(|(_, first)| first)) && checks(Some(characters));
    match characters {
        [first, others @ ..] if others.iter().all(|other| other == first) => Check::OfNobody,
        _ if are_right => Check::Right,
        _ => Check::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_check_digits_are_verified() {
        assert_eq!(check_cpf("52998224725"), Some(Check::Right));
        assert_eq!(check_cpf("00000000191"), Some(Check::Right));
        assert_eq!(check_cpf("52998224724"), Some(Check::Wrong));
        assert_eq!(check_cpf("52998224715"), Some(Check::Wrong));
        assert_eq!(check_cpf("5299822472"), None);
        assert_eq!(check_cpf("5299822472A"), None);
    }

    #[test]
    fn eleven_equal_digits_pass_the_sum_and_are_nobodys() {
        for digit in '0'..='9' {
            assert_eq!(check_cpf(&String::from(digit).repeat(11)), Some(Check::OfNobody));
        }
    }

    #[test]
    fn a_companys_check_digits_are_verified_with_and_without_letters() {
        assert_eq!(check_cnpj("11222333000181"), Some(Check::Right));
        assert_eq!(check_cnpj("12ABC34501DE35"), Some(Check::Right));
        assert_eq!(check_cnpj("12ABC34501DE53"), Some(Check::Wrong));
        assert_eq!(check_cnpj("12ABC34501DF35"), Some(Check::Wrong));
        assert_eq!(check_cnpj("11222333000182"), Some(Check::Wrong));
        assert_eq!(check_cnpj("00000000000000"), Some(Check::OfNobody));
        assert_eq!(check_cnpj("12ABC34501DEA5"), None, "the last two are digits");
        assert_eq!(check_cnpj("12abc34501de35"), None, "capital letters");
        assert_eq!(check_cnpj("1122233300018"), None);
        assert_eq!(check_cnpj("ééééééé"), None);
    }

    #[test]
    fn each_wrong_digit_is_noticed() {
        for (right, of) in [("52998224725", check_cpf as fn(&str) -> _), ("11222333000181", check_cnpj)] {
            for at in 0..right.len() {
                for digit in '0'..='9' {
                    let mut other = right.to_owned();
                    other.replace_range(at..=at, &digit.to_string());
                    // A rest of 0 and one of 1 have the same digit, so where it is 0 two digits may pass.
                    let may_pass = other == right || right[right.len() - 2..].contains('0');
                    assert!(may_pass || of(&other) == Some(Check::Wrong), "{other}");
                }
            }
        }
    }
}
