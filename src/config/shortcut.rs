use web_sys::Event;

use crate::foreign::{property, text};

/// Keys that are pressed together.
///
/// F2 unless chosen otherwise: no browser uses it, and nobody types a text with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// As in `aria-keyshortcuts`: modifiers, and the key last. Empty for none.
    keys: String,
}

impl Default for Shortcut {
    fn default() -> Self {
        Self { keys: "F2".into() }
    }
}

const MODIFIERS: [&str; 4] = ["Control", "Alt", "Shift", "Meta"];

impl Shortcut {
    /// Reads keys as `aria-keyshortcuts` spells them: a key from F1 to F12 alone or with modifiers, as in `F2`, or a letter
    /// or digit with Control, Alt or Meta, as in `Alt+Shift+C`, for alone it is what people type. `off` is for none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("off") {
            return Some(Self { keys: String::new() });
        }
        let (modifiers, key) = text.rsplit_once('+').map_or((None, text), |(modifiers, key)| (Some(modifiers), key));
        let has =
            |name: &str| modifiers.is_some_and(|names| names.split('+').any(|known| known.eq_ignore_ascii_case(name)));
        let key = key.to_ascii_uppercase();
        let is_typed = key.len() == 1 && key.as_bytes()[0].is_ascii_alphanumeric();
        let number = key.strip_prefix('F').and_then(|number| number.parse().ok());
        let is_key = if is_typed {
            has("Control") || has("Alt") || has("Meta")
        } else {
            number.is_some_and(|number: u8| (1..=12).contains(&number))
        };
        let known = MODIFIERS.into_iter().filter(|name| has(name)).count();
        let is_shortcut = is_key && known == modifiers.map_or(0, |names| names.split('+').count());
        is_shortcut.then(|| Self { keys: spell(has, &key) })
    }

    /// For `aria-keyshortcuts`.
    #[must_use]
    pub fn keys(&self) -> Option<String> {
        (!self.keys.is_empty()).then(|| self.keys.clone())
    }

    /// Whether these are the keys. Letters and digits go by their place on the keyboard, for Alt makes other characters
    /// of them.
    #[must_use]
    pub fn is(&self, event: &Event) -> bool {
        // A browser that fills in a form sends events of that name without keys.
        let Some(code) = text(event, "code").filter(|_| !self.keys.is_empty()) else { return false };
        let is = |name| property(event, name).is_truthy();
        if is("repeat") {
            return false;
        }
        let pressed = ["ctrlKey", "altKey", "shiftKey", "metaKey"].map(is);
        let has =
            |name: &str| MODIFIERS.iter().zip(pressed).any(|(modifier, is_pressed)| *modifier == name && is_pressed);
        let key = code.strip_prefix("Key").or(code.strip_prefix("Digit")).unwrap_or(&code);
        spell(has, key) == self.keys
    }
}

/// In one order, whatever order they were written in.
fn spell(has: impl Fn(&str) -> bool, key: &str) -> String {
    let mut keys = String::new();
    for modifier in MODIFIERS.into_iter().filter(|name| has(name)) {
        keys.push_str(modifier);
        keys.push('+');
    }
    keys + key
}
