//! Every sequence of steps, up to a depth: not a sample of them but all.

use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::hash::Hash;
use std::io::Write;

/// How much was explored.
#[derive(Clone, Copy)]
pub struct Explored {
    depth: usize,
    states: usize,
    transitions: usize,
}

/// Visits each state once, at the depth where it is first reached. `steps` is all that can happen next, `take` what is then, and
/// `reached` is told of each state but the first.
pub fn explore<State: Clone + Eq + Hash, Step>(
    first: State,
    depth: usize,
    steps: impl Fn(&State) -> Vec<Step>,
    mut take: impl FnMut(&State, Step) -> State,
    mut reached: impl FnMut(&State),
) -> Explored {
    let mut visited = HashSet::from([first.clone()]);
    let mut frontier = vec![first];
    let mut transitions = 0;
    for _ in 0..depth {
        let mut next = Vec::new();
        for before in frontier {
            for step in steps(&before) {
                let after = take(&before, step);
                transitions += 1;
                if visited.insert(after.clone()) {
                    reached(&after);
                    next.push(after);
                }
            }
        }
        frontier = next;
    }
    Explored { depth, states: visited.len(), transitions }
}

impl Explored {
    /// Says how much it was of what, and holds that it was more states than these.
    pub fn is_more_than(self, states: usize, what: &str) {
        // Past the test harness, which keeps what passing tests print to itself.
        std::io::stderr().write_all(format!("{what}: {self}\n").as_bytes()).unwrap();
        assert!(self.states > states, "an alphabet that reaches nothing proves nothing");
    }
}

impl Display for Explored {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let Self { depth, states, transitions } = self;
        write!(f, "explored to depth {depth}: {states} states, {transitions} transitions")
    }
}
