//! What the browser tells of the document that the toolbar is in: how old it is, and whether it can be loaded anew.

use std::cell::RefCell;

use crate::browser::{document, location, window};
use js_sys::{Array, Date, JSON, Object, Reflect};
use telesales_core::{Document, MadeFor};
use wasm_bindgen::JsValue;

use super::memory::{get, set};
use super::time::{age_of_page, milliseconds};
use crate::foreign::{call, property, text};
use crate::session::SessionManager;

/// In `sessionStorage`: when the pages of this tab were asked for, by hashes of their addresses, so that one which comes from
/// the cache later is known; and when the document of now and the one before it began.
const PAGES: &str = "telesales-pages";
const BEGAN: &str = "began";
const BEFORE: &str = "before";

/// How long the text of that may become before it begins anew.
const MUCH: usize = 4_000;

/// What is told of how the document came.
struct Navigation {
    /// When its document began, in milliseconds since 1970.
    began: f64,
    /// When the server was asked for it, by the same clock. `None` where another page or a cache had the answer already.
    asked_for: Option<f64>,
    was_prefetched: bool,
    was_reloaded: bool,
}

thread_local! {
    /// For whom the document was made, and by which session, as the toolbar knows that heard last: a store that changes its page
    /// without loading one, sets an attribute, or inserts an element anew, has not made the document anew by that.
    static KNOWN: RefCell<Option<(String, MadeFor)>> = const { RefCell::new(None) };
}

/// For whom the document was made, as another toolbar in it knows; [`MadeFor::Unread`] where none has read this session yet.
pub(super) fn made_for(session: &str) -> MadeFor {
    KNOWN.with_borrow(|known| match known {
        Some((of, made_for)) if of == session => made_for.clone(),
        _ => MadeFor::Unread,
    })
}

/// Has toolbars that come later know this of the document.
pub(super) fn know(session: &str, made_for: &MadeFor) {
    if *made_for != MadeFor::Unread {
        KNOWN.set(Some((session.to_owned(), made_for.clone())));
    }
}

/// The document of now.
pub(super) fn look() -> Document {
    let navigation = Navigation::of_now();
    let known = get("sessionStorage", PAGES).filter(|text| text.len() < MUCH);
    let known = known.and_then(|text| JSON::parse(&text).ok()).filter(JsValue::is_object);
    let known = known.unwrap_or_else(|| Object::new().into());
    let began = property(&known, BEGAN).as_f64().unwrap_or_default();
    // Another toolbar in this document was here before.
    let is_same = (began - navigation.began).abs() <= 2.0;
    let before = property(&known, if is_same { BEFORE } else { BEGAN }).as_f64();
    let page = hash(&location().href().unwrap_or_default()).to_string();
    let asked_for = match navigation.asked_for {
        // What a page has fetched ahead is not older than that page.
        None if navigation.was_prefetched => before,
        None => property(&known, &page).as_f64(),
        asked_for => asked_for,
    };
    let told = [(BEGAN, Some(navigation.began)), (BEFORE, before), (&page, navigation.asked_for)];
    for (name, time) in told {
        if let Some(time) = time {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&known, &name.into(), &time.into());
        }
    }
    if let Ok(text) = JSON::stringify(&known) {
        set("sessionStorage", PAGES, &String::from(text));
    }
    let can_be_renewed = navigation.asked_for.is_some() || !navigation.was_reloaded;
    Document { asked_for: asked_for.map(milliseconds), can_be_renewed }
}

impl Navigation {
    fn of_now() -> Self {
        let performance = property(&window(), "performance");
        let began = Date::now() - age_of_page().unwrap_or_default();
        let entries = call(&performance, "getEntriesByType", &["navigation".into()]).unwrap_or_default();
        let entry = property(&entries, "0");
        let kind = text(&entry, "type").unwrap_or_default();
        let was_prefetched = text(&entry, "deliveryType").is_some_and(|way| way.ends_with("prefetch"));
        // Bytes came from the server for this very navigation, if only to say that nothing has changed.
        let was_sent = property(&entry, "transferSize").as_f64().is_some_and(|bytes| bytes > 0.0);
        // Browsers that do not tell how a document came say of all that comes by a worker that no bytes did.
        let cannot_tell =
            property(&entry, "deliveryType").is_undefined() && SessionManager::may_be_kept() && kind != "back_forward";
        // In Firefox a request begins a little after the server has answered it.
        let requested = property(&entry, "fetchStart").as_f64().unwrap_or_default();
        Self {
            began,
            asked_for: ((was_sent || cannot_tell) && !was_prefetched).then_some(began + requested),
            was_prefetched,
            was_reloaded: kind == "reload",
        }
    }
}

/// FNV-1a of an address without its fragment.
fn hash(address: &str) -> u32 {
    let page = address.split('#').next().unwrap_or_default();
    page.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Where somebody types. What is ticked, dragged or chosen a page's own script may have set, and some has no first value.
const TYPED: &str =
    "input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=hidden], [type=submit]), textarea";

/// Whether somebody has worked on the page, so that something would be lost if it was loaded anew: here and now, or before, as
/// browsers give fields of a page that is gone back to what was typed in them.
pub(super) fn is_worked_on() -> bool {
    if property(&property(&document(), "activeElement"), "isContentEditable").is_truthy() {
        return true;
    }
    let fields = call(&document(), "querySelectorAll", &[TYPED.into()]);
    list(&fields.unwrap_or_default()).iter().any(|field| {
        let at_first = property(field, "defaultValue");
        !at_first.is_undefined() && property(field, "value") != at_first
    })
}

/// What has a length, such as what the browser finds; nothing where it is no object.
fn list(thing: &JsValue) -> Vec<JsValue> {
    if thing.is_object() { Array::from(thing).to_vec() } else { Vec::new() }
}
