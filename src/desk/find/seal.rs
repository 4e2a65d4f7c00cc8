//! A text that only pages of this tab can read (AES-GCM). The key is a random number in the tab's storage.

use js_sys::{Array, Function, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::window;
use crate::foreign::{call, each, property, text};
use crate::session::fetch::settled;

/// Where the key is, in `sessionStorage`.
const KEY: &str = "telesales-key";
const KEY_BYTES: u32 = 32;
/// What AES-GCM wants to be another each time.
const NONCE_BYTES: u32 = 12;

/// Encrypts it, in hexadecimal digits. `None` where the browser stores nothing, or encrypts nothing, as on pages that came by http.
pub async fn seal(text: &str) -> Option<String> {
    if stored().is_none() {
        call(&storage(), "setItem", &[KEY.into(), hex(&random(KEY_BYTES)?).into()]).ok()?;
    }
    let key = key().await?;
    let nonce = random(NONCE_BYTES)?;
    let sealed = with_key("encrypt", &nonce, &key, text.as_bytes()).await?;
    Some(hex(&[nonce, sealed].concat()))
}

/// What was encrypted; `None` where another tab did that, or somebody has changed it.
pub async fn open(text: &str) -> Option<String> {
    let bytes = bytes(text)?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES as usize)?;
    String::from_utf8(with_key("decrypt", nonce, &key().await?, sealed).await?).ok()
}

/// After this nobody can read what was encrypted.
pub fn forget_key() {
    // A browser that stores nothing has none.
    let _ = call(&storage(), "removeItem", &[KEY.into()]);
}

fn storage() -> JsValue {
    property(&window(), "sessionStorage")
}

fn stored() -> Option<String> {
    text(&storage(), KEY)
}

async fn key() -> Option<JsValue> {
    let raw = bytes(&stored()?)?;
    let uses = [JsValue::from("encrypt"), "decrypt".into()].into_iter().collect::<Array>();
    let values = ["raw".into(), array(&list(&raw))?, "AES-GCM".into(), false.into(), uses.into()];
    settled(call(&subtle(), "importKey", &values).ok()?).await.ok()
}

async fn with_key(method: &str, nonce: &[u8], key: &JsValue, data: &[u8]) -> Option<Vec<u8>> {
    let way = Object::new();
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(&way, &"name".into(), &"AES-GCM".into());
    let _ = Reflect::set(&way, &"iv".into(), &array(&list(nonce))?);
    let answer = settled(call(&subtle(), method, &[way.into(), key.clone(), array(&list(data))?]).ok()?).await.ok()?;
    Some(in_array(&array(&answer)?))
}

fn subtle() -> JsValue {
    property(&property(&global(), "crypto"), "subtle")
}

fn random(length: u32) -> Option<Vec<u8>> {
    let array = array(&length.into())?;
    call(&property(&global(), "crypto"), "getRandomValues", std::slice::from_ref(&array)).ok()?;
    Some(in_array(&array)).filter(|bytes| bytes.iter().any(|byte| *byte != 0))
}

/// An `Uint8Array` of a length, of a list of numbers or of a buffer; `None` where the page has taken the browser's away.
fn array(of: &JsValue) -> Option<JsValue> {
    let constructor = property(&global(), "Uint8Array").dyn_into::<Function>().ok()?;
    Reflect::construct(&constructor, &Array::of1(of)).ok()
}

fn list(bytes: &[u8]) -> JsValue {
    bytes.iter().map(|byte| JsValue::from(*byte)).collect::<Array>().into()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn in_array(array: &JsValue) -> Vec<u8> {
    each(array).map(|byte| byte.as_f64().unwrap_or_default() as u8).collect()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let half = |digit: u8| char::from(digit).to_digit(16);
    let byte = |pair: &[u8]| match *pair {
        [high, low] => u8::try_from(half(high)? * 16 + half(low)?).ok(),
        _ => None,
    };
    hex.as_bytes().chunks(2).map(byte).collect()
}
