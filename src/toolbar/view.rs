use std::future::Future;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState};
use web_sys::{Element, Node};

use super::scene::Scene;

/// A scene as a view of Leptos: drawn anew with each change of its model, in the browser, which has the session. There is
/// nothing to hydrate: what a server renders would be without it. Attributes that are spread onto it are dropped.
pub struct Drawn(StoredValue<Rc<Scene>, LocalStorage>);

impl Drawn {
    pub fn new(scene: Rc<Scene>) -> Self {
        Self(StoredValue::new_local(scene))
    }
}

/// What is in the page of it.
pub struct DrawnState {
    scene: Rc<Scene>,
    _on_change: RenderEffect<()>,
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
        let scene = self.0.get_value();
        let drawn = Rc::clone(&scene);
        let on_change = RenderEffect::new(move |_| {
            drawn.runtime.changes().track();
            drawn.draw();
        });
        DrawnState { scene, _on_change: on_change }
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

    fn add_any_attr<Added: Attribute>(self, _: Added) -> Self::Output<Added> {
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
