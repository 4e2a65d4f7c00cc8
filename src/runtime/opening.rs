use wasm_bindgen::JsValue;

/// What is known when a toolbar begins.
#[derive(Clone, Debug)]
pub enum Opening {
    /// Nothing. A session that cannot be read is taken for a shopper's.
    Unknown,
    /// This tab had an operator before: a session that cannot be read, or names none, is told.
    HadOperator,
    /// The same, or an operator is there, as somebody has read already; which saves the toolbar its first read.
    Read {
        /// The answer's JSON.
        body: JsValue,
        /// When the request was sent, in milliseconds since 1970.
        sent: f64,
    },
}

/// Where the body of the page is from that a toolbar begins in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Body {
    /// It came with the document. Where there was a toolbar in that before, what it knew is known.
    #[default]
    OfDocument,
    /// A library has put it into the document later; it was asked for at that time, in milliseconds since 1970.
    Swapped(f64),
}
