//! One tab, by examples.

use telesales_core::shift::{Acts, Effect, Event, GRACE_MS, Model, Now, Settings, Shared};

const MINUTE: u64 = 60_000;
const SECOND: u64 = 1_000;

/// A tab with what all tabs know, at a time that both clocks agree on.
struct Tab {
    model: Model,
    now: Now,
}

impl Tab {
    fn new(limit: Option<u64>, idle: Option<u64>) -> Self {
        let minutes = |minutes: u64| minutes * MINUTE;
        let settings = Settings { limit: limit.map(minutes), idle: idle.map(minutes), warn: 2 * MINUTE };
        Self { model: Model::new(settings), now: Now { time: 1_000 * MINUTE, ..Now::default() } }
    }

    fn acting(limit: Option<u64>, idle: Option<u64>) -> Self {
        let mut tab = Self::new(limit, idle);
        tab.tells(Event::Learnt(Acts::Yes));
        tab
    }

    fn tells(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.model.update(event, &self.now);
        for effect in &effects {
            match effect {
                Effect::ShareSince { since, began } => {
                    (self.now.shared.since, self.now.shared.began) = (Some(*since), *began);
                }
                Effect::ShareActive(time) => self.now.shared.active = Some(*time),
                Effect::Forget => self.now.shared = Shared::default(),
                _ => {}
            }
        }
        effects
    }

    /// Time passes, and the tab looks.
    fn after(&mut self, milliseconds: u64) -> Vec<Effect> {
        self.now.time += milliseconds;
        self.now.steady += milliseconds;
        self.tells(Event::Looked)
    }
}

fn stops(effects: &[Effect]) -> bool {
    effects.contains(&Effect::Stop)
}

fn told(effects: &[Effect]) -> Vec<u64> {
    effects.iter().filter_map(|effect| if let Effect::Tell(left) = effect { Some(*left) } else { None }).collect()
}

#[test]
fn without_a_limit_nothing_ever_happens() {
    let mut tab = Tab::new(None, None);
    for event in [Event::Learnt(Acts::Yes), Event::Looked, Event::Active, Event::Stay] {
        assert_eq!(tab.tells(event), []);
    }
}

#[test]
fn it_is_said_at_the_warning_and_a_minute_before_the_end_and_never_between() {
    let mut tab = Tab::acting(Some(60), None);
    assert_eq!(told(&tab.after(58 * MINUTE - SECOND)), []);
    let mut said = Vec::new();
    for second in 0..121 {
        for left in told(&tab.after(SECOND)) {
            said.push((second, left));
        }
    }
    assert_eq!(said, [(0, 2), (60, 1)]);
}

#[test]
fn what_is_seen_changes_with_each_minute() {
    let mut tab = Tab::acting(Some(60), None);
    tab.after(58 * MINUTE);
    assert_eq!(tab.model.left(), Some(2));
    tab.after(SECOND);
    assert_eq!(tab.model.left(), Some(2));
    tab.after(59 * SECOND);
    assert_eq!(tab.model.left(), Some(1));
}

#[test]
fn at_the_end_it_stops_once_and_again_only_if_that_did_not_work() {
    let mut tab = Tab::acting(Some(60), None);
    assert!(!stops(&tab.after(60 * MINUTE)), "what another tab has shared may be on its way");
    assert!(stops(&tab.after(GRACE_MS)));
    tab.tells(Event::Learnt(Acts::Stopping));
    assert!(!stops(&tab.after(5 * SECOND)));
    let effects = tab.tells(Event::Learnt(Acts::Yes));
    assert!(!stops(&effects) && effects.contains(&Effect::LookAfter(25 * SECOND)), "{effects:?}");
    assert!(stops(&tab.after(25 * SECOND)));
    assert_eq!(tab.tells(Event::Learnt(Acts::No)), [Effect::Forget]);
    assert!(!stops(&tab.after(MINUTE)));
}

#[test]
fn a_stop_that_fails_is_no_beginning() {
    let mut tab = Tab::acting(Some(60), None);
    assert!(stops(&tab.after(60 * MINUTE + GRACE_MS)));
    tab.tells(Event::Learnt(Acts::Stopping));
    tab.now.began = Some(tab.now.time);
    let shared = Effect::ShareSince { since: 1_000 * MINUTE, began: tab.now.began };
    assert_eq!(tab.tells(Event::Learnt(Acts::Yes))[0], shared);
    assert!(stops(&tab.after(30 * SECOND)));
    // A start is one.
    tab.tells(Event::Learnt(Acts::Stopping));
    tab.tells(Event::Learnt(Acts::Yes));
    tab.tells(Event::Learnt(Acts::Changing));
    tab.now.began = Some(tab.now.time);
    tab.tells(Event::Learnt(Acts::Yes));
    assert!(!stops(&tab.after(30 * SECOND)));
}

#[test]
fn staying_after_the_end_is_too_late() {
    let mut tab = Tab::acting(Some(60), None);
    tab.after(60 * MINUTE);
    tab.tells(Event::Stay);
    assert!(stops(&tab.after(GRACE_MS)));
}

#[test]
fn an_operator_can_stay_ten_times_and_more() {
    let mut tab = Tab::acting(Some(60), None);
    for _ in 0..20 {
        assert!(!told(&tab.after(58 * MINUTE)).is_empty());
        tab.tells(Event::Stay);
        assert_eq!(tab.model.left(), None);
    }
    assert!(stops(&tab.after(60 * MINUTE + GRACE_MS)));
}

#[test]
fn work_goes_on_while_the_operator_works_and_ends_by_the_limit_all_the_same() {
    let mut tab = Tab::acting(Some(60), Some(15));
    for _ in 0..5 {
        assert!(!stops(&tab.after(10 * MINUTE)));
        tab.tells(Event::Active);
    }
    assert_eq!(told(&tab.after(8 * MINUTE)), [2], "activity does not put off the limit");
    tab.tells(Event::Active);
    assert!(stops(&tab.after(2 * MINUTE + GRACE_MS)));
}

#[test]
fn being_open_is_no_activity() {
    let mut tab = Tab::acting(None, Some(15));
    assert_eq!(told(&tab.after(13 * MINUTE)), [2]);
    assert!(stops(&tab.after(2 * MINUTE + GRACE_MS)));
}

#[test]
fn others_do_not_hear_of_each_key() {
    let mut tab = Tab::acting(None, Some(15));
    let shares = |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::ShareActive(_)));
    assert!(shares(tab.tells(Event::Active)));
    tab.after(SECOND);
    assert!(!shares(tab.tells(Event::Active)));
    tab.after(SECOND);
    assert!(shares(tab.tells(Event::Active)));
}

#[test]
fn what_began_without_this_part_of_the_toolbar_counts_from_when_it_began() {
    let mut tab = Tab::new(Some(60), None);
    tab.now.began = Some(tab.now.time - 50 * MINUTE);
    let began = tab.now.time - 50 * MINUTE;
    let effects = tab.tells(Event::Learnt(Acts::Yes));
    assert_eq!(effects[0], Effect::ShareSince { since: began, began: Some(began) });
    assert_eq!(told(&tab.after(8 * MINUTE)), [2]);
}

#[test]
fn another_customer_is_another_allowance() {
    let mut tab = Tab::acting(Some(60), None);
    tab.after(50 * MINUTE);
    tab.now.began = Some(tab.now.time);
    tab.tells(Event::Learnt(Acts::Yes));
    assert!(told(&tab.after(57 * MINUTE)).is_empty());
}

#[test]
fn a_lid_that_was_closed_over_the_end_opens_to_a_stop() {
    let mut tab = Tab::acting(Some(60), None);
    // The clock that nobody sets stood still.
    tab.now.time += 480 * MINUTE;
    assert!(stops(&tab.tells(Event::Looked)));
}

#[test]
fn a_clock_that_is_set_back_gives_no_time() {
    let mut tab = Tab::acting(Some(60), None);
    tab.after(50 * MINUTE);
    tab.now.time -= 600 * MINUTE;
    assert_eq!(told(&tab.after(8 * MINUTE)), [2]);
    assert!(stops(&tab.after(2 * MINUTE + GRACE_MS)));
}

#[test]
fn a_page_that_begins_before_what_it_is_told_warns_at_once() {
    let mut tab = Tab::acting(Some(60), None);
    tab.now.time -= 600 * MINUTE;
    tab.model = Tab::new(Some(60), None).model;
    assert_eq!(told(&tab.tells(Event::Learnt(Acts::Yes))), [2]);
    assert!(stops(&tab.after(2 * MINUTE + GRACE_MS)));
}

#[test]
fn a_page_that_throws_away_what_it_keeps_gives_no_time() {
    let mut tab = Tab::acting(Some(60), Some(15));
    for _ in 0..6 {
        tab.now.shared = Shared::default();
        tab.after(8 * MINUTE);
        tab.tells(Event::Active);
    }
    assert!(stops(&tab.after(12 * MINUTE + GRACE_MS)));
}

#[test]
fn a_session_that_cannot_be_read_is_no_end_of_it() {
    let mut tab = Tab::acting(Some(60), None);
    tab.tells(Event::Learnt(Acts::Unknown));
    assert!(stops(&tab.after(60 * MINUTE + GRACE_MS)));
    // A page that finds it so knows from the others that somebody was acted for.
    tab.model = Tab::new(Some(60), None).model;
    assert!(stops(&tab.tells(Event::Learnt(Acts::Unknown))));
    let mut other = Tab::new(Some(60), None);
    assert_eq!(other.tells(Event::Learnt(Acts::Unknown)), []);
}

#[test]
fn a_short_limit_warns_for_half_of_it() {
    let mut tab = Tab::acting(Some(1), None);
    assert_eq!(told(&tab.after(29 * SECOND)), []);
    assert_eq!(told(&tab.after(SECOND)), [1]);
}
