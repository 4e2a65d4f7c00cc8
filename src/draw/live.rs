use web_sys::{Comment, Element};

use super::list::List;
use super::{Part, Picture, Spelling, set};
use crate::foreign::remove;

/// What may be another after a change, and what it was.
pub(super) enum Live<P: Picture> {
    Text { element: Element, text: fn(&P::Now<'_>) -> String, was: String },
    Attribute { element: Element, name: &'static str, value: fn(&P::Now<'_>) -> Option<String>, was: Option<String> },
    Truth { element: Element, name: &'static str, spelling: Spelling, is: fn(&P::Now<'_>) -> bool, was: Option<bool> },
    Part { before: Comment, is_wanted: fn(&P::Now<'_>) -> bool, make: fn(&P::Now<'_>) -> Part<P>, was: Option<Part<P>> },
    List(List<P>),
}

impl<P: Picture> Live<P> {
    pub(super) fn look(&mut self, now: &P::Now<'_>) {
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
