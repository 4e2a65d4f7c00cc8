//! A cart and how VTEX words it. Amounts are in cents.

use serde_json::{Value, json};

use super::ClientProfile;
use crate::apps::Outputs;
use crate::store::Store;
use crate::token::{Token, id_of};

/// The parts of an orderForm that `expectedOrderFormSections` chooses from.
pub(crate) const SECTIONS: [&str; 6] =
    ["clientProfileData", "items", "marketingData", "messages", "storePreferencesData", "totalizers"];

#[derive(Clone, Debug, Default)]
pub(crate) struct Cart {
    items: Vec<Item>,
    pub(crate) profile: Option<ClientProfile>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) sku: u32,
    quantity: u32,
}

impl Item {
    /// Reads `{"id":"1","quantity":1,"seller":"1"}`; the store is its only seller.
    pub(crate) fn parse(item: &Value) -> Option<Self> {
        let sku = item["id"].as_str()?.parse().ok()?;
        let quantity = u32::try_from(item["quantity"].as_u64()?).ok()?;
        (quantity > 0 && item["seller"] == "1").then_some(Self { sku, quantity })
    }
}

impl Cart {
    /// Adds an item; one that is there already becomes more.
    pub(crate) fn add(&mut self, item: Item) {
        match self.items.iter_mut().find(|present| present.sku == item.sku) {
            Some(present) => present.quantity = present.quantity.saturating_add(item.quantity),
            None => self.items.push(item),
        }
    }

    /// The orderForm, in the prices of the session that looks at it.
    pub(crate) fn to_json(&self, id: Token, store: &Store, outputs: &Outputs) -> Value {
        let table = outputs.profile.price_tables.as_deref();
        let mut value = 0;
        let mut items = Vec::new();
        for item in &self.items {
            let Some(product) = store.products.iter().find(|product| product.id == item.sku) else { continue };
            let price = store.price_tables.price(product, table);
            value += u64::from(price) * u64::from(item.quantity);
            items.push(json!({
                "uniqueId": id_of(&format!("{id}/{}", item.sku)),
                "id": item.sku.to_string(),
                "productId": item.sku.to_string(),
                "name": product.name,
                "detailUrl": format!("/{}/p", product.slug),
                "quantity": item.quantity,
                "seller": "1",
                "price": price,
                "sellingPrice": price,
                "listPrice": product.list_price,
                "availability": if product.available > 0 { "available" } else { "withoutStock" },
            }));
        }
        let customer_email = outputs.customer_email();
        let is_call_center_operator =
            outputs.impersonate.can_impersonate.as_deref().is_some_and(|word| word.eq_ignore_ascii_case("true"));
        json!({
            "orderFormId": id.to_string(),
            "salesChannel": "1",
            "loggedIn": customer_email.is_some(),
            "userProfileId": outputs.profile.id,
            "userType": is_call_center_operator.then_some("callCenterOperator"),
            "value": value,
            "items": items,
            "totalizers": [{ "id": "Items", "name": "Items Total", "value": value }],
            "clientProfileData": self.profile.clone().map(|profile| profile.seen_by(outputs)),
            "marketingData": null,
            "messages": [],
            "storePreferencesData": {
                "countryCode": "BRA",
                "currencyCode": "BRL",
                "currencySymbol": "R$",
            },
        })
    }
}
