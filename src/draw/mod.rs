//! The drawing room: elements that are made once, and look again after each change of what is shown.
//!
//! It knows nothing of toolbars: what is shown, who acts on events and what a list has rows of is said by a [`Picture`].
//! `docs/drawing.md` says why there is such a room at all, and when to look for another one.
//!
//! Nothing here is ever HTML in a string, so a page may require trusted types.

#[cfg(test)]
mod tests;

use crate::browser::document;
use crate::foreign::remove;
use std::mem;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Comment, Element, Event, EventTarget, Node};

/// What is drawn.
pub trait Picture: 'static {
    /// All that is true at one moment.
    type Now<'a>;
    /// Who acts on events.
    type Actor: Clone + 'static;
    /// What a list has rows of. Two that are equal look the same.
    type Row: PartialEq + 'static;
}

/// An element with all that is in it.
pub struct Part<P: Picture> {
    element: Element,
    live: Vec<Live<P>>,
    listeners: Vec<EventListener>,
}

/// How an attribute spells what is true, and what is not; by nothing where it is not there then.
type Spelling = (&'static str, Option<&'static str>);

impl<P: Picture> Part<P> {
    /// An element with this class.
    pub fn new(tag: &str, class: &str) -> Self {
        let element = document().create_element(tag).expect("fails only for a name that no element can have");
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
    pub fn with_live(self, name: &'static str, value: fn(&P::Now<'_>) -> Option<String>) -> Self {
        let element = self.element.clone();
        self.and(Live::Attribute { element, name, value, was: None })
    }

    /// Gives it an attribute that has no value, or is not there.
    pub fn flag(self, name: &'static str, is: fn(&P::Now<'_>) -> bool) -> Self {
        self.truth(name, ("", None), is)
    }

    /// Gives it an attribute that is `true` or `false`.
    pub fn whether(self, name: &'static str, is: fn(&P::Now<'_>) -> bool) -> Self {
        self.truth(name, ("true", Some("false")), is)
    }

    fn truth(self, name: &'static str, spelling: Spelling, is: fn(&P::Now<'_>) -> bool) -> Self {
        let element = self.element.clone();
        self.and(Live::Truth { element, name, spelling, is, was: None })
    }

    /// Has it say this.
    pub fn says(self, text: &str) -> Self {
        self.append(&document().create_text_node(text))
    }

    /// Has it say this, which changes, and nothing else.
    pub fn says_live(self, text: fn(&P::Now<'_>) -> String) -> Self {
        let element = self.element.clone();
        self.and(Live::Text { element, text, was: String::new() })
    }

    /// Puts another into it, after what there is.
    pub fn holds(mut self, part: Self) -> Self {
        self.live.extend(part.live);
        self.listeners.extend(part.listeners);
        self.append(&part.element)
    }

    /// Puts another into it, after what there is, which is not always there; it is made each time it comes.
    pub fn holds_if(self, is_wanted: fn(&P::Now<'_>) -> bool, make: fn(&P::Now<'_>) -> Self) -> Self {
        let before = document().create_comment("");
        self.append(&before).and(Live::Part { before, is_wanted, make, was: None })
    }

    /// Puts a part for each of these rows into it, after what there is. A row that is the same as one before is that one, with
    /// the focus that is in it; others are made and taken away.
    pub fn lists(self, rows: fn(&P::Now<'_>) -> Vec<P::Row>, make: fn(&P::Now<'_>, &P::Row) -> Self) -> Self {
        let before = document().create_comment("");
        self.append(&before).and(Live::List(List::new(before, rows, make)))
    }

    /// Does this on an event of it.
    pub fn on(self, actor: &P::Actor, event: &'static str, act: fn(&P::Actor, &Event)) -> Self {
        let target = self.element.clone();
        self.on_target(actor, &target, event, act)
    }

    /// Does this on an event of somebody else, as long as it is there.
    pub fn on_target(
        mut self,
        actor: &P::Actor,
        target: &EventTarget,
        event: &'static str,
        act: fn(&P::Actor, &Event),
    ) -> Self {
        let actor = actor.clone();
        let options = EventListenerOptions::enable_prevent_default();
        self.listeners.push(EventListener::new_with_options(target, event, options, move |event| act(&actor, event)));
        self
    }

    fn and(mut self, live: Live<P>) -> Self {
        self.live.push(live);
        self
    }

    fn append(self, node: &Node) -> Self {
        // Fails only for what cannot be in an element.
        let _ = self.element.append_child(node);
        self
    }

    /// Writes what is another than before.
    pub fn look(&mut self, now: &P::Now<'_>) {
        for live in &mut self.live {
            live.look(now);
        }
    }
}

/// What may be another after a change, and what it was.
enum Live<P: Picture> {
    Text { element: Element, text: fn(&P::Now<'_>) -> String, was: String },
    Attribute { element: Element, name: &'static str, value: fn(&P::Now<'_>) -> Option<String>, was: Option<String> },
    Truth { element: Element, name: &'static str, spelling: Spelling, is: fn(&P::Now<'_>) -> bool, was: Option<bool> },
    Part { before: Comment, is_wanted: fn(&P::Now<'_>) -> bool, make: fn(&P::Now<'_>) -> Part<P>, was: Option<Part<P>> },
    List(List<P>),
}

impl<P: Picture> Live<P> {
    fn look(&mut self, now: &P::Now<'_>) {
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
            Self::Truth { element, name, spelling: (yes, no), is, was } => {
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
            Self::List(list) => list.look(now),
        }
    }
}

/// A part for each row, in their order, before a comment that keeps their place.
struct List<P: Picture> {
    before: Comment,
    rows: fn(&P::Now<'_>) -> Vec<P::Row>,
    make: fn(&P::Now<'_>, &P::Row) -> Part<P>,
    was: Vec<(P::Row, Part<P>)>,
}

impl<P: Picture> List<P> {
    fn new(before: Comment, rows: fn(&P::Now<'_>) -> Vec<P::Row>, make: fn(&P::Now<'_>, &P::Row) -> Part<P>) -> Self {
        Self { before, rows, make, was: Vec::new() }
    }

    fn look(&mut self, now: &P::Now<'_>) {
        let mut before = mem::take(&mut self.was);
        for row in (self.rows)(now) {
            let known = before.iter().position(|(known, _)| *known == row);
            let mut part = known.map_or_else(|| (self.make)(now, &row), |at| before.remove(at).1);
            part.look(now);
            self.was.push((row, part));
        }
        for (_, part) in before {
            remove(&part.element);
        }
        self.put_in_order();
    }

    /// From the last one on, so that only what stands elsewhere is moved: what is moved loses the focus.
    fn put_in_order(&self) {
        let Some(parent) = self.before.parent_node() else { return };
        let mut next: Node = self.before.clone().into();
        for (_, part) in self.was.iter().rev() {
            if part.element.next_sibling().as_ref() != Some(&next) {
                // Fails only for what cannot be in an element.
                let _ = parent.insert_before(&part.element, Some(&next));
            }
            next = part.element.clone().into();
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
