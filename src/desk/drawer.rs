//! What the desk keeps while it is closed: one thing of each type that asks for it.

use std::any::Any;
use std::cell::OnceCell;

use crate::scene::Scene;

struct Compartment {
    here: Box<dyn Any>,
    next: OnceCell<Box<dyn Any>>,
}

/// The scene's own of this type, which is there as long as the scene.
pub fn kept<T: Default + 'static>(scene: &Scene) -> &T {
    kept_as(scene, |_| T::default())
}

/// The same of what begins as this says.
pub fn kept_as<T: 'static>(scene: &Scene, make: fn(&Scene) -> T) -> &T {
    let mut place = &scene.drawer;
    loop {
        let compartment: &Compartment = place
            .get_or_init(|| Box::new(Compartment { here: Box::new(make(scene)), next: OnceCell::new() }))
            .downcast_ref()
            .expect("the drawer has nothing else in it");
        if let Some(it) = compartment.here.downcast_ref() {
            return it;
        }
        place = &compartment.next;
    }
}
