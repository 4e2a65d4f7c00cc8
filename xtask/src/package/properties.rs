//! Each attribute is a property as well, which `element/properties.js` gives the element's class.

use serde_json::{Value, json};

use super::manifest::{Element, Item};

impl Item {
    /// The property that an attribute is: `session-url` is `sessionUrl`.
    pub fn property(&self) -> String {
        let mut words = self.name.split('-');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let (initial, rest) = word.split_at(word.len().min(1));
            name + &initial.to_uppercase() + rest
        })
    }

    /// Of an attribute as a property: null where it is absent, and a boolean is false then.
    pub fn property_type(&self) -> String {
        let suffix = if self.type_text() == "boolean" { "" } else { " | null" };
        format!("{}{suffix}", self.type_text())
    }
}

/// Adds them to the manifest: to the class, and to each attribute which it is.
pub fn add(manifest: &mut Value, element: &Element) {
    let declaration = &mut manifest["modules"][0]["declarations"][0];
    for (at, item) in element.attributes.iter().enumerate() {
        declaration["attributes"][at]["fieldName"] = json!(item.property());
    }
    if let Some(members) = declaration["members"].as_array_mut() {
        members.extend(element.attributes.iter().map(property));
    }
}

/// The property that an attribute is.
fn property(item: &Item) -> Value {
    json!({
        "kind": "field",
        "name": item.property(),
        "type": { "text": item.property_type() },
        "description": item.description,
        "attribute": item.name,
        "reflects": true,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::manifest::{SOURCE, manifest, sample};
    use super::*;
    use crate::project;

    #[test]
    fn each_attribute_is_a_property_that_names_it() {
        let mut manifest = manifest(&sample());
        add(&mut manifest, &sample());
        let declaration = &manifest["modules"][0]["declarations"][0];
        assert_eq!(declaration["attributes"][0]["fieldName"], "sessionUrl");
        assert_eq!(
            declaration["members"][2],
            json!({
                "kind": "field", "name": "sessionUrl", "type": { "text": "string | null" }, "description": "Where.",
                "attribute": "session-url", "reflects": true,
            })
        );
        assert_eq!(declaration["members"][3]["type"]["text"], "number | null");
    }

    #[test]
    fn the_script_gives_the_properties_that_the_doc_block_has_attributes_for() {
        let (block, script) = (project::read(SOURCE).unwrap(), project::read("element/properties.js").unwrap());
        let list = |before: &str| {
            let (_, rest) = script.split_once(before).unwrap();
            rest.split(']').next().unwrap().split('\'').skip(1).step_by(2)
        };
        let given: BTreeSet<_> = ["NUMBERS", "ATTRIBUTES", "NAMES"]
            .into_iter()
            .flat_map(|name| list(&format!("const {name} = [")))
            .collect();
        let listed: BTreeSet<_> = block
            .lines()
            .filter_map(|line| line.trim_start_matches(" * ").strip_prefix("@attr {"))
            .filter_map(|rest| rest.split_once("} ")?.1.trim_start_matches('[').split(['=', ']', ' ']).next())
            .collect();
        assert_eq!(given, listed);
    }
}
