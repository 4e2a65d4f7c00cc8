//! TypeScript's view of the element, written from what its doc block says.

use std::fmt::Write as _;

use super::manifest::{Element, Item};

/// The module's types: the shapes that are written by hand, then what the doc block describes.
pub fn of_module(element: &Element, details: &str) -> String {
    let Element { name, tag_name, description, attributes, members, events, .. } = element;
    let properties =
        lines(attributes, |attribute| format!("{}?: {};", attribute.property(), attribute.property_type()));
    let members = lines(members, |member| match member.signature() {
        Some((parameters, result)) => format!("{}({parameters}): {result};", member.name),
        None => format!("readonly {}: {};", member.name, member.type_text()),
    });
    let events = lines(events, |event| format!("'{}': {};", event.name, event.type_text()));
    format!(
        "{details}
/** {description} */
export declare class {name} extends HTMLElement {{
{properties}{members}}}

/** What the element dispatches; it bubbles and leaves shadow roots. */
export interface {name}EventMap {{
{events}}}

/** Makes the element known by this name unless it is taken: to the page, or where a registry of its own holds. */
export declare function define(name?: string, registry?: Pick<CustomElementRegistry, 'get' | 'define'>): void;

declare global {{
  interface HTMLElementTagNameMap {{
    '{tag_name}': {name};
  }}
  // The events bubble, so the document and the window hear them too.
  interface GlobalEventHandlersEventMap extends {name}EventMap {{}}
}}
",
        description = one_line(description),
    )
}

/// A name as TypeScript's own formatters write it.
pub fn key(name: &str) -> String {
    if name.contains('-') { format!("'{name}'") } else { name.to_owned() }
}

/// Each item with what it is above it.
pub fn lines(items: &[Item], declaration: impl Fn(&Item) -> String) -> String {
    let mut lines = String::new();
    for item in items {
        let default = item.default.as_ref().map_or_else(String::new, |default| format!(" Default: `{default}`."));
        // `*/` would end the comment, and patterns of addresses have it.
        let comment = format!("{}{default}", one_line(&item.description)).replace("*/", "*\\/");
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "  /** {comment} */\n  {}", declaration(item));
    }
    lines
}

/// The doc block breaks its lines where it likes.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::manifest::sample;
    use super::*;

    #[test]
    fn the_module_has_the_members_and_events_of_the_doc_block() {
        let types = of_module(&sample(), "");
        for line in [
            "export declare class Bell extends HTMLElement {",
            "  /** Where. Default: `/api/sessions`. */\n  sessionUrl?: string | null;",
            "  readonly state: State;",
            "  /** Rings. */\n  ring(who: string): Promise<void>;",
            "  'bell-rung': CustomEvent<Detail>;",
            "    'door-bell': Bell;",
        ] {
            assert!(types.contains(line), "{line}\nis not in\n{types}");
        }
    }
}
