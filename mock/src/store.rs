//! A store: its people, products and prices, and which session apps are installed.

use crate::customer::Customer;
use crate::people::{Operator, People};
use crate::products::{PriceTables, Product};
use crate::switches::{Buyers, Switches};

/// A VTEX store, as far as a telesales toolbar can see it. [`Store::demo`] is a furnished one.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) account: String,
    pub(crate) root_path: String,
    /// How the store stands for a session that has not been switched itself.
    pub(crate) switches: Switches,
    pub(crate) people: People,
    pub(crate) price_tables: PriceTables,
    pub(crate) products: Vec<Product>,
}

impl Store {
    /// An empty store with `vtex.impersonate-session` installed; `account` is what `impersonate.account` says.
    #[must_use]
    pub fn new(account: &str) -> Self {
        Self {
            account: account.into(),
            root_path: String::new(),
            switches: Switches::default(),
            people: People::default(),
            price_tables: PriceTables::default(),
            products: Vec::new(),
        }
    }

    /// The same store with one more operator.
    #[must_use]
    pub fn with_operator(mut self, operator: Operator) -> Self {
        self.people.add_operator(operator);
        self
    }

    /// The same store with one more customer, or with this one in place of the one with the same e-mail. The first
    /// customer is the one as whom the log-in page's shopper logs in.
    #[must_use]
    pub fn with_customer(mut self, customer: Customer) -> Self {
        self.people.add_customer(customer);
        self
    }

    /// The same store with that many generated customers besides, the same ones for the same seed. They take neither
    /// time nor memory until somebody searches.
    #[must_use]
    pub fn with_generated_customers(mut self, count: u32, seed: u64) -> Self {
        self.people.crowd.seed = seed;
        self.people.crowd.at_least(count);
        self.switches.look_ups.customers = count;
        self
    }

    /// The same store with a price table that takes that many per cent off the list prices.
    #[must_use]
    pub fn with_price_table(mut self, name: &str, percent_off: u8) -> Self {
        self.price_tables.add(name, percent_off);
        self
    }

    /// The same store with one more product.
    #[must_use]
    pub fn with_product(mut self, product: Product) -> Self {
        self.products.push(product);
        self
    }

    /// The same store without `vtex.impersonate-session`, as stores are by default (protocol §2).
    #[must_use]
    pub fn without_impersonation_app(mut self) -> Self {
        self.switches.has_impersonation_app = false;
        self
    }

    /// The same store, refusing session requests whose impersonation cookie is not percent-encoded. VTEX bears with a
    /// raw one; a test of something that encodes it may not want to.
    #[must_use]
    pub fn with_strict_cookie(mut self) -> Self {
        self.switches.has_strict_cookie = true;
        self
    }

    /// The same store, where a session that has begun learns of a log-in only when it is written (protocol §1).
    #[must_use]
    pub fn telling_log_ins_by_write(mut self) -> Self {
        self.switches.tells_log_in_by_write = true;
        self
    }

    /// The same store, where companies buy by contracts and units, as with VTEX's B2B Buyer Portal (protocol §1).
    #[must_use]
    pub fn bought_at_by_companies(mut self) -> Self {
        self.switches.buyers = Buyers::Companies;
        self
    }

    /// The same store as one binding of several: its API is found under `/es/api` only, for a root path of `/es`
    /// (protocol §1). Slashes at the end do not matter.
    #[must_use]
    pub fn with_root_path(mut self, root_path: &str) -> Self {
        let inner = root_path.trim_matches('/');
        self.root_path = if inner.is_empty() { String::new() } else { format!("/{inner}") };
        self
    }
}
