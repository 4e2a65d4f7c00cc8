//! Which pages show no bar, by the table that what the element leaves its script is held against, too.

use serde_json::Value as Json;
use telesales_core::pages::{MY_ORDERS, Pages};

fn texts(row: &Json, name: &str) -> Vec<String> {
    let texts = row[name].as_array().expect("a row has a list of that name");
    texts.iter().map(|text| text.as_str().expect("an address is a text").to_owned()).collect()
}

#[test]
fn patterns_hide_the_bar_on_the_pages_that_they_name() {
    let table: Json = serde_json::from_str(include_str!("../../tests/hide-on/pages.json")).expect("the table is JSON");
    let rows = table.as_array().expect("the table is a list");
    assert_eq!(rows[0]["patterns"], MY_ORDERS);
    for row in rows {
        let patterns = row["patterns"].as_str().expect("a row has patterns");
        for (name, is_hidden) in [("hidden", true), ("shown", false)] {
            for address in texts(row, name) {
                let (path, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
                // As `location.pathname` has it, without the query string.
                let path = path.split('?').next().unwrap_or_default();
                assert_eq!(Pages::parse(patterns).hide(path, fragment), is_hidden, "{patterns} at {address}");
            }
        }
    }
}
