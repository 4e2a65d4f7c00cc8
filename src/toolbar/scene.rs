//! What is seen of a model, and what of that the operator chose: open or closed, small or whole.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::document;
use telesales_core::{Failure, Model, Stage};
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, HtmlElement, Node};

use super::bar::bar;
use super::dom::Part;
#[cfg(feature = "style")]
use super::style;
use super::words;
use crate::config::Config;
use crate::foreign::remove;
use crate::messages::Messages;
use crate::runtime::Runtime;

/// After this time in the page a live region is known to those who read the page aloud. What it says sooner is part of the
/// page to them, and not heard.
const UNHEARD_MS: u32 = 100;

/// The stages whose form or card has nothing more to say once they are over.
const ENDING: [&str; 4] = ["starting", "stopping", "found", "outdated"];

/// The bar of one toolbar, as long as there is one to be seen.
pub struct Scene {
    pub runtime: Runtime,
    pub config: Config,
    pub is_open: Cell<bool>,
    pub is_minimised: Cell<bool>,
    /// What those who cannot see it are told, once they can hear it.
    pub said: RefCell<String>,
    pub is_heard: Cell<bool>,
    hears_at: RefCell<Option<Timeout>>,
    /// The bar comes before this.
    anchor: Comment,
    bar: RefCell<Option<Part>>,
    section: RefCell<Option<Element>>,
    before: RefCell<Option<Before>>,
    is_drawing: Cell<bool>,
    is_stale: Cell<bool>,
}

/// What the views are given: what is true now.
pub struct Shown<'a> {
    pub scene: &'a Rc<Scene>,
    pub model: &'a Model,
}

/// What was true when it was drawn last.
struct Before {
    stage: &'static str,
    news: Option<News>,
    spoken: Option<String>,
}

/// What is told, and who is in effect while it is told.
type News = (Failure, Option<String>);

impl Scene {
    pub fn new(runtime: Runtime, config: Config) -> Rc<Self> {
        Rc::new(Self {
            runtime,
            is_open: Cell::new(false),
            is_minimised: Cell::new(config.is_minimised),
            config,
            said: RefCell::default(),
            is_heard: Cell::new(false),
            hears_at: RefCell::default(),
            anchor: document().create_comment(""),
            bar: RefCell::default(),
            section: RefCell::default(),
            before: RefCell::default(),
            is_drawing: Cell::new(false),
            is_stale: Cell::new(false),
        })
    }

    /// Comes into the page, or to another place in it.
    pub fn mount(self: &Rc<Self>, parent: &Node, marker: Option<&Node>) {
        self.unmount();
        // Fails only where the marker is no child of the parent.
        let _ = parent.insert_before(&self.anchor, marker);
        self.draw();
    }

    /// Leaves the page; it can come back.
    pub fn unmount(&self) {
        remove(&self.anchor);
        if let Some(section) = self.section() {
            remove(&section);
        }
    }

    /// Forgets the bar, whose listeners know the scene.
    pub fn end(&self) {
        remove(&self.anchor);
        self.leave();
    }

    /// The bar, while there is one.
    pub fn section(&self) -> Option<Element> {
        self.section.borrow().clone()
    }

    /// What is first of it in the page.
    pub fn first(&self) -> Node {
        let section = self.section().filter(|section| section.parent_node().is_some());
        section.map_or_else(|| self.anchor.clone().into(), Into::into)
    }

    /// Shows what is true now. An event that drawing brings about, such as of a focus that is lost, has it drawn once more.
    pub fn draw(self: &Rc<Self>) {
        self.is_stale.set(true);
        if self.is_drawing.replace(true) {
            return;
        }
        while self.is_stale.replace(false) {
            self.draw_once();
        }
        self.is_drawing.set(false);
    }

    fn draw_once(self: &Rc<Self>) {
        self.runtime.with(|model| self.show(&Shown { scene: self, model }));
    }

    fn show(self: &Rc<Self>, now: &Shown) {
        if !now.model.shows_bar() {
            self.leave();
            return;
        }
        if self.section().is_none() {
            let part = bar(now);
            self.section.replace(Some(part.element().clone()));
            self.bar.replace(Some(part));
        }
        self.follow(now);
        if let Some(part) = &mut *self.bar.borrow_mut() {
            part.look(now);
        }
        self.place();
    }

    fn leave(&self) {
        if let Some(section) = self.section.take() {
            remove(&section);
        }
        self.bar.take();
        self.before.take();
        self.is_open.set(false);
        self.said.take();
        self.is_heard.set(false);
        self.hears_at.take();
    }

    fn place(self: &Rc<Self>) {
        let (Some(section), Some(parent)) = (self.section(), self.anchor.parent_node()) else { return };
        if section.parent_node().as_ref() != Some(&parent) {
            // Fails only for what cannot be in an element.
            let _ = parent.insert_before(&section, Some(&self.anchor));
            self.hear_later();
        }
        // The parent may have come into the page, or gone to another, after what is in it.
        #[cfg(feature = "style")]
        style::adopt(&section.get_root_node());
    }

    fn hear_later(self: &Rc<Self>) {
        let scene = Rc::downgrade(self);
        let timer = Timeout::new(UNHEARD_MS, move || {
            if let Some(scene) = scene.upgrade() {
                scene.is_heard.set(true);
                if !scene.said.borrow().is_empty() {
                    scene.draw();
                }
            }
        });
        self.hears_at.replace(Some(timer));
    }

    /// Opens the popover on news that must not be missed, closes it when what was asked for is done, and says what changed.
    fn follow(self: &Rc<Self>, now: &Shown) {
        let stage = now.model.stage();
        let after = Before { stage: stage.name(), news: news(stage), spoken: words::spoken(now) };
        let before = self.before.take();
        let (was, news, spoken) = match &before {
            Some(before) => (before.stage, &before.news, before.spoken != after.spoken),
            // What is as it should be when the bar comes is read with the page; what is not is said.
            None => ("", &None, stage.notice().is_some()),
        };
        if after.news.is_some() && *news != after.news {
            self.is_open.set(true);
        } else if ENDING.contains(&was) && was != after.stage && !words::is_under_way(now) && after.news.is_none() {
            self.close();
        }
        if spoken {
            self.said.replace(after.spoken.clone().unwrap_or_default());
        }
        self.before.replace(Some(after));
    }

    /// Closes the popover; the focus that was in it goes to its button.
    pub fn close(self: &Rc<Self>) {
        let had_focus = self.find(".telesales-menu:focus-within").is_some();
        self.is_open.set(false);
        if had_focus {
            self.focus(".telesales-opener");
        }
        self.draw();
    }

    /// Opens the popover, and goes to the first thing there is to do in it.
    pub fn open(self: &Rc<Self>) {
        self.is_open.set(true);
        self.draw();
        self.focus(".telesales-popover :is(input, a, button):not([hidden])");
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.section.borrow().as_ref()?.query_selector(selector).ok()??;
        Some(found.unchecked_into())
    }

    pub fn focus(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            // Fails only for an element that is gone.
            let _ = element.focus();
        }
    }
}

impl Shown<'_> {
    pub fn stage(&self) -> &Stage {
        self.model.stage()
    }

    pub fn texts(&self) -> &'static Messages {
        self.scene.config.texts
    }
}

/// A late profile comes by itself most of the time, and the card says so to those who look.
fn news(stage: &Stage) -> Option<News> {
    let failure = stage.notice().filter(|failure| *failure != Failure::ProfileLate)?;
    Some((failure, stage.customer().map(|customer| customer.email.clone())))
}
