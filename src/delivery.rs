//! What comes later than the bar.

use std::cell::Cell;

/// How a bar comes by what is behind its button.
pub enum Supply<T> {
    /// It has it.
    Here(T),
    /// It is fetched when it is reached for, or before. What fetches it tells what became of that, `None` where it cannot be had;
    /// it may be asked again then.
    Later(Box<dyn Fn(Told<T>)>),
}

/// Who is told what became of it.
pub type Told<T> = Box<dyn FnOnce(Option<T>)>;

/// Something that is here, or comes.
pub struct Delivery<T> {
    here: Cell<Option<T>>,
    state: Cell<State>,
    supply: Supply<T>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is here, or nobody has asked for it.
    Quiet,
    Coming,
    /// It could not be had, though it was reached for.
    Lost,
}

impl<T: Copy> Delivery<T> {
    pub fn by(supply: Supply<T>) -> Self {
        let here = if let Supply::Here(it) = &supply { Some(*it) } else { None };
        Self { here: Cell::new(here), state: Cell::new(State::Quiet), supply }
    }

    /// It, where it has come.
    pub fn get(&self) -> Option<T> {
        self.here.get()
    }

    pub fn is_coming(&self) -> bool {
        self.state.get() == State::Coming
    }

    pub fn is_lost(&self) -> bool {
        self.state.get() == State::Lost
    }

    /// Has it fetched, unless it is here or on its way; `told` is told then.
    pub fn fetch(&self, told: Told<T>) {
        if let Supply::Later(fetch) = &self.supply
            && self.get().is_none()
            && self.state.replace(State::Coming) != State::Coming
        {
            fetch(told);
        }
    }

    /// Takes what has come. That it has not counts where it was reached for.
    pub fn take(&self, it: Option<T>, was_reached_for: bool) {
        self.state.set(if it.is_none() && was_reached_for { State::Lost } else { State::Quiet });
        self.here.set(it);
    }
}
