//! Texts compared as people do: without regard to case, accents and what is invisible.

use std::ops::Range;

use super::cleaning::{is_invisible, is_joiner, is_letter_or_digit};

/// A text without case and accents, each letter of it with its place.
pub(super) struct Folded(Vec<Letter>);

struct Letter {
    is: char,
    /// In bytes of the text, with the accents that follow it.
    at: Range<usize>,
}

/// Where a text stands in another one.
pub(super) struct Place {
    /// In bytes of the other text as it is, at borders of characters.
    pub at: Range<usize>,
    /// Whether a word begins there.
    pub begins_word: bool,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut letters: Vec<Letter> = Vec::new();
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            if is_unseen(c) {
                if let Some(last) = letters.last_mut() {
                    last.at.end = end;
                }
                continue;
            }
            letters.push(Letter { is: without_accent(small(c)), at: start..end });
        }
        Self(letters)
    }

    /// Where another text stands in this one: rather where a word begins.
    pub(super) fn find(&self, other: &Self) -> Option<Place> {
        let places = || (0..self.0.len()).filter_map(|at| self.place(at, other));
        places().find(|place| place.begins_word).or_else(|| places().next())
    }

    /// Whether another text is this one.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.0.iter().map(|letter| letter.is).eq(other.0.iter().map(|letter| letter.is))
    }

    /// The letters.
    pub(super) fn to_text(&self) -> String {
        self.0.iter().map(|letter| letter.is).collect()
    }

    fn place(&self, at: usize, other: &Self) -> Option<Place> {
        let letters = self.0.get(at..at + other.0.len())?;
        if letters.iter().zip(&other.0).any(|(one, other)| one.is != other.is) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| self.0.get(before));
        Some(Place {
            at: letters.first()?.at.start..letters.last()?.at.end,
            begins_word: before.is_none_or(|letter| !is_letter_or_digit(letter.is)),
        })
    }
}

/// Accents that are characters of their own, and what nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}') || is_invisible(c) || is_joiner(c)
}

/// The small letter in the scripts of Europe. What the standard library has for all scripts is a table of 11 kB, and
/// the others have either no capitals or hardly any names written with them.
fn small(c: char) -> char {
    let further = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => 32,
        'Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ș'..='Ț' if c != 'İ' => 1 - u32::from(c) % 2,
        'Ĺ'..='Ň' | 'Ź'..='Ž' => u32::from(c) % 2,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        'İ' => return 'i',
        'Ÿ' => return 'ÿ',
        _ => 0,
    };
    char::from_u32(u32::from(c) + further).unwrap_or(c)
}

/// The letters of Western and Central European names, in small letters.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' | 'Ί' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, other: &str) -> Option<&'a str> {
        Folded::of(text).find(&Folded::of(other)).map(|place| &text[place.at])
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        assert_eq!(found("José Conceição", "conceicao"), Some("Conceição"));
        assert_eq!(found("Jose", "JOSÉ"), Some("Jose"));
        assert_eq!(found("Jose\u{301} Souza", "jose"), Some("Jose\u{301}"), "the accent is a character of its own");
        assert_eq!(found("ΜΑΡΊΑ", "μαρ"), Some("ΜΑΡ"));
        assert_eq!(found("İnci", "inci"), Some("İnci"));
        assert_eq!(found("نگار\u{200c}السادات", "نگارا"), Some("نگار\u{200c}ا"));
        assert_eq!(found("Maria", "mario"), None);
        assert_eq!(found("", "a"), None);
        assert_eq!(found("a", ""), None);
    }

    #[test]
    fn capitals_of_europe_have_the_small_letters_that_the_standard_library_knows() {
        let capitals = ('A'..='ž').chain('Ș'..='ț').chain('Α'..='ϋ').chain('Ѐ'..='я').chain('Ա'..='Ֆ');
        for c in capitals.filter(|&c| c.is_uppercase() && c != 'İ') {
            let small = c.to_lowercase().to_string();
            assert_eq!(Folded::of(&c.to_string()).to_text(), Folded::of(&small).to_text(), "{c}");
            assert!(Folded::of(&small).to_text().chars().all(char::is_lowercase), "{c}");
        }
    }

    #[test]
    fn a_word_that_begins_with_it_comes_before_one_that_has_it() {
        let place = Folded::of("Mariana Ana").find(&Folded::of("ana")).unwrap();
        assert_eq!((place.at, place.begins_word), (8..11, true));
        let place = Folded::of("Mariana").find(&Folded::of("ana")).unwrap();
        assert_eq!((place.at, place.begins_word), (4..7, false));
    }
}
