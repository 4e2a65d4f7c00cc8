//! TypeScript's view of the element, written from what its doc block says.

use std::fmt::Write as _;

use super::manifest::{Element, Item};

/// The module's types: the shapes that are written by hand, then what the doc block describes.
pub fn of_module(element: &Element, details: &str) -> String {
    let Element { name, tag_name, description, members, events, .. } = element;
    let members = lines(members, |member| match member.signature() {
        Some((parameters, result)) => format!("{}({parameters}): {result};", member.name),
        None => format!("readonly {}: {};", member.name, member.type_text()),
    });
    let events = lines(events, |event| format!("'{}': {};", event.name, event.type_text()));
    format!(
        "{details}
/** {description} */
export declare class {name} extends HTMLElement {{
{members}}}

/** What the element dispatches; it bubbles and leaves shadow roots. */
export interface {name}EventMap {{
{events}}}

/** Makes the element known to the page, by this name unless it is taken. */
export declare function define(name?: string): void;

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

/// What JSX takes the tag for, in React 19 and later: attributes by their names, events as `on` before theirs.
pub fn of_react(element: &Element) -> String {
    let Element { name, tag_name, attributes, events, .. } = element;
    let attributes = lines(attributes, |attribute| format!("{}?: {};", key(&attribute.name), in_jsx(attribute)));
    let handlers = lines(events, |event| format!("'on{0}'?: (event: {1}EventMap['{0}']) => void;", event.name, name));
    format!(
        "import type {{ DetailedHTMLProps, HTMLAttributes }} from 'react';
import type {{ {name}, {name}EventMap }} from './index.js';

/** What `<{tag_name}>` takes in JSX. */
export interface {name}Attributes extends HTMLAttributes<{name}> {{
{attributes}{handlers}}}

declare module 'react' {{
  namespace JSX {{
    interface IntrinsicElements {{
      '{tag_name}': DetailedHTMLProps<{name}Attributes, {name}>;
    }}
  }}
}}
"
    )
}

/// A name as TypeScript's own formatters write it.
fn key(name: &str) -> String {
    if name.contains('-') { format!("'{name}'") } else { name.to_owned() }
}

/// A number may be written as a text, too.
fn in_jsx(attribute: &Item) -> &str {
    match attribute.type_text() {
        "number" => "number | `${number}`",
        other => other,
    }
}

/// Each item with what it is above it.
fn lines(items: &[Item], declaration: impl Fn(&Item) -> String) -> String {
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
            "  readonly state: State;",
            "  /** Rings. */\n  ring(who: string): Promise<void>;",
            "  'bell-rung': CustomEvent<Detail>;",
            "    'door-bell': Bell;",
        ] {
            assert!(types.contains(line), "{line}\nis not in\n{types}");
        }
    }

    #[test]
    fn in_jsx_attributes_and_events_have_their_own_names() {
        let types = of_react(&sample());
        for line in [
            "  /** Where. Default: `/api/sessions`. */\n  'session-url'?: string;",
            "  /** How often. */\n  times?: number | `${number}`;",
            "  'onbell-rung'?: (event: BellEventMap['bell-rung']) => void;",
            "      'door-bell': DetailedHTMLProps<BellAttributes, Bell>;",
        ] {
            assert!(types.contains(line), "{line}\nis not in\n{types}");
        }
    }

    #[test]
    fn a_default_cannot_end_its_comment() {
        let mut element = sample();
        element.attributes[0].default = Some("**/account/orders".into());
        assert!(!of_react(&element).contains("**/account"));
    }
}
