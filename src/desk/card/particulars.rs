//! What the session says of the customer besides: asked for when the card is opened, and by nobody who sees only the bar.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use telesales_core::card::Details;
use telesales_core::{Customer, Fault};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::chosen::chosen;
use super::whose::customer;
use crate::desk::choices::choices;
use crate::desk::drawer::kept;
use crate::runtime::waiting::within;
use crate::scene::{Scene, Shown};
use crate::session::{decode, text_at};

#[derive(Default)]
struct Particulars {
    /// Of whom they are, or were asked for.
    of: RefCell<Option<Arc<Customer>>>,
    /// The number of the last question; an answer to one before it is late.
    number: Cell<u32>,
    details: RefCell<Rc<Details>>,
}

/// What is known of the customer whose card it is. Asks for it where the store has chosen what is on the card and nobody has asked,
/// once the bar has the profile: until then there is no more to be had.
pub fn details(now: &Shown) -> Rc<Details> {
    let (particulars, customer) = (kept::<Particulars>(now.scene), customer(now.model));
    let has_chosen = !choices(now.scene).card.is_empty();
    if let Some(customer) = customer.filter(|customer| has_chosen && customer.profile.is_some())
        && particulars.of.borrow().as_ref() != Some(customer)
    {
        let before = particulars.of.replace(Some(Arc::clone(customer)));
        if !before.is_some_and(|before| before.is(customer)) {
            particulars.details.take();
        }
        ask(now.scene, Arc::clone(customer));
    }
    Rc::clone(&particulars.details.borrow())
}

/// The card is opened anew. Who buys does not change while a page is there; what a store has in its keys may.
pub fn look_again(now: &Shown) {
    if let Some(customer) = customer(now.model)
        && chosen(now.scene).has_keys()
        && kept::<Particulars>(now.scene).of.borrow().as_ref() == Some(customer)
    {
        ask(now.scene, Arc::clone(customer));
    }
}

fn ask(scene: &Rc<Scene>, customer: Arc<Customer>) {
    let particulars = kept::<Particulars>(scene);
    let number = particulars.number.get() + 1;
    particulars.number.set(number);
    let (session, items, limit) = (scene.runtime.session(), chosen(scene).items(), scene.config.timeout_ms);
    let waiting = Rc::downgrade(scene);
    spawn_local(async move {
        let request = Box::pin(async move { session.read_items(items).await });
        let answer = within(limit, Err(Fault::TimedOut), request).await;
        if let Some(scene) = waiting.upgrade() {
            take(&scene, number, &customer, answer);
        }
    });
}

fn take(scene: &Rc<Scene>, number: u32, customer: &Customer, answer: Result<JsValue, Fault>) {
    let particulars = kept::<Particulars>(scene);
    if particulars.number.get() != number {
        return;
    }
    let answer = answer.and_then(|body| Ok((decode(&body)?, body)));
    let details = answer.as_ref().ok().and_then(|(session, body)| {
        Details::read(chosen(scene), customer, session, &|namespace, key| text_at(body, namespace, key))
    });
    let is_anothers = answer.is_ok() && details.is_none();
    particulars.details.replace(details.unwrap_or_default().into());
    if is_anothers && scene.runtime.with(|model| model.awaited().is_none()) {
        // The session is for somebody else than the bar says.
        scene.runtime.refresh();
    }
    scene.draw();
}
