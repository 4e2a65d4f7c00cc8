//! The element as its doc block describes it, and the Custom Elements Manifest that is shipped of it.

use std::fs;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use telesales_core::{pages, session};

use crate::project::{self, ENTRY, MODULE};
use crate::{shell, shrink, tokens};

/// Where the doc block is.
pub const SOURCE: &str = "element/telesales-toolbar.js";

/// What the doc block says of the element.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Element {
    pub name: String,
    pub tag_name: String,
    pub description: String,
    pub attributes: Vec<Item>,
    pub members: Vec<Item>,
    pub events: Vec<Item>,
    pub slots: Vec<Item>,
    pub css_parts: Vec<Item>,
    pub css_properties: Vec<Item>,
}

/// An attribute, a member, an event, a slot, a part or a custom property.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    pub name: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<Type>,
    #[serde(default)]
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    readonly: Option<bool>,
    #[serde(skip_serializing)]
    privacy: Option<String>,
}

#[derive(Clone, Deserialize, Serialize)]
pub struct Type {
    pub text: String,
}

impl Item {
    /// As TypeScript spells it; nothing where the doc block says none.
    pub fn type_text(&self) -> &str {
        self.type_.as_ref().map_or("", |type_| &type_.text)
    }

    /// `(email: string) => Promise<Outcome>` as `email: string` and `Promise<Outcome>`; nothing for a property.
    pub fn signature(&self) -> Option<(&str, &str)> {
        self.type_text().strip_prefix('(')?.split_once(") => ")
    }

    /// Whether the doc block names it: a member that is only code has no type there.
    fn is_public(&self) -> bool {
        self.type_.is_some() && self.privacy.as_deref().is_none_or(|privacy| privacy == "public")
    }
}

/// Has the doc block read, and fills in what is known elsewhere.
pub fn read() -> Result<Element> {
    let folder = project::scratch().join("element-manifest");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("element.js"), project::read(SOURCE)?)?;
    let mut command = shell::command(project::npm_program("cem"));
    // In a folder of its own, for it writes into the package.json that it finds.
    command.args(["analyze", "--quiet", "--globs", "element.js"]).current_dir(&folder);
    shell::read(&mut command)?;
    let mut element = element(&fs::read_to_string(folder.join("custom-elements.json"))?)?;
    fill(&mut element, &project::read(shrink::STYLE)?);
    check(&element)?;
    Ok(element)
}

/// The one custom element among what the analyzer found.
fn element(analysed: &str) -> Result<Element> {
    let analysed: Value = serde_json::from_str(analysed)?;
    let declarations =
        analysed["modules"].as_array().into_iter().flatten().filter_map(|m| m["declarations"].as_array());
    let described = declarations.flatten().find(|declaration| declaration["customElement"] == true);
    let described = described.with_context(|| format!("{SOURCE} has no class with a doc block that names a tag"))?;
    let mut element: Element = serde_json::from_value(described.clone())
        .with_context(|| format!("the doc block in {SOURCE} lacks something"))?;
    element.members.retain(Item::is_public);
    Ok(element)
}

/// Puts in the defaults that the crates and the style sheet know, so that they stand in one place.
fn fill(element: &mut Element, style: &str) {
    for attribute in &mut element.attributes {
        let known = match attribute.default.as_deref() {
            Some("SESSION_URL") => session::URL.to_owned(),
            Some("MY_ORDERS") => pages::MY_ORDERS.to_owned(),
            Some("TIMEOUT_MS") => session::TIMEOUT_MS.to_string(),
            _ => continue,
        };
        attribute.default = Some(known);
    }
    let defaults = tokens::defaults(style);
    for property in &mut element.css_properties {
        let name = property.name.trim_start_matches("--telesales-");
        property.default = defaults.get(name).map(|&value| value.to_owned());
    }
}

/// Each item says what it is; attributes, members and events say of which type.
fn check(element: &Element) -> Result<()> {
    let Element { attributes, members, events, slots, css_parts, css_properties, .. } = element;
    for item in [attributes, members, events, slots, css_parts, css_properties].into_iter().flatten() {
        if item.description.is_empty() {
            bail!("the doc block in {SOURCE} does not say what {} is", item.name);
        }
    }
    for item in [attributes, members, events].into_iter().flatten() {
        if item.type_.is_none() {
            bail!("the doc block in {SOURCE} does not say of which type {} is", item.name);
        }
    }
    Ok(())
}

/// The manifest, by the names of the package's files.
pub fn manifest(element: &Element) -> Value {
    let reference = json!({ "name": element.name, "module": MODULE });
    let mut declaration = json!(element);
    declaration["kind"] = json!("class");
    declaration["customElement"] = json!(true);
    declaration["superclass"] = json!({ "name": "HTMLElement" });
    declaration["members"] = element.members.iter().map(member).collect();
    let define = json!({
        "kind": "function",
        "name": "define",
        "description":
            "Makes the element known by this name unless it is taken: to the page, or where a registry of its own holds.",
        "parameters": [
            { "name": "name", "type": { "text": "string" }, "default": format!("'{}'", element.tag_name) },
            { "name": "registry", "type": { "text": "CustomElementRegistry" }, "default": "customElements" },
        ],
        "return": { "type": { "text": "void" } },
    });
    let export = |name: &str| json!({ "kind": "js", "name": name, "declaration": { "name": name, "module": MODULE } });
    let definition = json!({ "kind": "custom-element-definition", "name": element.tag_name, "declaration": reference });
    json!({
        "schemaVersion": "1.0.0",
        "readme": "README.md",
        "modules": [
            {
                "kind": "javascript-module",
                "path": MODULE,
                "declarations": [declaration, define],
                "exports": [export(&element.name), export("define")],
            },
            { "kind": "javascript-module", "path": ENTRY, "declarations": [], "exports": [definition] },
        ],
    })
}

/// A member whose type is a function's is a method.
fn member(item: &Item) -> Value {
    let Some((parameters, result)) = item.signature() else { return json!(item) };
    let parameters = parameters.split(", ").filter_map(|parameter| parameter.split_once(": "));
    let parameters = parameters.map(|(name, type_)| json!({ "name": name, "type": { "text": type_ } }));
    json!({
        "kind": "method",
        "name": item.name,
        "description": item.description,
        "parameters": parameters.collect::<Vec<_>>(),
        "return": { "type": { "text": result } },
    })
}

/// An element as the analyzer would have found it, for tests.
#[cfg(test)]
pub fn sample() -> Element {
    let none: [u8; 0] = [];
    let analysed = json!({ "modules": [{ "declarations": [
        { "kind": "function", "name": "define" },
        {
            "kind": "class", "name": "Bell", "tagName": "door-bell", "customElement": true, "description": "Rings.",
            "attributes": [
                { "name": "session-url", "type": { "text": "string" }, "description": "Where.", "default": "SESSION_URL" },
                { "name": "times", "type": { "text": "number" }, "description": "How\noften." },
            ],
            "members": [
                { "kind": "field", "name": "#hand", "privacy": "private", "type": { "text": "Hand" } },
                { "kind": "method", "name": "crash", "description": "Of nobody's business." },
                { "kind": "field", "name": "state", "readonly": true, "type": { "text": "State" }, "description": "Is." },
                {
                    "kind": "field", "name": "ring", "description": "Rings.",
                    "type": { "text": "(who: string) => Promise<void>" },
                },
            ],
            "events": [{ "name": "bell-rung", "type": { "text": "CustomEvent<Detail>" }, "description": "It rang." }],
            "slots": none, "cssParts": none,
            "cssProperties": [{ "name": "--telesales-idle", "description": "The colour." }],
        },
    ] }] });
    let mut element = element(&analysed.to_string()).unwrap();
    fill(&mut element, "a { color: var(--telesales-idle, light-dark(#fff, #000)) }");
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(items: &[Item]) -> Vec<&str> {
        items.iter().map(|item| item.name.as_str()).collect()
    }

    #[test]
    fn a_member_that_the_doc_block_does_not_name_is_not_shipped() {
        assert_eq!(names(&sample().members), ["state", "ring"]);
    }

    #[test]
    fn defaults_come_from_who_knows_them() {
        let element = sample();
        assert_eq!(element.attributes[0].default.as_deref(), Some(session::URL));
        assert_eq!(element.attributes[1].default, None);
        assert_eq!(element.css_properties[0].default.as_deref(), Some("light-dark(#fff, #000)"));
    }

    #[test]
    fn a_member_of_a_functions_type_is_a_method() {
        let manifest = manifest(&sample());
        let members = &manifest["modules"][0]["declarations"][0]["members"];
        assert_eq!(members[0]["kind"], "field");
        assert_eq!(members[1]["kind"], "method");
        assert_eq!(members[1]["parameters"], json!([{ "name": "who", "type": { "text": "string" } }]));
        assert_eq!(members[1]["return"], json!({ "type": { "text": "Promise<void>" } }));
    }

    #[test]
    fn what_says_nothing_of_itself_is_an_error_that_names_it() {
        let mut element = sample();
        element.slots.push(Item { name: "start".into(), ..Item::default() });
        let error = check(&element).unwrap_err().to_string();
        assert!(error.ends_with("does not say what start is"), "{error}");
    }

    #[test]
    fn every_attribute_that_the_component_reads_is_in_the_doc_block() {
        let (block, config) = (project::read(SOURCE).unwrap(), project::read("src/config.rs").unwrap());
        let read: Vec<_> = config.split("attribute: \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!read.is_empty(), "src/config.rs names its attributes in another way");
        let listed = |name: &&str| [" ", "=", "]"].iter().any(|end| block.contains(&format!("[{name}{end}")));
        assert_eq!(read.into_iter().filter(|name| !listed(name)).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn every_custom_property_of_the_style_sheet_is_in_the_doc_block() {
        let (block, style) = (project::read(SOURCE).unwrap(), project::read(shrink::STYLE).unwrap());
        let listed = |name: &&str| block.contains(&format!("@cssprop --telesales-{name} "));
        let forgotten: Vec<_> = tokens::defaults(&style).into_keys().filter(|name| !listed(name)).collect();
        assert_eq!(forgotten, [""; 0]);
    }
}
