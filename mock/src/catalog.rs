//! The product search, in the session's prices.

use serde_json::{Value, json};

use crate::SessionManager;
use crate::http::{Answer, Request, Response, not_found, only};
use crate::percent;
use crate::products::Product;
use crate::stats::Event;

/// VTEX answers at most fifty products at a time.
const LARGEST_PAGE: usize = 50;

impl SessionManager {
    /// `GET /api/catalog_system/pub/products/search`, with a term as `/{term}` or `ft=`, a product as
    /// `/{linkText}/p`, `fq=productId:…` or `fq=skuId:…`, and a page as `_from=0&_to=9`.
    ///
    /// 200 with an array of products, 206 when there are more than the page holds; 400 for another `fq` or page.
    pub(crate) fn search_products(&mut self, request: &Request, path: &[&str]) -> Answer {
        self.count(request, Event::CatalogRead);
        only("GET", request)?;
        let query = request.query()?;
        let search = Search::parse(path, &query)?;
        let table = self.outputs_of(request).profile.price_tables;
        let found: Vec<_> = self.store.products.iter().filter(|product| search.finds(product)).collect();
        let page: Vec<_> = found
            .iter()
            .skip(search.from)
            .take(search.to - search.from + 1)
            .map(|product| as_json(product, self.store.price_tables.price(product, table.as_deref())))
            .collect();
        let status = if page.len() < found.len() { 206 } else { 200 };
        let resources = format!("{}-{}/{}", search.from, search.to, found.len());
        Ok(Response::of_json(status, &Value::Array(page)).with_header("resources", &resources))
    }
}

struct Search {
    slug: Option<String>,
    terms: Vec<String>,
    ids: Vec<u32>,
    from: usize,
    to: usize,
}

impl Search {
    fn parse(path: &[&str], query: &[(String, String)]) -> Result<Self, Response> {
        let bad = |message| Response::refusal(400, message);
        let decoded = |text: &str| percent::decode(text).map_err(|_| bad("The path is not properly encoded."));
        let mut search = Self { slug: None, terms: vec![], ids: vec![], from: 0, to: 9 };
        match path {
            [] => {}
            [slug, "p"] => search.slug = Some(decoded(slug)?),
            [term] => search.terms.push(decoded(term)?.to_lowercase()),
            _ => return Err(not_found()),
        }
        for (name, value) in query {
            let number = || value.parse().map_err(|_| bad("_from and _to are whole numbers."));
            match name.as_str() {
                "ft" => search.terms.push(value.to_lowercase()),
                "fq" => {
                    let id = value.strip_prefix("productId:").or_else(|| value.strip_prefix("skuId:"));
                    let id = id.and_then(|id| id.parse().ok());
                    search.ids.push(id.ok_or_else(|| bad("fq is productId:<number> or skuId:<number>."))?);
                }
                "_from" => search.from = number()?,
                "_to" => search.to = number()?,
                _ => {}
            }
        }
        if search.to < search.from || search.to - search.from >= LARGEST_PAGE {
            return Err(bad("A page runs from _from up to _to and holds at most 50 products."));
        }
        Ok(search)
    }

    fn finds(&self, product: &Product) -> bool {
        let text = || format!("{} {} {}", product.name, product.brand, product.description).to_lowercase();
        self.slug.as_ref().is_none_or(|slug| *slug == product.slug)
            && (self.ids.is_empty() || self.ids.contains(&product.id))
            && self.terms.iter().all(|term| term.split_whitespace().all(|word| text().contains(word)))
    }
}

/// A product as VTEX's search words it; prices are in units of the currency, not in cents.
fn as_json(product: &Product, price: u32) -> Value {
    let id = product.id.to_string();
    json!({
        "productId": id,
        "productName": product.name,
        "productTitle": product.name,
        "brand": product.brand,
        "linkText": product.slug,
        "link": format!("/{}/p", product.slug),
        "description": product.description,
        "items": [{
            "itemId": id,
            "name": product.name,
            "nameComplete": product.name,
            "images": [],
            "sellers": [{
                "sellerId": "1",
                "sellerName": "Store",
                "sellerDefault": true,
                "commertialOffer": {
                    "Price": f64::from(price) / 100.0,
                    "ListPrice": f64::from(product.list_price) / 100.0,
                    "PriceWithoutDiscount": f64::from(price) / 100.0,
                    "AvailableQuantity": product.available,
                    "IsAvailable": product.available > 0,
                },
            }],
        }],
    })
}
