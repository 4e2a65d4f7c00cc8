use std::mem;

use web_sys::{Comment, Node};

use super::{Part, Picture};
use crate::foreign::remove;

/// A part for each row, in their order, before a comment that keeps their place.
pub(super) struct List<P: Picture> {
    before: Comment,
    rows: fn(&P::Now<'_>) -> Vec<P::Row>,
    make: fn(&P::Now<'_>, &P::Row) -> Part<P>,
    was: Vec<(P::Row, Part<P>)>,
}

impl<P: Picture> List<P> {
    pub(super) fn new(
        before: Comment,
        rows: fn(&P::Now<'_>) -> Vec<P::Row>,
        make: fn(&P::Now<'_>, &P::Row) -> Part<P>,
    ) -> Self {
        Self { before, rows, make, was: Vec::new() }
    }

    pub(super) fn look(&mut self, now: &P::Now<'_>) {
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
