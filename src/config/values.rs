//! What the options of a toolbar can be.

/// Which colours the bar's card has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the page, by its CSS property `color-scheme`.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the bar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// At its place, and at the window's upper edge when that is scrolled away.
    #[default]
    Sticky,
    /// At its place.
    Static,
    /// At the window's upper edge, over the page.
    Fixed,
}

/// Whether cookies go to a Session Manager on another origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Only to the page's own origin.
    #[default]
    SameOrigin,
    /// To any origin; that server must allow it (CORS).
    Include,
}

/// Whether the page is loaded anew after a verified change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reload {
    /// It is, because prices, catalogue and cart follow the session.
    #[default]
    Auto,
    /// It is not: its own code does what is needed when it hears `telesales-change`.
    None,
}

/// Where customers are looked for by name, document or phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CustomerSearch {
    /// Nowhere: the operator types an e-mail.
    #[default]
    Off,
    /// In the store's Master Data, by the operator's own rights.
    MasterData,
    /// At an endpoint of the store's own: a URL with `{query}`, and perhaps `{kind}`, in it; see
    /// [`own`](telesales_core::find::query::own).
    Own(String),
}

/// What becomes of a link that names a customer (`#telesales-customer=…`), as telephone systems and CRMs open it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing.
    #[default]
    Off,
    /// The form is filled in, and the operator decides.
    Ask,
}

/// Whether the cart is looked at while somebody is acted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cart {
    /// It is: the bar says what is in it, and warns where it is not the customer's.
    #[default]
    Watch,
    /// It is, and a checkout orders with one that is not the customer's only if the operator says that this is meant.
    Guard,
    /// It is not.
    Off,
}
