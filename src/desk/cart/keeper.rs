//! The machine of the cart at work.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use telesales_core::cart::{Effect, Event, Model, News, Notice, Verdict, update};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::held::go_on;
use super::money::contents;
use super::requests::Carts;
use super::wording::{came_of, words};
use crate::desk::drawer::kept;
use crate::foreign::object;
use crate::runtime::time::age_of_page;
use crate::scene::Scene;

/// What the page hears by.
const CART: &str = "telesales-cart";

/// What is known of the cart.
#[derive(Default)]
pub struct Keeper {
    pub model: RefCell<Model>,
    /// What is in it, in words.
    pub contents: RefCell<String>,
    /// When it was asked for last, by the clock that the browser's list of requests goes by: `performance.now()`.
    pub read_at: Cell<f64>,
    said: Cell<(Option<Verdict>, Option<Notice>)>,
}

/// The scene's own.
pub fn keeper(scene: &Scene) -> &Keeper {
    kept(scene)
}

/// Lets something happen to the cart, and shows what is true then.
pub fn tell(scene: &Rc<Scene>, event: Event) {
    take(scene, event);
    scene.draw();
}

pub fn take(scene: &Rc<Scene>, event: Event) {
    let keeper = keeper(scene);
    let is_read = matches!(event, Event::Read { .. });
    let effects = update(&mut keeper.model.borrow_mut(), event);
    if is_read {
        let contents = keeper.model.borrow().cart().map(|cart| contents(cart, scene.config.texts.lang));
        keeper.contents.replace(contents.unwrap_or_default());
        say(scene, keeper);
    }
    for effect in effects {
        perform(scene, effect);
    }
}

/// Says what those must know who cannot see it, once: what came of what was wanted, or that something is wrong.
fn say(scene: &Scene, keeper: &Keeper) {
    let model = keeper.model.borrow();
    let now = (model.verdict(), model.notice());
    let before = keeper.said.replace(now);
    let texts = scene.config.texts;
    let news = match now {
        (_, Some(notice)) if before.1 != now.1 => Some(came_of(texts, notice)),
        (Some(verdict), _) if before.0 != now.0 && model.is_wrong() => Some(words(texts, verdict)),
        _ => None,
    };
    if let Some(news) = news {
        scene.said.replace(news.into());
    }
}

fn perform(scene: &Rc<Scene>, effect: Effect) {
    let carts = Carts::new(&scene.config, scene.runtime.session());
    let waiting = Rc::downgrade(scene);
    match effect {
        Effect::Read { number } => {
            keeper(scene).read_at.set(age_of_page().unwrap_or_default());
            spawn_local(async move {
                let answer = carts.read().await;
                if let Some(scene) = waiting.upgrade() {
                    tell(&scene, Event::Read { number, answer });
                }
            });
        }
        Effect::Write { number, write } => spawn_local(async move {
            let answer = carts.write(write).await;
            if let Some(scene) = waiting.upgrade() {
                tell(&scene, Event::Written { number, answer });
            }
        }),
        Effect::AskSession => scene.runtime.refresh(),
        Effect::LetOrder => go_on(scene),
        Effect::AskOperator => scene.open(),
        // The page may do anything when it hears of it, and this may be called while the bar is being drawn.
        Effect::Tell(news) => spawn_local(async move {
            if let Some(scene) = waiting.upgrade() {
                scene.runtime.tell(CART, &detail(news));
            }
        }),
    }
}

/// `{ verdict, count, total }`: whose the cart is, how many pieces are in it, and what they cost in hundredths of the currency, or
/// null.
fn detail(news: News) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "it was a number of JavaScript's when it was read")]
    let total = news.total.map_or(JsValue::NULL, |total| (total as f64).into());
    object(&[("verdict", news.verdict.name().into()), ("count", news.count.into()), ("total", total)])
}
