//! What the desk keeps while it is closed: one thing of each type that asks for it.

use std::any::Any;
use std::cell::OnceCell;
use std::iter;

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
    if compartments(scene).all(|compartment| !compartment.here.is::<T>()) {
        // What it is made of may be kept, too.
        let here = Box::new(make(scene));
        let end = compartments(scene).last().map_or(&scene.drawer, |compartment| &compartment.next);
        // Nothing has come there meanwhile.
        let _ = end.set(Box::new(Compartment { here, next: OnceCell::new() }));
    }
    let mut all = compartments(scene).filter_map(|compartment| compartment.here.downcast_ref());
    all.next().expect("it was put there")
}

fn compartments(scene: &Scene) -> impl Iterator<Item = &Compartment> {
    iter::successors(opened(&scene.drawer), |compartment| opened(&compartment.next))
}

fn opened(place: &OnceCell<Box<dyn Any>>) -> Option<&Compartment> {
    place.get()?.downcast_ref()
}
