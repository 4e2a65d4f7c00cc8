//! What is seen of a model, and what of that the operator chose: open or closed, small or whole.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::browser::document;
use gloo_timers::callback::Timeout;
use telesales_core::{Model, Stage};
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, HtmlElement, Node};

use crate::attention::{Attention, Moves};
use crate::config::Config;
use crate::delivery::{Delivery, Supply};
use crate::draw::{self, Picture};
use crate::foreign::remove;
use crate::messages::Messages;
use crate::runtime::Runtime;
#[cfg(feature = "style")]
use crate::style;
use crate::words::Words;

/// After this time in the page a live region is known to those who read the page aloud. What it says sooner is part of the
/// page to them, and not heard.
const UNHEARD_MS: u32 = 100;

/// A toolbar, as the drawing room knows it.
pub struct Toolbar;

impl Picture for Toolbar {
    type Now<'a> = Shown<'a>;
    type Actor = Rc<Scene>;
    type Row = Row;
}

pub type Part = draw::Part<Toolbar>;

/// A row of a list: a fact with its name, or something that only the desk knows.
pub enum Row {
    Fact(&'static str, String),
    Of(Rc<dyn Any>),
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fact(term, value), Self::Fact(other_term, other)) => term == other_term && value == other,
            (Self::Of(this), Self::Of(other)) => Rc::ptr_eq(this, other),
            _ => false,
        }
    }
}

/// An element with this class.
pub fn element(tag: &str, class: &str) -> Part {
    Part::new(tag, class)
}

/// A button that sends no form.
pub fn button(class: &str) -> Part {
    element("button", class).with("type", "button")
}

/// What the views are given: what is true now.
pub struct Shown<'a> {
    pub scene: &'a Rc<Scene>,
    pub model: &'a Model,
}

impl<'a> Shown<'a> {
    pub fn stage(&self) -> &'a Stage {
        self.model.stage()
    }

    pub fn texts(&self) -> &'static Messages {
        self.scene.config.texts
    }

    pub fn words(&self) -> Words<'a> {
        Words { stage: self.stage(), texts: self.texts() }
    }
}

/// What is behind the bar's button: all that a bar knows of it, for it may come later.
pub struct Desk {
    pub(crate) content: fn(&Shown) -> Part,
    /// Whether something stands beside the button, to be seen while the popover is closed as well.
    pub(crate) has_notes: fn(&Shown) -> bool,
    /// That.
    pub(crate) notes: fn(&Shown) -> Part,
    /// Hears of all that changes.
    pub(crate) follow: fn(&Shown),
    /// Why the last thing did not work.
    pub(crate) message: fn(Words) -> Option<String>,
}

type Dress = dyn Fn(&Element) -> Box<dyn Any>;

/// The bar of one toolbar, as long as there is one to be seen.
pub struct Scene {
    pub runtime: Runtime,
    pub config: Config,
    pub is_open: Cell<bool>,
    pub is_minimised: Cell<bool>,
    pub desk: Delivery<&'static Desk>,
    /// What the desk keeps while it is closed.
    pub drawer: OnceCell<Box<dyn Any>>,
    /// What those who cannot see it are told, once they can hear it.
    pub said: RefCell<String>,
    pub is_heard: Cell<bool>,
    hears_at: RefCell<Option<Timeout>>,
    make: fn(&Shown) -> Part,
    /// Who opened the popover wants to be in it.
    wants_focus: Cell<bool>,
    /// The bar comes before this.
    anchor: Comment,
    bar: RefCell<Option<Part>>,
    section: RefCell<Option<Element>>,
    /// What is done to the bar's root besides, whenever it is made, and what is to be kept of that as long as it is there.
    dress: RefCell<Option<Box<Dress>>>,
    dressed: RefCell<Option<Box<dyn Any>>>,
    before: RefCell<Option<Attention>>,
    is_drawing: Cell<bool>,
    is_stale: Cell<bool>,
}

impl Scene {
    /// Nothing is drawn until it is mounted. `make` makes the bar.
    pub fn new(runtime: Runtime, config: Config, make: fn(&Shown) -> Part, desk: Supply<&'static Desk>) -> Rc<Self> {
        let scene = Rc::new(Self {
            runtime,
            is_open: Cell::new(false),
            is_minimised: Cell::new(config.is_minimised),
            config,
            desk: Delivery::by(desk),
            drawer: OnceCell::new(),
            said: RefCell::default(),
            is_heard: Cell::new(false),
            hears_at: RefCell::default(),
            make,
            wants_focus: Cell::new(false),
            anchor: document().create_comment(""),
            bar: RefCell::default(),
            section: RefCell::default(),
            dress: RefCell::default(),
            dressed: RefCell::default(),
            before: RefCell::default(),
            is_drawing: Cell::new(false),
            is_stale: Cell::new(false),
        });
        let drawn = Rc::downgrade(&scene);
        scene.runtime.on_change(move || {
            if let Some(scene) = drawn.upgrade() {
                scene.draw();
            }
        });
        scene
    }

    /// Has this done to the bar's root.
    #[cfg(feature = "leptos")]
    pub fn dress(&self, dress: impl Fn(&Element) -> Box<dyn Any> + 'static) {
        self.dress.replace(Some(Box::new(dress)));
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
    #[cfg(feature = "leptos")]
    pub fn first(&self) -> Node {
        let section = self.section().filter(|section| section.parent_node().is_some());
        section.map_or_else(|| self.anchor.clone().into(), Into::into)
    }

    /// Has the desk fetched, unless it is there or on its way. Nothing is said of one that does not come, unless it was reached
    /// for.
    pub fn fetch_desk(self: &Rc<Self>) {
        let waiting = Rc::downgrade(self);
        self.desk.fetch(Box::new(move |desk| {
            if let Some(scene) = waiting.upgrade() {
                scene.desk.take(desk, scene.is_open.get());
                scene.draw();
                if scene.is_open.get() && scene.wants_focus.take() {
                    scene.focus_popover();
                }
            }
        }));
    }

    /// Shows what is true now. An event that drawing brings about, such as of a focus that is lost, has it drawn once more.
    pub fn draw(self: &Rc<Self>) {
        self.is_stale.set(true);
        if self.is_drawing.replace(true) {
            return;
        }
        while self.is_stale.replace(false) {
            self.runtime.with(|model| self.show(&Shown { scene: self, model }));
        }
        self.is_drawing.set(false);
    }

    fn show(self: &Rc<Self>, now: &Shown) {
        if !now.model.shows_bar() {
            self.leave();
            return;
        }
        let Some(parent) = self.anchor.parent_node() else { return };
        if self.section().is_none() {
            let part = (self.make)(now);
            let section = part.element().clone();
            self.dressed.replace(self.dress.borrow().as_ref().map(|dress| dress(&section)));
            self.section.replace(Some(section));
            self.bar.replace(Some(part));
        }
        self.follow(now.words());
        if let Some(desk) = self.desk.get() {
            (desk.follow)(now);
        }
        if let Some(part) = &mut *self.bar.borrow_mut() {
            part.look(now);
        }
        self.place(&parent);
    }

    fn leave(&self) {
        if let Some(section) = self.section.take() {
            remove(&section);
        }
        self.bar.take();
        self.dressed.take();
        self.before.take();
        self.is_open.set(false);
        self.said.take();
        self.is_heard.set(false);
        self.hears_at.take();
    }

    fn place(self: &Rc<Self>, parent: &Node) {
        let Some(section) = self.section() else { return };
        if section.parent_node().as_ref() != Some(parent) {
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
    fn follow(self: &Rc<Self>, words: Words) {
        let after = Attention::to(words, self.desk.get().map(|desk| desk.message));
        let Moves { opens, closes, says } = after.since(self.before.take().as_ref());
        if opens {
            self.is_open.set(true);
            self.fetch_desk();
        } else if closes {
            self.close();
        }
        if let Some(text) = says {
            self.said.replace(text);
        }
        self.before.replace(Some(after));
    }

    /// Closes the popover; the focus that was in it goes to its button.
    pub fn close(self: &Rc<Self>) {
        let had_focus = self.find(".telesales-menu:focus-within").is_some();
        self.is_open.set(false);
        self.wants_focus.set(false);
        if had_focus {
            self.focus(".telesales-opener");
        }
        self.draw();
    }

    /// Opens the popover, or closes it.
    pub fn toggle(self: &Rc<Self>) {
        if self.is_open.get() { self.close() } else { self.open() }
    }

    /// Opens the popover, and goes to the first thing there is to do in it.
    pub fn open(self: &Rc<Self>) {
        self.is_open.set(true);
        self.wants_focus.set(true);
        self.fetch_desk();
        self.draw();
        if self.desk.get().is_some() && self.wants_focus.take() {
            self.focus_popover();
        }
    }

    pub fn focus_popover(&self) {
        self.focus(".telesales-popover :is(input, .telesales-button):not([hidden])");
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
