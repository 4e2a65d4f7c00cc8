//! The field and its list, as an operator meets them.

use telesales_core::Fault;
use telesales_core::find::{Chosen, Effect, Event, Key, Mistake, News, Reach, Row};

use crate::walk::{Walk, row};

pub fn ana() -> Row {
    row("1", "Ana", "ana@example.com")
}

fn anabela() -> Row {
    row("2", "Anabela", "anabela@example.com")
}

/// Asked for “ana”, and not answered yet.
pub fn asking() -> Walk {
    let mut walk = Walk::new(Reach::Everything);
    walk.types("ana");
    walk.time_passes();
    walk
}

/// Ana and Anabela are on the list, and on the screen.
pub fn listing() -> Walk {
    let mut walk = asking();
    walk.is_answered(Ok(vec![ana(), anabela()]));
    walk.draws();
    walk
}

pub fn listed(walk: &Walk) -> Vec<String> {
    walk.model.listed().iter().map(|row| row.name()).collect()
}

fn active(walk: &Walk) -> Option<String> {
    walk.model.active().map(|row| row.name())
}

pub fn asks(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask { typed, .. } => Some(typed.text.as_str()),
        _ => None,
    })
}

pub fn starts(effects: &[Effect]) -> Option<Chosen> {
    effects.iter().find_map(|effect| match effect {
        Effect::Start(chosen) => Some(chosen.clone()),
        _ => None,
    })
}

#[test]
fn what_is_typed_is_asked_after_a_moment_of_quiet() {
    let mut walk = Walk::new(Reach::Everything);
    let effects = walk.types("ana");
    assert!(matches!(effects[..], [Effect::After { delay: 250, .. }]), "{effects:?}");
    let too_soon = walk.timers.clone();
    walk.types("anab");
    assert_eq!(asks(&walk.elapses(too_soon[0])), None, "the operator has typed on");
    assert_eq!(asks(&walk.time_passes()), Some("anab"));
}

#[test]
fn too_little_asks_nothing() {
    let mut walk = Walk::new(Reach::Everything);
    assert_eq!(walk.types("an"), []);
    assert_eq!(walk.model.read(), &Err(Mistake::TooShort));
    assert_eq!(walk.presses(Key::Enter), []);
}

#[test]
fn what_is_typed_meanwhile_aborts_what_was_asked_and_its_answer_is_dropped() {
    let mut walk = asking();
    let number = walk.under_way.unwrap();
    let effects = walk.types("anab");
    assert!(matches!(effects[..], [Effect::Abort { number: aborted }, Effect::After { .. }] if aborted == number));
    walk.is_answered_late(number, vec![ana()]);
    assert_eq!(listed(&walk), [""; 0]);
}

#[test]
fn a_space_at_the_end_asks_nothing_anew() {
    let mut walk = asking();
    assert_eq!(walk.types("ana "), []);
    assert_eq!(walk.model.text(), "ana ");
}

#[test]
fn until_the_answer_is_here_those_stay_who_still_match() {
    let mut walk = listing();
    walk.types("anab");
    assert_eq!((listed(&walk), walk.model.is_answered()), (vec!["Anabela".into()], false));
}

#[test]
fn a_complete_email_asks_nothing_and_is_acted_for_at_once() {
    let mut walk = Walk::new(Reach::Everything);
    assert_eq!(walk.types("Ana <ana@example.com>"), []);
    let Some(Chosen::Email(email)) = starts(&walk.presses(Key::Enter)) else { panic!("nobody started") };
    assert_eq!(email.as_str(), "ana@example.com");
}

#[test]
fn the_count_is_told_once_for_each_answer() {
    let mut walk = asking();
    let effects = walk.is_answered(Ok(vec![ana(), row("3", "Ana", ""), row("4", "Maria", "maria@example.com")]));
    assert_eq!(effects, [Effect::Announce(News::Found { count: 1, is_cut: false, without_email: 1 })]);
}

#[test]
fn nobody_is_active_beforehand_and_enter_then_starts_nobody() {
    let mut walk = listing();
    assert_eq!((active(&walk), walk.presses(Key::Enter)), (None, vec![]));
}

#[test]
fn arrows_go_round_and_home_and_end_to_the_ends() {
    let mut walk = listing();
    for (key, name) in [
        (Key::Down, "Ana"),
        (Key::Down, "Anabela"),
        (Key::Down, "Ana"),
        (Key::Up, "Anabela"),
        (Key::Home, "Ana"),
        (Key::End, "Anabela"),
        (Key::Up, "Ana"),
    ] {
        assert_eq!(walk.presses(key), []);
        assert_eq!(active(&walk).as_deref(), Some(name), "{key:?}");
    }
}

#[test]
fn home_and_end_are_the_fields_own_while_nobody_is_active() {
    let mut walk = listing();
    walk.presses(Key::Home);
    walk.presses(Key::End);
    assert_eq!(active(&walk), None);
}

#[test]
fn enter_starts_the_active_record() {
    let mut walk = listing();
    walk.presses(Key::Up);
    assert_eq!(starts(&walk.presses(Key::Enter)), Some(Chosen::Record(anabela().into())));
    assert!(!walk.model.shows_list());
}

#[test]
fn a_key_over_a_list_that_has_changed_chooses_nobody() {
    let mut walk = listing();
    walk.presses(Key::Down);
    walk.types("anabe");
    walk.time_passes();
    walk.is_answered(Ok(vec![anabela()]));
    assert_eq!(walk.presses(Key::Enter), [], "what was active is gone");
    walk.presses(Key::Down);
    assert_eq!(active(&walk), None, "the operator has not seen the first of this list");
    walk.draws_and_presses(Key::Down);
    assert_eq!(active(&walk).as_deref(), Some("Anabela"));
}

#[test]
fn who_has_another_email_now_is_not_active_any_more() {
    let mut walk = asking();
    walk.is_answered(Ok(vec![ana()]));
    walk.types("ANA");
    walk.draws_and_presses(Key::Down);
    assert_eq!(active(&walk).as_deref(), Some("Ana"));
    walk.time_passes();
    walk.is_answered(Ok(vec![Row { email: "another@example.com".into(), ..ana() }]));
    assert_eq!(active(&walk), None);
    assert_eq!(starts(&walk.draws_and_presses(Key::Enter)), None);
}

#[test]
fn a_click_starts_the_record_that_was_clicked_if_it_is_still_there() {
    let mut walk = listing();
    assert_eq!(walk.send(Event::Clicked(row("1", "Ana", "another@example.com").into())), []);
    assert_eq!(starts(&walk.send(Event::Clicked(ana().into()))), Some(Chosen::Record(ana().into())));
}

#[test]
fn while_composing_no_key_does_anything() {
    let mut walk = listing();
    walk.presses(Key::Down);
    let seen = walk.drawn.list;
    for key in [Key::Enter, Key::Escape, Key::Down] {
        assert_eq!(walk.send(Event::Pressed { key, is_composing: true, seen }), []);
    }
    assert_eq!(active(&walk).as_deref(), Some("Ana"));
}

#[test]
fn escape_closes_and_then_clears() {
    let mut walk = listing();
    walk.presses(Key::Escape);
    assert_eq!((walk.model.shows_list(), walk.model.text()), (false, "ana"));
    walk.presses(Key::Escape);
    assert_eq!((walk.model.text(), listed(&walk)), ("", vec![]));
}

#[test]
fn escape_aborts_what_is_asked_for_what_it_clears() {
    let mut walk = asking();
    assert!(matches!(walk.presses(Key::Escape)[..], [Effect::Abort { .. }]));
}

#[test]
fn an_answer_does_not_open_what_the_operator_closed() {
    let mut walk = asking();
    walk.send(Event::Closed);
    walk.is_answered(Ok(vec![ana()]));
    assert!(!walk.model.shows_list());
    walk.draws_and_presses(Key::Down);
    assert_eq!((walk.model.shows_list(), active(&walk).as_deref()), (true, Some("Ana")));
}

#[test]
fn enter_asks_at_once_and_again_after_a_failure() {
    let mut walk = Walk::new(Reach::Everything);
    walk.types("ana");
    assert_eq!(asks(&walk.presses(Key::Enter)), Some("ana"));
    assert_eq!(walk.presses(Key::Enter), [], "it is under way");
    walk.is_answered(Err(Fault::TimedOut));
    assert_eq!(asks(&walk.presses(Key::Enter)), Some("ana"));
    walk.is_answered(Ok(vec![]));
    assert_eq!(walk.presses(Key::Enter), [], "it is answered");
}

#[test]
fn an_empty_field_offers_who_was_acted_for_lately() {
    let mut walk = listing();
    walk.send(Event::ActsFor(Some(ana())));
    assert_eq!((walk.model.text(), walk.model.shows_list()), ("", false));
    walk.send(Event::Opened);
    assert_eq!((listed(&walk), walk.model.shows_list()), (vec!["Ana".into()], true));
    walk.draws_and_presses(Key::Down);
    walk.draws();
    walk.send(Event::ForgetRecents);
    assert_eq!((listed(&walk), active(&walk)), (vec![], None));
}

#[test]
fn another_operator_finds_nothing_of_what_was_before() {
    let mut walk = listing();
    walk.send(Event::Operator("operator@store.example".into()));
    assert_eq!(listed(&walk).len(), 2);
    walk.send(Event::Operator("another@store.example".into()));
    assert_eq!((walk.model.text(), listed(&walk)), ("", vec![]));
}

#[test]
fn being_told_again_for_whom_is_acted_takes_nothing_from_the_field() {
    let mut walk = Walk::new(Reach::Everything);
    walk.send(Event::ActsFor(Some(ana())));
    walk.types("anab");
    walk.send(Event::ActsFor(Some(Row { phone: "33334444".into(), ..ana() })));
    assert_eq!(walk.model.text(), "anab");
    assert_eq!(walk.model.recents().rows()[0].phone, "33334444");
    walk.send(Event::ForgetRecents);
    walk.send(Event::ActsFor(Some(ana())));
    assert_eq!(walk.model.recents().rows(), [], "forgotten is forgotten");
    walk.send(Event::ActsFor(None));
    assert_eq!(walk.model.text(), "anab");
    walk.send(Event::ActsFor(Some(ana())));
    assert_eq!((walk.model.text(), walk.model.recents().rows().len()), ("", 1));
}
