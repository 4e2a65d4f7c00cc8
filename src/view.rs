use std::future::Future;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState};
use web_sys::{Element, Node};

use crate::scene::Scene;

/// A scene as a view of Leptos, which draws itself anew with each change of its model, in the browser, which has the session.
/// There is nothing to hydrate: what a server renders would be without it.
pub struct Drawn {
    scene: StoredValue<Rc<Scene>, LocalStorage>,
    /// What is spread onto it, for the bar's root.
    attributes: Vec<AnyAttribute>,
}

impl Drawn {
    pub fn new(scene: Rc<Scene>) -> Self {
        Self { scene: StoredValue::new_local(scene), attributes: Vec::new() }
    }
}

/// What is in the page of it.
pub struct DrawnState {
    scene: Rc<Scene>,
}

impl Drop for DrawnState {
    fn drop(&mut self) {
        self.scene.end();
    }
}

impl Mountable for DrawnState {
    fn unmount(&mut self) {
        self.scene.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.scene.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.scene.first();
        let Some(parent) = first.parent_element() else { return false };
        child.mount(&parent, Some(&first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        self.scene.section().into_iter().collect()
    }
}

impl Render for Drawn {
    type State = DrawnState;

    fn build(self) -> Self::State {
        let scene = self.scene.get_value();
        let attributes = self.attributes;
        if !attributes.is_empty() {
            // The bar comes and goes, so they are built as often as it comes.
            scene.dress(move |bar| Box::new(attributes.clone().build(bar)));
        }
        DrawnState { scene }
    }

    /// Another scene, in the place of the one there was.
    fn rebuild(self, state: &mut Self::State) {
        let next = self.build();
        let first = state.scene.first();
        if let Some(parent) = first.parent_node() {
            next.scene.mount(&parent, Some(&first));
        }
        *state = next;
    }
}

impl AddAnyAttr for Drawn {
    type Output<Added: Attribute> = Self;

    fn add_any_attr<Added: Attribute>(mut self, added: Added) -> Self::Output<Added> {
        self.attributes.push(added.into_any_attr());
        self
    }
}

impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;
    const EXISTS: bool = false;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
