//! A phone number, however it is written: who is meant, not which digits.

/// The area codes that Brazil has: the bit of a tens digit's row is set where the ones digit has an area.
const AREAS: [u16; 10] = [
    0,
    0b11_1111_1110, // 11 to 19
    0b01_1001_0110, // 21, 22, 24, 27, 28
    0b01_1011_1110, // 31 to 35, 37, 38
    0b11_1111_1110, // 41 to 49
    0b00_0011_1010, // 51, 53 to 55
    0b11_1111_1110, // 61 to 69
    0b10_1011_1010, // 71, 73 to 75, 77, 79
    0b11_1111_1110, // 81 to 89
    0b11_1111_1110, // 91 to 99
];

/// How many digits a Brazilian number has behind its area, without the ninth, which stands before them.
const NUMBER: usize = 8;
/// How many of a number's last digits stand together, in whatever form it is written.
const GROUP: usize = 4;

/// A phone number. Two texts that mean the same number are read as the same: with or without country and area prefix,
/// carrier, ninth digit (old records of mobiles have eight) and punctuation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Phone {
    /// A Brazilian number with its area.
    National {
        /// Two digits.
        area: String,
        /// The last eight digits.
        number: String,
    },
    /// The last three to eight digits of a number; of a number without its area, all eight.
    Ending(String),
    /// Another country's number with its country code, or digits of which nobody knows how they are put together.
    Foreign(String),
}

impl Phone {
    /// Reads digits as they would be dialled.
    pub(super) fn dialled(digits: &str) -> Option<Self> {
        if let Some(rest) = digits.strip_prefix("00") {
            return Self::with_country(rest);
        }
        if let Some(rest) = digits.strip_prefix(['0']) {
            // What is before the area is the carrier.
            return Self::national(rest).or_else(|| Self::national(rest.get(2..)?));
        }
        Self::national(digits).or_else(|| match digits.len() {
            12.. => Self::national(digits.strip_prefix("55")?),
            9 => digits.strip_prefix(['9']).map(|number| Self::Ending(number.to_owned())),
            NUMBER => Some(Self::Ending(digits.to_owned())),
            _ => None,
        })
    }

    /// Reads digits that begin with a country's code.
    pub(super) fn with_country(digits: &str) -> Option<Self> {
        match digits.strip_prefix("55") {
            // A zero is dialled before an area at home, and written also where it is not.
            Some(rest) => Self::national(rest.strip_prefix(['0']).unwrap_or(rest)),
            None => {
                Self::foreign(digits).filter(|_| (NUMBER..=15).contains(&digits.len()) && !digits.starts_with(['0']))
            }
        }
    }

    /// Takes the last digits of a number for what they are.
    pub(super) fn ending(digits: &str) -> Option<Self> {
        (3..NUMBER).contains(&digits.len()).then(|| Self::Ending(digits.to_owned()))
    }

    /// Takes any digits.
    pub(super) fn foreign(digits: &str) -> Option<Self> {
        (digits.len() >= 3).then(|| Self::Foreign(digits.to_owned()))
    }

    /// An area and eight digits, or nine that begin with a nine.
    fn national(digits: &str) -> Option<Self> {
        let (area, rest) = digits.split_at_checked(2)?;
        let number = match rest.len() {
            NUMBER => rest,
            9 => rest.strip_prefix(['9'])?,
            _ => return None,
        };
        let [tens, ones] = area.as_bytes() else { return None };
        let row = AREAS.get(usize::from(tens.wrapping_sub(b'0')))?;
        let is_area = row >> u32::from(ones.wrapping_sub(b'0')).min(15) & 1 == 1;
        is_area.then(|| Self::National { area: area.to_owned(), number: number.to_owned() })
    }

    /// Whether a number that a customer has is the one that is looked for, as far as both say.
    #[must_use]
    pub fn is(&self, of_customer: &Self) -> bool {
        match (self, of_customer) {
            (Self::National { number, .. }, Self::Ending(theirs)) => number == theirs,
            (Self::Ending(ending), theirs) => theirs.digits().ends_with(ending.as_str()),
            (Self::Foreign(digits), Self::National { .. }) => {
                Self::national(digits).is_some_and(|same| same == *of_customer)
            }
            (Self::Foreign(digits), Self::Foreign(theirs)) => {
                let (long, short) = if digits.len() > theirs.len() { (digits, theirs) } else { (theirs, digits) };
                short.len() >= NUMBER && long.ends_with(short.as_str())
            }
            (one, other) => one == other,
        }
    }

    /// Groups of digits that stand in every form in which this number is written, each of them without a gap.
    pub(super) fn groups(&self) -> Vec<&str> {
        let digits = self.digits();
        let before = match self {
            // Elsewhere groups of three come before the last.
            Self::Foreign(_) => digits.len().saturating_sub(GROUP + 3),
            Self::National { .. } | Self::Ending(_) => 0,
        };
        let last = digits.len().saturating_sub(GROUP);
        [digits.get(before..last), digits.get(last..)].into_iter().flatten().filter(|group| !group.is_empty()).collect()
    }

    /// The number without its area.
    fn digits(&self) -> &str {
        match self {
            Self::National { number: digits, .. } | Self::Ending(digits) | Self::Foreign(digits) => digits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn national(area: &str, number: &str) -> Phone {
        Phone::National { area: area.into(), number: number.into() }
    }

    #[test]
    fn digits_are_read_as_they_are_dialled() {
        for digits in [
            "11987654321",
            "1187654321",
            "5511987654321",
            "551187654321",
            "011987654321",
            "01187654321",
            "01511987654321",
            "0151187654321",
            "005511987654321",
            "00551187654321",
            "0055011987654321",
        ] {
            assert_eq!(Phone::dialled(digits), Some(national("11", "87654321")), "{digits}");
        }
    }

    #[test]
    fn an_area_may_be_called_as_the_country_is() {
        assert_eq!(Phone::dialled("55987654321"), Some(national("55", "87654321")));
        assert_eq!(Phone::dialled("5555987654321"), Some(national("55", "87654321")));
    }

    #[test]
    fn what_cannot_be_dialled_is_no_number() {
        for digits in ["", "0", "00", "11887654321", "20987654321", "1098765432", "123456789012345", "541112345678"] {
            assert_eq!(Phone::dialled(digits), None, "{digits}");
        }
    }

    #[test]
    fn the_areas_are_those_that_there_are() {
        let areas: Vec<_> = (0..100).map(|area| format!("{area:02}")).collect();
        let is_area =
            |area: &&String| matches!(Phone::dialled(&format!("{area}87654321")), Some(Phone::National { .. }));
        let there_are: Vec<_> = areas.iter().filter(is_area).collect();
        assert_eq!(there_are.len(), 67, "{there_are:?}");
        for area in ["11", "19", "28", "38", "55", "79", "99"] {
            assert!(there_are.iter().any(|there| *there == area), "{area}");
        }
        for area in ["01", "10", "20", "23", "36", "52", "72", "90"] {
            assert!(there_are.iter().all(|there| *there != area), "{area}");
        }
    }

    #[test]
    fn two_numbers_are_the_same_as_far_as_both_say() {
        let is = |one: &str, other: &str| Phone::dialled(one).unwrap().is(&Phone::dialled(other).unwrap());
        assert!(is("11987654321", "1187654321"));
        assert!(is("11987654321", "87654321"), "a record without the area");
        assert!(is("987654321", "5511987654321"));
        assert!(!is("11987654321", "21987654321"));
        assert!(!is("11987654321", "11987654322"));
        assert!(Phone::ending("4321").unwrap().is(&Phone::dialled("11987654321").unwrap()));
        assert!(!Phone::ending("5432").unwrap().is(&Phone::dialled("11987654321").unwrap()));
    }

    #[test]
    fn a_foreign_number_is_known_with_and_without_its_country() {
        let madrid = Phone::with_country("34912345678").unwrap();
        assert_eq!(madrid, Phone::Foreign("34912345678".into()));
        assert!(madrid.is(&Phone::Foreign("912345678".into())));
        assert!(madrid.is(&Phone::dialled("34912345678").unwrap()), "read as one of area 34");
        assert!(!madrid.is(&Phone::Foreign("5678".into())));
    }
}
