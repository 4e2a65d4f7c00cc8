//! Elements that are made once, and look again after each change of what is shown.
//!
//! In `view!` each element, attribute and text has a type of its own, and each type code of its own, which an operator
//! downloads. Nothing here is ever HTML in a string, so a page may require trusted types.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use web_sys::{Comment, Element, Event, EventTarget, Node};

use super::scene::{Scene, Shown};
use crate::foreign::remove;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with all that is in it.
pub struct Part {
    element: Element,
    live: Vec<Live>,
    listeners: Vec<EventListener>,
}

/// What may be another after a change, and what it was.
enum Live {
    Text { element: Element, text: fn(&Shown) -> String, was: String },
    Attribute { element: Element, name: &'static str, value: fn(&Shown) -> Option<String>, was: Option<String> },
    Truth { element: Element, name: &'static str, words: Words, is: fn(&Shown) -> bool, was: Option<bool> },
    Part { before: Comment, is_wanted: fn(&Shown) -> bool, make: fn(&Shown) -> Part, was: Option<Part> },
}

/// How an attribute spells what is true, and what is not; by nothing where it is not there then.
type Words = (&'static str, Option<&'static str>);

/// An element with this class.
pub fn element(tag: &str, class: &str) -> Part {
    Part::of(document().create_element(tag).ok(), class)
}

/// An element of a picture.
pub fn svg(tag: &str, class: &str) -> Part {
    Part::of(document().create_element_ns(Some(SVG), tag).ok(), class)
}

/// A button that sends no form.
pub fn button(class: &str) -> Part {
    element("button", class).with("type", "button")
}

impl Part {
    fn of(element: Option<Element>, class: &str) -> Self {
        let element = element.expect("fails only for a name that no element can have");
        let part = Self { element, live: Vec::new(), listeners: Vec::new() };
        if class.is_empty() { part } else { part.with("class", class) }
    }

    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Gives it an attribute.
    pub fn with(self, name: &str, value: &str) -> Self {
        set(&self.element, name, Some(value));
        self
    }

    /// Gives it an attribute that changes, or is not there at all.
    pub fn with_live(mut self, name: &'static str, value: fn(&Shown) -> Option<String>) -> Self {
        self.live.push(Live::Attribute { element: self.element.clone(), name, value, was: None });
        self
    }

    /// Gives it an attribute that has no value, or is not there.
    pub fn flag(self, name: &'static str, is: fn(&Shown) -> bool) -> Self {
        self.truth(name, ("", None), is)
    }

    /// Gives it an attribute that is `true` or `false`.
    pub fn whether(self, name: &'static str, is: fn(&Shown) -> bool) -> Self {
        self.truth(name, ("true", Some("false")), is)
    }

    fn truth(mut self, name: &'static str, words: Words, is: fn(&Shown) -> bool) -> Self {
        self.live.push(Live::Truth { element: self.element.clone(), name, words, is, was: None });
        self
    }

    /// Has it say this.
    pub fn says(self, text: &str) -> Self {
        self.append(&document().create_text_node(text))
    }

    /// Has it say this, which changes, and nothing else.
    pub fn says_live(mut self, text: fn(&Shown) -> String) -> Self {
        self.live.push(Live::Text { element: self.element.clone(), text, was: String::new() });
        self
    }

    /// Puts another into it, after what there is.
    pub fn holds(mut self, part: Self) -> Self {
        self.live.extend(part.live);
        self.listeners.extend(part.listeners);
        self.append(&part.element)
    }

    /// Puts another into it, after what there is, which is not always there; it is made each time it comes.
    pub fn holds_if(mut self, is_wanted: fn(&Shown) -> bool, make: fn(&Shown) -> Self) -> Self {
        let before = document().create_comment("");
        self.live.push(Live::Part { before: before.clone(), is_wanted, make, was: None });
        self.append(&before)
    }

    /// Does this on an event of it.
    pub fn on(self, now: &Shown, event: &'static str, act: fn(&Rc<Scene>, &Event)) -> Self {
        let target = self.element.clone();
        self.on_target(now, &target, event, act)
    }

    /// Does this on an event of somebody else, as long as it is there.
    pub fn on_target(
        mut self,
        now: &Shown,
        target: &EventTarget,
        event: &'static str,
        act: fn(&Rc<Scene>, &Event),
    ) -> Self {
        let scene = Rc::clone(now.scene);
        let options = EventListenerOptions::enable_prevent_default();
        self.listeners.push(EventListener::new_with_options(target, event, options, move |event| act(&scene, event)));
        self
    }

    fn append(self, node: &Node) -> Self {
        // Fails only for what cannot be in an element.
        let _ = self.element.append_child(node);
        self
    }

    /// Writes what is another than before.
    pub fn look(&mut self, now: &Shown) {
        for live in &mut self.live {
            live.look(now);
        }
    }
}

impl Live {
    fn look(&mut self, now: &Shown) {
        match self {
            Self::Text { element, text, was } => {
                let is = text(now);
                if is != *was {
                    element.set_text_content(Some(&is));
                    *was = is;
                }
            }
            Self::Attribute { element, name, value, was } => {
                let is = value(now);
                if is != *was {
                    set(element, name, is.as_deref());
                    *was = is;
                }
            }
            Self::Truth { element, name, words: (yes, no), is, was } => {
                let is = is(now);
                if was.replace(is) != Some(is) {
                    set(element, name, if is { Some(yes) } else { *no });
                }
            }
            Self::Part { before, is_wanted, make, was } => {
                if !is_wanted(now) {
                    if let Some(part) = was.take() {
                        remove(&part.element);
                    }
                } else if let Some(part) = was {
                    part.look(now);
                } else {
                    let part = was.insert(make(now));
                    part.look(now);
                    if let Some(parent) = before.parent_node() {
                        // Fails only for what cannot be in an element.
                        let _ = parent.insert_before(&part.element, Some(before));
                    }
                }
            }
        }
    }
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for a name that no attribute can have.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
