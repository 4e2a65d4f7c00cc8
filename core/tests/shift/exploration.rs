//! Every sequence of what can happen to a browser, up to a depth, and long walks at random.

use proptest::prelude::*;

use crate::explorer::explore;
use crate::world::{IDLE, LIMIT, MINUTE, WARN, World};

const DEPTH: usize = 5;

#[derive(Clone, Copy, Debug)]
enum Step {
    Passes(u64),
    Sleeps(u64),
    SetsClock(i64),
    Starts,
    Loads(usize),
    Freezes(usize),
    Thaws(usize),
    Works(usize),
    Stays(usize),
    RefusesAStop,
}

const STEPS: [Step; 19] = [
    Step::Passes(20_000),
    Step::Passes(WARN - 1_000),
    Step::Passes(IDLE - WARN),
    Step::Passes(LIMIT - WARN),
    Step::Sleeps(3 * MINUTE),
    Step::Sleeps(LIMIT),
    // Not to any millisecond that it has shown before: nobody sets a clock that well.
    Step::SetsClock(7 * 60_000 + 17),
    Step::SetsClock(-7 * 60_000 - 5),
    Step::Starts,
    Step::Loads(0),
    Step::Loads(1),
    Step::Freezes(0),
    Step::Freezes(1),
    Step::Thaws(0),
    Step::Thaws(1),
    Step::Works(0),
    Step::Stays(0),
    Step::Stays(1),
    Step::RefusesAStop,
];

fn take(world: &mut World, step: Step) {
    match step {
        Step::Passes(milliseconds) => world.passes(milliseconds),
        Step::Sleeps(milliseconds) => world.sleeps(milliseconds),
        Step::SetsClock(by) => world.sets_clock(by),
        Step::Starts => world.starts(),
        Step::Loads(tab) => world.loads(tab),
        Step::Freezes(tab) if !world.tabs[tab].is_frozen => world.freezes(tab),
        Step::Thaws(tab) if world.tabs[tab].is_frozen => world.thaws(tab),
        Step::Works(tab) => world.works(tab),
        Step::Stays(tab) => world.stays(tab),
        Step::RefusesAStop => world.refuses_a_stop(),
        Step::Freezes(_) | Step::Thaws(_) => {}
    }
}

#[test]
fn no_sequence_of_events_outlives_its_end_or_stops_who_stayed() {
    let mut first = World::new();
    first.starts();
    let takes = |before: &World, step| {
        let mut world = before.clone();
        take(&mut world, step);
        world
    };
    explore(first, DEPTH, |_| STEPS.into(), takes, |_| {}).is_more_than(10_000, "shift");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn nor_does_any_long_walk(steps in prop::collection::vec(0..STEPS.len(), 1..60)) {
        let mut world = World::new();
        world.starts();
        for step in steps {
            take(&mut world, STEPS[step]);
        }
    }
}
