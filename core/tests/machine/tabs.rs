//! Tabs of one store have one session: a page that was made for somebody else says so, and pretends nothing.

use std::sync::Arc;

use telesales_core::{
    Change, Customer, Effect, Event, Failure, Fault, Model, Page, Session, Settings, Source, Stage, Transport,
};

use crate::host::{FRESH, Host, acting, acting_without_profile, begun_here, operator};

const MARIA: &str = "maria@example.com";
const JOAO: &str = "joao@example.com";

fn customer(session: &Session) -> Option<Arc<Customer>> {
    session.customer.clone()
}

fn told(host: &mut Host, session: Session) {
    let memory = begun_here(&session);
    host.send(Event::Told { session, is_newer: true, memory });
}

/// By a tab that may have asked before this one.
fn told_late(host: &mut Host, session: Session) {
    let memory = begun_here(&session);
    host.send(Event::Told { session, is_newer: false, memory });
}

/// The page of each first session, told that the session is the second.
fn pages_made_for_somebody_else() -> [(Session, Session, Failure); 3] {
    [
        (acting(MARIA), acting(JOAO), Failure::ChangedElsewhere),
        (acting(MARIA), operator(), Failure::StoppedElsewhere),
        (operator(), acting(MARIA), Failure::ChangedElsewhere),
    ]
}

fn opened(session: Session) -> Host {
    let mut host = Host::new(Transport::Both);
    host.session_says(session);
    host.effects.clear();
    host
}

#[test]
fn a_page_made_for_somebody_else_says_so() {
    for (page, now, reason) in pages_made_for_somebody_else() {
        for by_another_tab in [true, false] {
            let mut host = opened(page.clone());
            if by_another_tab {
                told(&mut host, now.clone());
            } else {
                host.send(Event::Recheck);
                host.session_says(now.clone());
            }
            let Stage::Outdated { page: made_for, customer: in_effect, reason: why, .. } = host.stage() else {
                panic!("{:?}", host.stage())
            };
            let page = Page::Of(customer(&page));
            assert_eq!((made_for, in_effect, *why), (&page, &customer(&now), Some(reason)));
            assert!(host.did(&Effect::Failed(reason)));
            assert!(!host.changed(), "a page is not loaded anew under the operator's hands");
        }
    }
}

#[test]
fn a_page_made_for_somebody_else_is_told_once_and_stays_so_until_it_is_loaded_anew() {
    for (page, now, reason) in pages_made_for_somebody_else() {
        let mut host = opened(page);
        told(&mut host, now.clone());
        host.effects.clear();
        told(&mut host, now.clone());
        host.send(Event::Refresh);
        host.reads_fail(Fault::Server(500));
        assert_eq!((host.stage().name(), host.stage().notice()), ("outdated", Some(reason)));
        assert!(!host.did(&Effect::Failed(reason)));
    }
}

#[test]
fn loading_it_anew_tells_the_page_what_changed() {
    for (page, now, _) in pages_made_for_somebody_else() {
        let mut host = opened(page.clone());
        told(&mut host, now.clone());
        host.send(Event::Reload);
        let change = Change { operator: operator().operator, customer: customer(&now), previous: customer(&page) };
        assert!(host.did(&Effect::Changed(change)));
        let expected = if now.customer.is_some() { "acting" } else { "idle" };
        assert_eq!((host.stage().name(), host.stage().notice()), (expected, None));
    }
}

#[test]
fn a_session_that_comes_back_to_the_page_ends_it() {
    let mut host = opened(acting(MARIA));
    told(&mut host, acting(JOAO));
    told(&mut host, acting(MARIA));
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", None));
    assert!(!host.changed());
}

#[test]
fn a_third_customer_is_news_again() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.effects.clear();
    told(&mut host, acting(JOAO));
    assert!(host.did(&Effect::Failed(Failure::ChangedElsewhere)));
    assert_eq!(host.stage().customer().unwrap().email, JOAO);
}

#[test]
fn from_a_page_made_for_somebody_else_one_can_log_out() {
    for (page, now, _) in pages_made_for_somebody_else() {
        let mut host = opened(page.clone());
        told(&mut host, now);
        host.stop(1);
        host.write_answers(Ok(()));
        host.session_says(operator());
        assert_eq!(host.outcome(1), Some(Ok(())));
        assert_eq!(host.stage().name(), "idle");
        assert_eq!(host.changed(), page.customer.is_some(), "a page made for nobody is right again");
    }
}

#[test]
fn from_a_page_made_for_somebody_else_one_can_act_for_the_next() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.impersonate(1, JOAO);
    host.write_answers(Ok(()));
    host.session_says(acting(JOAO));
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(host.changed());
}

#[test]
fn asking_for_the_one_in_effect_loads_the_page_anew_and_writes_nothing() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.impersonate(1, MARIA);
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(host.changed() && !host.writes());
    assert_eq!(host.stage().name(), "acting");
}

#[test]
fn a_switch_that_loses_both_leaves_a_page_made_for_the_customer_before() {
    let mut host = opened(acting(MARIA));
    host.impersonate(1, JOAO);
    host.write_answers(Ok(()));
    host.session_says(Session { requested: Some(JOAO.into()), ..operator() });
    // Maria is asked for again, and then nobody.
    for _ in 0..2 {
        host.write_answers(Ok(()));
        host.session_says(operator());
    }
    assert_eq!((host.stage().name(), host.stage().notice()), ("outdated", Some(Failure::NoSuchCustomer)));
}

#[test]
fn another_tab_that_was_faster_leaves_a_page_made_for_somebody_else() {
    let mut host = opened(operator());
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.session_says(acting(JOAO));
    assert_eq!(host.outcome(1), Some(Err(Failure::OtherCustomer)));
    assert_eq!((host.stage().name(), host.stage().notice()), ("outdated", Some(Failure::OtherCustomer)));
    assert_eq!(host.stage().customer().unwrap().email, JOAO, "whom the operator acts for is said");
}

#[test]
fn a_login_that_ended_is_heard_from_another_tab_too() {
    let mut host = opened(acting(MARIA));
    told(&mut host, Session { operator: None, ..acting(MARIA) });
    assert_eq!(host.stage().notice(), Some(Failure::LoginExpired));
    told(&mut host, acting(MARIA));
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", None));
}

#[test]
fn a_profile_that_another_tab_has_read_fills_the_card() {
    let mut host = opened(acting_without_profile(MARIA));
    told(&mut host, acting(MARIA));
    assert_eq!(host.stage().customer().unwrap().name(), "Maria");
    assert_eq!(host.stage().notice(), None);
}

#[test]
fn what_may_be_older_than_what_is_shown_is_not_believed_but_looked_at() {
    let mut host = opened(acting(MARIA));
    told_late(&mut host, acting(MARIA));
    assert!(host.effects.is_empty(), "it says nothing else");
    told_late(&mut host, acting(JOAO));
    assert_eq!(host.stage().customer().unwrap().email, MARIA);
    assert_eq!(host.reads_from(), Some(Source::Own));
}

#[test]
fn what_is_under_way_ends_with_a_read_of_its_own() {
    let mut host = opened(operator());
    host.impersonate(1, MARIA);
    let before = host.model.clone();
    for is_newer in [true, false] {
        host.send(Event::Told { session: acting(JOAO), is_newer, memory: begun_here(&acting(JOAO)) });
    }
    assert_eq!(host.model, before);
    let mut host = opened(acting(MARIA));
    host.send(Event::Refresh);
    let before = host.model.clone();
    told(&mut host, operator());
    assert_eq!(host.model, before, "the answer that is awaited is the newer one");
}

#[test]
fn a_tab_without_a_bar_stays_without() {
    let mut host = opened(Session::default());
    told(&mut host, acting(MARIA));
    assert_eq!(host.stage(), &Stage::Visitor);
}

#[test]
fn one_tab_reads_for_all_when_all_want_to_know_and_for_itself_when_somebody_asks() {
    for (event, source) in [(Event::Recheck, Source::AnyTab), (Event::Refresh, Source::Own)] {
        let mut host = opened(acting(MARIA));
        host.send(event);
        assert_eq!(host.reads_from(), Some(source));
        host.read_answers(Err(Fault::Server(500)));
        host.time_passes();
        assert_eq!(host.reads_from(), Some(source), "the next attempt too");
    }
    let mut host = opened(acting(MARIA));
    host.stop(1);
    host.write_answers(Ok(()));
    assert_eq!(host.reads_from(), Some(Source::Own), "a read-back is never another tab's");
}

#[test]
fn a_start_that_is_confirmed_by_another_tab_is_confirmed() {
    let mut host = opened(operator());
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::TimedOut);
    assert_eq!(host.stage().name(), "unconfirmed");
    told(&mut host, acting(MARIA));
    assert_eq!(host.stage().customer().unwrap().email, MARIA);
    assert!(host.changed());
}

#[test]
fn a_doubt_that_ends_with_somebody_nobody_asked_for_is_told() {
    let mut host = opened(operator());
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::TimedOut);
    told(&mut host, acting(JOAO));
    assert_eq!((host.stage().name(), host.stage().notice()), ("outdated", Some(Failure::ChangedElsewhere)));
    assert!(!host.changed());
}

#[test]
fn a_page_that_followed_a_change_is_not_told_to_follow_it() {
    let mut host = opened(operator());
    host.send(Event::PageFollowed);
    host.session_says(acting(MARIA));
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", None));
    assert!(!host.changed(), "it has followed already");
}

#[test]
fn who_checks_does_not_wait_for_the_turn_of_this_tab() {
    let mut host = opened(acting(MARIA));
    host.send(Event::Recheck);
    host.effects.clear();
    host.send(Event::Refresh);
    assert_eq!(host.reads_from(), Some(Source::Own));
}

#[test]
fn a_visitor_who_comes_back_may_have_logged_in() {
    let mut host = opened(Session::default());
    host.send(Event::Recheck);
    assert_eq!(host.reads_from(), Some(Source::AnyTab));
    host.session_says(operator());
    assert_eq!(host.stage().name(), "idle");
}

#[test]
fn a_page_that_is_right_again_says_nothing_of_what_was() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.send(Event::PageFollowed);
    host.session_says(acting(MARIA));
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", None));
}

#[test]
fn a_stop_in_doubt_that_did_nothing_reloads_nothing() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.stop(1);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::TimedOut);
    host.send(Event::Refresh);
    host.session_says(acting(MARIA));
    assert_eq!(host.stage().name(), "outdated");
    assert!(!host.changed());
}

#[test]
fn a_toolbar_that_is_inserted_anew_knows_for_whom_the_page_was_made() {
    let mut host = opened(operator());
    told(&mut host, acting(MARIA));
    host.model = Model::on_page(Settings::default(), FRESH, host.model.made_for().clone());
    host.effects.clear();
    host.send(Event::Refresh);
    host.session_says(acting(MARIA));
    assert_eq!((host.stage().name(), host.stage().notice()), ("outdated", Some(Failure::ChangedElsewhere)));
}
