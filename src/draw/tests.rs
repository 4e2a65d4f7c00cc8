//! A list of names, as somebody may draw it who has no toolbar.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::Picture;

struct Names;

type Part = super::Part<Names>;

struct Now<'a> {
    names: &'a [&'static str],
    heard: &'a Heard,
}

type Heard = Rc<RefCell<Vec<String>>>;

impl Picture for Names {
    type Now<'a> = Now<'a>;
    type Actor = Heard;
    type Row = &'static str;
}

fn all(now: &Now) -> Part {
    Part::new("div", "all")
        .with_live("data-first", |now| now.names.first().map(ToString::to_string))
        .flag("hidden", |now| now.names.is_empty())
        .whether("aria-busy", |now| now.names.len() > 3)
        .holds(
            Part::new("h1", "").says("Names: ").holds(Part::new("b", "").says_live(|now| now.names.len().to_string())),
        )
        .holds_if(|now| now.names.len() > 1, |_| Part::new("p", "").says("several"))
        .lists(|now| now.names.to_vec(), one)
        .holds(Part::new("footer", ""))
        .on(now.heard, "pick", |heard, event| heard.borrow_mut().push(event.type_()))
}

fn one(now: &Now, name: &&'static str) -> Part {
    Part::new("button", "").says(name).with_live("data-of", |now| Some(now.names.len().to_string())).on(
        now.heard,
        "click",
        |heard, event| {
            let button: HtmlElement = event.current_target().unwrap().unchecked_into();
            heard.borrow_mut().push(button.text_content().unwrap_or_default());
        },
    )
}

/// What is drawn, in the page.
struct Drawing {
    part: Part,
    heard: Heard,
}

impl Drawing {
    fn of(names: &[&'static str]) -> Self {
        let heard = Heard::default();
        let part = all(&Now { names, heard: &heard });
        document().body().unwrap().append_child(part.element()).unwrap();
        let mut drawing = Self { part, heard };
        drawing.shows(names);
        drawing
    }

    fn shows(&mut self, names: &[&'static str]) {
        self.part.look(&Now { names, heard: &self.heard });
    }

    fn html(&self) -> String {
        self.part.element().inner_html().replace("<!---->", "")
    }

    fn buttons(&self) -> Vec<HtmlElement> {
        let found = self.part.element().query_selector_all("button").unwrap();
        (0..found.length()).map(|at| found.get(at).unwrap().unchecked_into()).collect()
    }

    fn names(&self) -> Vec<String> {
        self.buttons().iter().map(|button| button.text_content().unwrap_or_default()).collect()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.part.element().get_attribute(name)
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.part.element().remove();
    }
}

#[wasm_bindgen_test]
fn what_is_drawn_stands_where_it_was_put() {
    let drawing = Drawing::of(&["Ana", "Bea"]);
    let row = |name: &str| format!(r#"<button data-of="2">{name}</button>"#);
    let rows = row("Ana") + &row("Bea");
    assert_eq!(drawing.html(), format!("<h1>Names: <b>2</b></h1><p>several</p>{rows}<footer></footer>"));
    assert_eq!(drawing.attribute("class").as_deref(), Some("all"));
}

#[wasm_bindgen_test]
fn attributes_come_change_and_go() {
    let mut drawing = Drawing::of(&["Ana"]);
    let look = |drawing: &Drawing| ["data-first", "hidden", "aria-busy"].map(|name| drawing.attribute(name));
    let some = |value: &str| Some(value.to_owned());
    assert_eq!(look(&drawing), [some("Ana"), None, some("false")]);
    drawing.shows(&["Bea", "Ana", "Cida", "Dora"]);
    assert_eq!(look(&drawing), [some("Bea"), None, some("true")]);
    drawing.shows(&[]);
    assert_eq!(look(&drawing), [None, some(""), some("false")]);
}

#[wasm_bindgen_test]
fn a_row_that_stays_is_the_same_element_wherever_it_goes() {
    let mut drawing = Drawing::of(&["Ana", "Bea", "Cida"]);
    let [ana, bea, cida] = drawing.buttons().try_into().unwrap();
    drawing.shows(&["Cida", "Ana", "Dora", "Bea"]);
    assert_eq!(drawing.names(), ["Cida", "Ana", "Dora", "Bea"]);
    let now = drawing.buttons();
    assert_eq!((&now[0], &now[1], &now[3]), (&cida, &ana, &bea));
    assert_eq!(ana.get_attribute("data-of").as_deref(), Some("4"));
}

#[wasm_bindgen_test]
fn the_focus_stays_in_a_row_when_others_come_and_go_before_it() {
    let mut drawing = Drawing::of(&["Ana", "Bea"]);
    let bea = drawing.buttons().remove(1);
    bea.focus().unwrap();
    drawing.shows(&["Cida", "Ana", "Bea"]);
    drawing.shows(&["Bea"]);
    assert_eq!(drawing.names(), ["Bea"]);
    assert_eq!(document().active_element().as_ref(), Some(bea.unchecked_ref()));
}

#[wasm_bindgen_test]
fn rows_that_are_equal_are_drawn_as_often_as_they_are_there() {
    let mut drawing = Drawing::of(&["Ana", "Ana"]);
    assert_eq!(drawing.names(), ["Ana", "Ana"]);
    drawing.shows(&["Ana"]);
    assert_eq!(drawing.names(), ["Ana"]);
}

#[wasm_bindgen_test]
fn a_list_that_was_empty_comes_back_in_its_place() {
    let mut drawing = Drawing::of(&["Ana", "Bea"]);
    drawing.shows(&[]);
    assert_eq!(drawing.html(), "<h1>Names: <b>0</b></h1><footer></footer>");
    drawing.shows(&["Cida", "Ana"]);
    assert!(drawing.html().ends_with("Ana</button><footer></footer>"), "{}", drawing.html());
}

#[wasm_bindgen_test]
fn events_reach_who_acts_until_the_part_is_gone() {
    let mut drawing = Drawing::of(&["Ana", "Bea"]);
    let [ana, bea] = drawing.buttons().try_into().unwrap();
    ana.click();
    drawing.shows(&["Bea"]);
    ana.click();
    bea.click();
    assert_eq!(*drawing.heard.borrow(), ["Ana", "Bea"]);
}
