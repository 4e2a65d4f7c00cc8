//! What the templates of frameworks take the tag for: attributes by their names, and events as each framework spells them.

use super::manifest::{Element, Item};
use super::types::{key, lines};

/// A framework whose templates have types. In what is written there `{element}` stands for the class, and `{attributes}` for what
/// the tag takes.
pub struct Framework {
    /// By which name the types are imported: `telesales-toolbar/react`.
    pub name: &'static str,
    imports: &'static str,
    /// What every element takes there.
    base: &'static str,
    /// What is before an event's name.
    on: &'static str,
    /// The module that knows the tags.
    module: &'static str,
    /// Where in it, from the outside to the inside.
    places: &'static [&'static str],
    /// What the tag is there.
    tag: &'static str,
}

const JSX: &[&str] = &["namespace JSX", "interface IntrinsicElements"];

pub const FRAMEWORKS: [Framework; 5] = [
    Framework {
        name: "react",
        imports: "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
        base: "HTMLAttributes<{element}>",
        on: "on",
        module: "react",
        places: JSX,
        tag: "DetailedHTMLProps<{attributes}, {element}>",
    },
    Framework {
        name: "preact",
        imports: "import type { HTMLAttributes } from 'preact';",
        base: "HTMLAttributes<{element}>",
        on: "on",
        module: "preact",
        places: JSX,
        tag: "{attributes}",
    },
    Framework {
        name: "solid",
        imports: "import type { JSX } from 'solid-js';",
        base: "JSX.HTMLAttributes<{element}>",
        on: "on:",
        module: "solid-js",
        places: JSX,
        tag: "{attributes}",
    },
    Framework {
        name: "svelte",
        imports: "import type { HTMLAttributes } from 'svelte/elements';",
        base: "HTMLAttributes<{element}>",
        on: "on",
        module: "svelte/elements",
        places: &["interface SvelteHTMLElements"],
        tag: "{attributes}",
    },
    Framework {
        name: "vue",
        imports: "import type { HTMLAttributes, ReservedProps } from 'vue';",
        base: "HTMLAttributes, ReservedProps",
        on: "on",
        module: "vue",
        places: &["interface GlobalComponents"],
        tag: "new () => {element} & { $props: {attributes} }",
    },
];

impl Framework {
    /// The file of the package.
    pub fn file(&self) -> String {
        format!("{}.d.ts", self.name)
    }

    /// The types of that file.
    pub fn types(&self, element: &Element) -> String {
        let Element { name, tag_name, attributes, events, .. } = element;
        let Self { imports, module, .. } = self;
        let attributes =
            lines(attributes, |attribute| format!("{}?: {};", key(&attribute.name), in_template(attribute)));
        let handlers = lines(events, |event| {
            format!("{}?: (event: {name}EventMap['{}']) => void;", self.handler(&event.name), event.name)
        });
        let filled = |text: &str| text.replace("{element}", name).replace("{attributes}", &format!("{name}Attributes"));
        let (base, tag) = (filled(self.base), filled(self.tag));
        let (mut opened, mut closed) = (String::new(), String::new());
        for (depth, place) in self.places.iter().enumerate() {
            let indent = "  ".repeat(depth + 1);
            opened = format!("{opened}{indent}{place} {{\n");
            closed = format!("{indent}}}\n{closed}");
        }
        let indent = "  ".repeat(self.places.len() + 1);
        format!(
            "{imports}
import type {{ {name}, {name}EventMap }} from './index.js';

/** What `<{tag_name}>` takes. */
export interface {name}Attributes extends {base} {{
{attributes}{handlers}}}

declare module '{module}' {{
{opened}{indent}'{tag_name}': {tag};
{closed}}}
"
        )
    }

    /// `'ontelesales-ready'`; in Vue, which has a name of its own for what a template writes as `@telesales-ready`,
    /// `onTelesalesReady`.
    fn handler(&self, event: &str) -> String {
        if self.name != "vue" {
            return format!("'{}{event}'", self.on);
        }
        let words = event.split('-').map(|word| {
            let (initial, rest) = word.split_at(word.len().min(1));
            initial.to_uppercase() + rest
        });
        format!("{}{}", self.on, words.collect::<String>())
    }
}

/// A number may be written as a text, too.
fn in_template(attribute: &Item) -> &str {
    match attribute.type_text() {
        "number" => "number | `${number}`",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::manifest::sample;
    use super::*;

    fn types_of(name: &str) -> String {
        FRAMEWORKS.iter().find(|framework| framework.name == name).unwrap().types(&sample())
    }

    fn has(name: &str, wanted: &[&str]) {
        let types = types_of(name);
        for lines in wanted {
            assert!(types.contains(lines), "{lines}\nis not in\n{types}");
        }
    }

    #[test]
    fn attributes_and_events_have_their_own_names() {
        let attributes = [
            "  /** Where. Default: `/api/sessions`. */\n  'session-url'?: string;",
            "  /** How often. */\n  times?: number | `${number}`;",
        ];
        for framework in &FRAMEWORKS {
            has(framework.name, &attributes);
        }
        has(
            "react",
            &[
                "  'onbell-rung'?: (event: BellEventMap['bell-rung']) => void;",
                "      'door-bell': DetailedHTMLProps<BellAttributes, Bell>;",
            ],
        );
        has("solid", &["  'on:bell-rung'?: (event: BellEventMap['bell-rung']) => void;"]);
        has(
            "vue",
            &[
                "  onBellRung?: (event: BellEventMap['bell-rung']) => void;",
                "new () => Bell & { $props: BellAttributes };",
            ],
        );
    }

    #[test]
    fn the_tag_is_where_each_framework_looks_for_it() {
        has(
            "svelte",
            &[
                "declare module 'svelte/elements' {\n  interface SvelteHTMLElements {\n    'door-bell': BellAttributes;\n  }\n}\n",
            ],
        );
        has(
            "preact",
            &[
                "declare module 'preact' {\n  namespace JSX {\n    interface IntrinsicElements {\n      'door-bell': BellAttributes;",
            ],
        );
    }

    #[test]
    fn a_default_cannot_end_its_comment() {
        let mut element = sample();
        element.attributes[0].default = Some("**/account/orders".into());
        assert!(!FRAMEWORKS[0].types(&element).contains("**/account"));
    }
}
