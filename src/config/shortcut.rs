use web_sys::KeyboardEvent;

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
    /// Reads keys as `aria-keyshortcuts` spells them, such as `F2` or `Alt+Shift+C`; `off` is for none. A letter or a digit
    /// needs Control, Alt or Meta, for it is what people type.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("off") {
            return Some(Self { keys: String::new() });
        }
        let (modifiers, key) = text.rsplit_once('+').unwrap_or(("", text));
        let has = |name: &str| modifiers.split('+').any(|modifier| modifier.eq_ignore_ascii_case(name));
        let known = MODIFIERS.into_iter().filter(|name| has(name)).count();
        let is_typed = key.len() == 1 && !(has("Control") || has("Alt") || has("Meta"));
        let is_modifier = MODIFIERS.iter().any(|modifier| modifier.eq_ignore_ascii_case(key));
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !is_modifier;
        let is_shortcut = is_key && !is_typed && (modifiers.is_empty() || known == modifiers.split('+').count());
        is_shortcut.then(|| Self { keys: spell(has, key) })
    }

    /// For `aria-keyshortcuts`.
    #[must_use]
    pub fn keys(&self) -> Option<String> {
        (!self.keys.is_empty()).then(|| self.keys.clone())
    }

    /// Whether these are the keys. Letters and digits go by their place on the keyboard, for Alt makes other characters
    /// of them.
    #[must_use]
    pub fn is(&self, event: &KeyboardEvent) -> bool {
        let pressed = [event.ctrl_key(), event.alt_key(), event.shift_key(), event.meta_key()];
        let has =
            |name: &str| MODIFIERS.iter().zip(pressed).any(|(modifier, is_pressed)| *modifier == name && is_pressed);
        let code = event.code();
        let key = code.strip_prefix("Key").or(code.strip_prefix("Digit")).unwrap_or(&code);
        !self.keys.is_empty() && !event.repeat() && spell(has, key) == self.keys
    }
}

/// In one order, whatever order they were written in; a key as it is written in `KeyboardEvent.code`.
fn spell(has: impl Fn(&str) -> bool, key: &str) -> String {
    let mut keys = String::new();
    for modifier in MODIFIERS.into_iter().filter(|name| has(name)) {
        keys.push_str(modifier);
        keys.push('+');
    }
    if key.len() == 1 { keys + &key.to_ascii_uppercase() } else { keys + key }
}
