use super::effect::{Effect, News, Write};
use super::event::{Event, Who};
use super::model::{Model, Notice, Order, Waiting, Wish};
use super::order_form::OrderForm;
use super::verdict::Verdict;
use crate::Fault;

/// Takes an event, and says what is to be done.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Session { who, is_settled } => session(model, who, is_settled),
        Event::Look => model.is_to_look |= model.who.is_some(),
        Event::Order if model.who.is_some() => return order(model),
        Event::OrderAnyway if model.asks_about_an_order() => {
            model.order = Order::No;
            return vec![Effect::LetOrder];
        }
        Event::Give if model.can_be_given() && !model.is_busy() => model.wish = Some(Wish::Give),
        Event::Empty if model.cart.is_some() && !model.is_busy() => model.wish = Some(Wish::Empty),
        Event::Read { number, answer } if model.waiting == Waiting::Read(number) => {
            model.waiting = Waiting::No;
            read(model, answer);
        }
        // Whatever it says, it is read back: a lost answer may have been a yes, and a yes may have done nothing.
        Event::Written { number, answer: _ } if model.waiting == Waiting::Write(number) => {
            model.waiting = Waiting::No;
            model.is_to_look = true;
        }
        // Nobody is acted for: it is no business of the toolbar's.
        Event::Order => return vec![Effect::LetOrder],
        Event::OrderAnyway | Event::Give | Event::Empty | Event::Read { .. } | Event::Written { .. } => {
            return Vec::new();
        }
    }
    let told = tell(model);
    let order = judge(model);
    told.into_iter().chain(order).chain(next(model)).collect()
}

/// Whatever is known is older than the click, so it does not count.
fn order(model: &mut Model) -> Vec<Effect> {
    if model.order == Order::Checked {
        return Vec::new();
    }
    model.order = Order::Checked;
    model.is_settled = false;
    model.is_to_look = true;
    vec![Effect::AskSession]
}

/// What becomes of an order, once session and cart have answered.
fn judge(model: &mut Model) -> Option<Effect> {
    let cart = model.cart.clone()?;
    match &model.order {
        Order::Checked if model.is_settled && !model.is_busy() => {}
        // It is another cart than the one that was asked about.
        Order::Asked(asked) if *asked != cart => {
            model.order = Order::No;
            return None;
        }
        _ => return None,
    }
    if model.verdict() == Some(Verdict::Customer) {
        model.order = Order::No;
        return Some(Effect::LetOrder);
    }
    model.order = Order::Asked(cart);
    Some(Effect::AskOperator)
}

fn session(model: &mut Model, who: Option<Who>, is_settled: bool) {
    model.is_settled = is_settled;
    let is_same = match (&model.who, &who) {
        (Some(before), Some(now)) => before.customer.id == now.customer.id && before.customer.is(&now.customer),
        (None, None) => true,
        _ => false,
    };
    model.who = who;
    if is_same {
        return;
    }
    // What was read, or is on its way, is about somebody else.
    model.cart = None;
    model.told = None;
    model.wish = None;
    model.written = None;
    model.notice = None;
    model.order = Order::No;
    model.is_to_look = model.who.is_some();
    if matches!(model.waiting, Waiting::Read(_)) {
        model.waiting = Waiting::No;
    }
}

fn read(model: &mut Model, answer: Result<OrderForm, Fault>) {
    // What has happened meanwhile is not in it.
    if model.is_to_look {
        return;
    }
    model.cart = Some(answer);
    let Some(before) = model.written.take() else { return };
    let Some(wish) = model.wish.take() else { return };
    model.notice = Some(match (wish, model.cart(), model.verdict()) {
        (_, None, _) => Notice::Unknown,
        (Wish::Give, _, Some(Verdict::Customer)) => Notice::Given,
        (Wish::Empty, Some(cart), _) if cart.id != before && cart.count == 0 => Notice::Emptied,
        _ => Notice::NotDone,
    });
}

/// What is to be asked for now, if it may be: nothing before the session has answered, and one thing at a time.
fn next(model: &mut Model) -> Option<Effect> {
    let who = model.who.as_ref().filter(|_| model.is_settled && model.waiting == Waiting::No)?;
    if !model.is_to_look && model.written.is_none() && model.wish.is_some() {
        let email = who.customer.email.clone();
        return write(model, email);
    }
    if !std::mem::take(&mut model.is_to_look) {
        return None;
    }
    let number = model.number();
    model.waiting = Waiting::Read(number);
    Some(Effect::Read { number })
}

fn write(model: &mut Model, email: String) -> Option<Effect> {
    let id = model.cart().map(|cart| cart.id.clone()).unwrap_or_default();
    let write = match model.wish? {
        Wish::Give if model.can_be_given() => Write::Give { id: id.clone(), email },
        // It has become the customer's by itself, or can be seen no more.
        Wish::Give => {
            model.wish = None;
            return None;
        }
        Wish::Empty => Write::Empty,
    };
    let number = model.number();
    model.written = Some(id);
    model.notice = None;
    model.waiting = Waiting::Write(number);
    Some(Effect::Write { number, write })
}

fn tell(model: &mut Model) -> Option<Effect> {
    let verdict = model.verdict()?;
    let (count, total) = model.cart().map_or((0, None), |cart| (cart.count, cart.total));
    let news = News { verdict, count, total };
    (model.told.replace(news) != Some(news)).then_some(Effect::Tell(news))
}
