use leptos::prelude::*;
use telesales_core::{Failure, Stage};

use super::Scene;
use super::menu::Menu;
use super::once::Once;
#[cfg(feature = "style")]
use super::style;
use crate::config::{Config, Position, Theme};
use crate::messages::fill;
use crate::runtime::Runtime;

/// The bar of a runtime that somebody else started, and ends.
#[component]
#[must_use]
pub fn Bar(
    /// Whose model is shown.
    runtime: Runtime,
    /// What the store chose.
    config: Config,
) -> impl IntoView {
    let texts = config.texts;
    let theme = match config.theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let position = match config.position {
        Position::Sticky => None,
        Position::Static => Some("static"),
        Position::Fixed => Some("fixed"),
    };
    let frame = config.has_frame.then_some("");
    let is_minimised = RwSignal::new(config.is_minimised);
    let scene = Scene::new(runtime, config);
    let is_shown = Memo::new(move |_| scene.model.with(telesales_core::Model::shows_bar));
    #[cfg(feature = "style")]
    let place = style::place();
    #[cfg(not(feature = "style"))]
    let place = NodeRef::new();
    view! {
        {move || {
            is_shown.get().then(|| {
                Once(view! {
                    <section
                        node_ref=place
                        class="telesales-bar"
                        aria-label=texts.telesales()
                        lang=texts.lang
                        dir=texts.dir()
                        data-stage=move || scene.model.with(|model| model.stage().name())
                        data-theme=theme
                        data-position=position
                        data-frame=frame
                        data-minimised=move || is_minimised.get().then_some("")
                    >
                        <div class="telesales-row">
                            <slot name="start"></slot>
                            <Attendant scene />
                            <slot name="actions"></slot>
                            <Menu scene />
                            <Minimise scene is_minimised />
                        </div>
                        <LiveRegion scene />
                    </section>
                })
            })
        }}
    }
}

/// Who is logged in.
#[component]
fn Attendant(scene: Scene) -> impl IntoView {
    view! {
        <p class="telesales-attendant">
            <svg class="telesales-icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H5a1 1 0 0 1-1-1zM20 14h-3v5h2a1 1 0 0 0 1-1zM19 19c0 2-2 3-5 3" />
            </svg>
            {scene.operator()}
        </p>
    }
}

/// Makes a small tab of the bar, and a bar of that.
#[component]
fn Minimise(scene: Scene, is_minimised: RwSignal<bool>) -> impl IntoView {
    let name = move || if is_minimised.get() { scene.texts.restore() } else { scene.texts.minimise() };
    view! {
        <button
            type="button"
            class="telesales-minimise"
            aria-label=name
            title=name
            on:click=move |_| is_minimised.set(!is_minimised.get_untracked())
        ></button>
    }
}

/// Says each change once to those who cannot see it.
#[component]
fn LiveRegion(scene: Scene) -> impl IntoView {
    let spoken = move || {
        let who = scene.model.with(|model| who(scene, model.stage()));
        match (scene.message(), who) {
            (Some(message), Some(who)) => Some(format!("{message} {who}")),
            (message, who) => message.or_else(|| scene.progress().map(str::to_owned)).or(who),
        }
    };
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<String>>| {
        let now = spoken();
        // What is as it should be when the bar comes is read with the page; what is not is said.
        let is_news = before.map_or_else(|| scene.message().is_some(), |before| before != now);
        if is_news {
            said.set(now.clone().unwrap_or_default());
        }
        now
    });
    view! { <p class="telesales-spoken" role="status">{move || said.get()}</p> }
}

/// For whom the operator acts, where the session is known to say so.
fn who(scene: Scene, stage: &Stage) -> Option<String> {
    match stage {
        Stage::Idle { notice: None, .. } => Some(scene.texts.now_idle().into()),
        Stage::Acting { customer, notice: None | Some(Failure::ProfileLate), .. }
        | Stage::Outdated { customer: Some(customer), .. } => Some(fill(scene.texts.now_acting(), &customer.name())),
        _ => None,
    }
}
