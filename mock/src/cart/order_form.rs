//! A cart and how VTEX words it. Amounts are in cents.

use serde_json::{Value, json};

use super::ClientProfile;
use crate::apps::Outputs;
use crate::store::Store;
use crate::token::{Token, id_of};

/// The parts of an orderForm that `expectedOrderFormSections` chooses from.
pub(crate) const SECTIONS: [&str; 6] =
    ["clientProfileData", "items", "marketingData", "messages", "storePreferencesData", "totalizers"];

#[derive(Clone, Debug)]
pub(crate) struct Cart {
    items: Vec<Item>,
    pub(crate) profile: Option<ClientProfile>,
    /// What the cookie of ownership has to say; another one with each new owner.
    pub(crate) ownership: Option<Token>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) sku: u32,
    quantity: u32,
}

impl Item {
    /// Reads `{"index":0,"quantity":2}`: which place in the cart, and how many there are to be.
    pub(crate) fn parse_change(item: &Value) -> Option<(usize, u32)> {
        let index = usize::try_from(item["index"].as_u64()?).ok()?;
        Some((index, u32::try_from(item["quantity"].as_u64()?).ok()?))
    }

    /// Reads `{"id":"1","quantity":1,"seller":"1"}`; the store is its only seller.
    pub(crate) fn parse(item: &Value) -> Option<Self> {
        let sku = item["id"].as_str()?.parse().ok()?;
        let quantity = u32::try_from(item["quantity"].as_u64()?).ok()?;
        (quantity > 0 && item["seller"] == "1").then_some(Self { sku, quantity })
    }
}

impl Cart {
    /// An empty one.
    pub(crate) fn of(profile: Option<ClientProfile>) -> Self {
        Self { items: Vec::new(), profile, ownership: None }
    }

    /// Adds an item; one that is there already becomes more.
    pub(crate) fn add(&mut self, item: Item) {
        match self.items.iter_mut().find(|present| present.sku == item.sku) {
            Some(present) => present.quantity = present.quantity.saturating_add(item.quantity),
            None => self.items.push(item),
        }
    }

    /// Has as many of each place as this says; of none nothing is left. What is no place changes nothing.
    pub(crate) fn change(&mut self, quantities: &[(usize, u32)]) {
        for (index, quantity) in quantities {
            if let Some(item) = self.items.get_mut(*index) {
                item.quantity = *quantity;
            }
        }
        self.items.retain(|item| item.quantity > 0);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The orderForm, in the prices of the session that looks at it, which owns the cart or does not.
    pub(crate) fn to_json(&self, id: Token, store: &Store, outputs: &Outputs, owns_it: bool) -> Value {
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
        let owner = self.profile.as_ref().and_then(|profile| store.people.customer(&profile.email));
        let seen = |profile: ClientProfile| if owns_it { profile.seen_by(outputs) } else { profile.disowned() };
        let customer_email = outputs.customer_email();
        let is_call_center_operator =
            outputs.impersonate.can_impersonate.as_deref().is_some_and(|word| word.eq_ignore_ascii_case("true"));
        json!({
            "orderFormId": id.to_string(),
            "salesChannel": "1",
            "loggedIn": customer_email.is_some(),
            "userProfileId": owner.map(|owner| owner.id()),
            "userType": is_call_center_operator.then_some("callCenterOperator"),
            "value": value,
            "items": items,
            "totalizers": [{ "id": "Items", "name": "Items Total", "value": value }],
            "clientProfileData": self.profile.clone().map(seen),
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
