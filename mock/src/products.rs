//! What the store sells, and at which price to whom.

use std::collections::BTreeMap;

/// One product with one SKU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub(crate) id: u32,
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) brand: String,
    pub(crate) description: String,
    pub(crate) list_price: u32,
    pub(crate) available: u32,
}

impl Product {
    /// A product. `id` is that of the product and of its SKU; `slug` is VTEX's `linkText`, the page being
    /// `/<slug>/p`; `list_price` is in cents. A hundred are in stock.
    #[must_use]
    pub fn new(id: u32, slug: &str, name: &str, list_price: u32) -> Self {
        Self {
            id,
            name: name.into(),
            slug: slug.into(),
            brand: String::new(),
            description: String::new(),
            list_price,
            available: 100,
        }
    }

    /// The same product with a brand and a description.
    #[must_use]
    pub fn described(mut self, brand: &str, description: &str) -> Self {
        self.brand = brand.into();
        self.description = description.into();
        self
    }

    /// The same product with that many in stock.
    #[must_use]
    pub fn available(mut self, available: u32) -> Self {
        self.available = available;
        self
    }
}

/// The store's price tables: the name of each, and how many per cent it takes off the list price.
#[derive(Clone, Debug, Default)]
pub(crate) struct PriceTables(BTreeMap<Box<str>, u8>);

impl PriceTables {
    pub(crate) fn add(&mut self, name: &str, percent_off: u8) {
        self.0.insert(name.into(), percent_off.min(100));
    }

    /// The price of a product in cents, rounded half up; the list price without a table or with an unknown one.
    pub(crate) fn price(&self, product: &Product, table: Option<&str>) -> u32 {
        let percent_off = table.and_then(|name| self.0.get(name)).copied().unwrap_or_default();
        let hundredths = u64::from(product.list_price) * u64::from(100 - percent_off);
        u32::try_from((hundredths + 50) / 100).unwrap_or(product.list_price)
    }
}
