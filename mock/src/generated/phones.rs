//! Brazilian phone numbers in the forms in which stores have them: nobody ever agreed on one.

use super::dice::Dice;

/// Area codes.
const AREAS: [&str; 12] = ["11", "19", "21", "27", "31", "41", "48", "51", "61", "71", "81", "85"];

/// A phone number. Mobiles have had nine digits since 2016, and those that were stored before have eight; landlines
/// still have eight.
pub(super) fn phone(dice: &mut Dice) -> String {
    let area = dice.pick(&AREAS);
    let line = dice.digits(4);
    let exchange = match dice.below(10) {
        0 | 1 => format!("855{}", dice.below(10)),
        2 | 3 => "3555".into(),
        _ => format!("9855{}", dice.below(10)),
    };
    match dice.below(8) {
        0 => format!("({area}) {exchange}-{line}"),
        1 => format!("0{area}{exchange}{line}"),
        2 => format!("55{area}{exchange}{line}"),
        3 | 4 => format!("{area}{exchange}{line}"),
        _ => format!("+55{area}{exchange}{line}"),
    }
}
