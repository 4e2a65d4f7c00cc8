use leptos::either::Either;
use leptos::ev::{FocusEvent, KeyboardEvent, pointerdown};
use leptos::html::{Button, Div};
use leptos::prelude::*;
use telesales_core::{Failure, Stage};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::Scene;
use super::card::Card;
use super::log_in::LogIn;
use super::once::Once;
use crate::config::Shortcut;

/// The button at the end of the bar, and the popover that it opens.
#[component]
pub fn Menu(scene: Scene) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let opener = NodeRef::<Button>::new();
    let menu = NodeRef::<Div>::new();
    let popover = NodeRef::<Div>::new();

    let close = move || {
        let had_focus = menu.get_untracked().is_some_and(|menu| menu.matches(":focus-within").unwrap_or(false));
        is_open.set(false);
        if let (true, Some(opener)) = (had_focus, opener.get_untracked()) {
            // Fails only for an element that is gone.
            let _ = opener.focus();
        }
    };
    let toggle = move |_| {
        if is_open.get_untracked() {
            close();
        } else {
            is_open.set(true);
            queue_microtask(move || focus_first(popover));
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        // Escape ends a composition first.
        if event.key() == "Escape" && !event.is_composing() && is_open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let on_focusout = move |event: FocusEvent| {
        let goes_to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if goes_to.is_some_and(|node| menu.get_untracked().is_some_and(|menu| !menu.contains(Some(&node)))) {
            is_open.set(false);
        }
    };
    let elsewhere = window_event_listener(pointerdown, move |event| {
        let is_inside = menu.get_untracked().is_none_or(|menu| event.composed_path().includes(&menu, 0));
        if !is_inside {
            is_open.set(false);
        }
    });
    let from_anywhere = window_event_listener_untyped("keydown", move |event| {
        // A browser that fills in a form sends events of that name without keys.
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if scene.shortcut.with_value(|shortcut| shortcut.is(event))
            && let Some(opener) = opener.get_untracked()
        {
            event.prevent_default();
            // Fails only for an element that is gone.
            let _ = opener.focus();
        }
    });
    on_cleanup(move || {
        elsewhere.remove();
        from_anywhere.remove();
    });
    follow_the_stage(scene, is_open, close);

    // What is there already is not made anew: a form is being worked on.
    let is_shown = Memo::new(move |_| is_open.get());
    let is_form = Memo::new(move |_| scene.model.with(|model| asks_for_a_customer(model.stage())));
    view! {
        <div class="telesales-menu" node_ref=menu on:keydown=on_keydown on:focusout=on_focusout>
            <span class="telesales-acting-for">{move || acting_for(scene)}</span>
            <button
                type="button"
                class="telesales-opener"
                node_ref=opener
                aria-haspopup="dialog"
                aria-expanded=move || is_open.get().to_string()
                aria-keyshortcuts=scene.shortcut.with_value(Shortcut::keys)
                on:click=toggle
            >
                <i class="telesales-pill"></i>
                <bdi class="telesales-opener-name">{move || opener_name(scene)}</bdi>
            </button>
            {move || {
                is_shown.get().then(|| {
                    Once(view! {
                        <div
                            class="telesales-popover"
                            node_ref=popover
                            role="dialog"
                            aria-label=move || opener_name(scene)
                        >
                            <span class="telesales-arrow"></span>
                            <div class="telesales-content">
                                <p class="telesales-header">{scene.operator()}</p>
                                {move || {
                                    if is_form.get() {
                                        Either::Left(Once(view! { <LogIn scene /> }))
                                    } else {
                                        Either::Right(Once(view! { <Card scene /> }))
                                    }
                                }}
                            </div>
                        </div>
                    })
                })
            }}
        </div>
    }
}

/// Opens the popover on news that must not be missed, and closes it when what was asked for is done.
fn follow_the_stage(scene: Scene, is_open: RwSignal<bool>, close: impl Fn() + 'static) {
    Effect::new(move |before: Option<(&'static str, Option<News>)>| {
        let now = scene.model.with(|model| (model.stage().name(), news(model.stage())));
        let was = before.as_ref().map(|(stage, _)| *stage);
        if now.1.is_some() && before.is_none_or(|(_, news)| news != now.1) {
            is_open.set(true);
        } else if matches!((was, now.0), (Some("starting"), "acting") | (Some("stopping"), "idle")) {
            close();
        }
        now
    });
}

/// What is told, and who is in effect while it is told.
type News = (Failure, Option<String>);

/// A late profile comes by itself most of the time, and the card says so to those who look.
fn news(stage: &Stage) -> Option<News> {
    let failure = stage.notice().filter(|failure| *failure != Failure::ProfileLate)?;
    Some((failure, stage.customer().map(|customer| customer.email.clone())))
}

fn asks_for_a_customer(stage: &Stage) -> bool {
    matches!(
        stage,
        Stage::Unknown | Stage::Visitor | Stage::Idle { .. } | Stage::Starting { .. } | Stage::Withdrawing { .. }
    )
}

fn acting_for(scene: Scene) -> Option<&'static str> {
    scene.model.with(|model| matches!(model.stage(), Stage::Acting { .. })).then_some(scene.texts.acting_for())
}

fn opener_name(scene: Scene) -> String {
    let texts = scene.texts;
    if let Some(progress) = scene.progress() {
        return progress.into();
    }
    scene.model.with(|model| match model.stage() {
        Stage::Acting { customer, .. } => customer.name(),
        Stage::Unconfirmed { .. } => texts.not_confirmed().into(),
        Stage::Lapsed { .. } => texts.login_over().into(),
        Stage::Outdated { .. } => texts.page_outdated().into(),
        _ => texts.log_in_as().into(),
    })
}

fn focus_first(popover: NodeRef<Div>) {
    let first = popover
        .get_untracked()
        .and_then(|popover| popover.query_selector(":is(input, a, button):not([hidden])").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // Fails only for an element that is gone.
        let _ = first.focus();
    }
}
