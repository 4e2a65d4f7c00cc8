//! `/api/checkout/pub/orderForm`: which call does what (protocol §4).

use serde_json::{Value, json};

use crate::SessionManager;
use crate::apps::Outputs;
use crate::cart::{Cart, ClientProfile, Item, SECTIONS};
use crate::cookies;
use crate::faults::Call;
use crate::http::{Answer, Request, Response, not_found, only, value_of};
use crate::session::Login;
use crate::stats::Event;
use crate::token::Token;

impl SessionManager {
    /// Calls under `/api/checkout/pub/orderForm`.
    pub(crate) fn order_form(&mut self, request: &Request, path: &[&str]) -> Answer {
        let call = if is_write(request, path.len() > 1) { Call::CartWrite } else { Call::CartRead };
        self.with_fault(request, call, |vtex, _| vtex.sound_order_form(request, path))
    }

    fn sound_order_form(&mut self, request: &Request, path: &[&str]) -> Answer {
        match path {
            [] if starts_cart(request) => self.start_cart(request),
            [] => self.current_cart(request),
            [id] => {
                only("GET", request)?;
                self.count(request, Event::CartRead);
                let id = self.known_cart(id)?;
                self.answer_cart(request, id, false)
            }
            [id, "attachments", "clientProfileData"] => self.attach_client_profile(request, id),
            [id, "items"] => self.add_items(request, id),
            [id, "items", "update"] => self.change_items(request, id),
            [id, "transaction"] => self.place_order(request, id),
            _ => Err(not_found()),
        }
    }

    /// The current cart, that of the cookie; a new one without it.
    fn current_cart(&mut self, request: &Request) -> Answer {
        self.count(request, Event::CartRead);
        if request.method != "GET" {
            only("POST", request)?;
        }
        let current = request.cookie(cookies::CHECKOUT).and_then(|cookie| cookie.strip_prefix("__ofid="));
        if let Some(id) = current.and_then(Token::parse).filter(|id| self.carts.contains_key(id)) {
            return self.answer_cart(request, id, false);
        }
        let profile = self.owner_after_an_order(request);
        let id = self.new_cart(profile);
        self.answer_cart(request, id, true)
    }

    /// A new cart, empty and nobody's.
    fn start_cart(&mut self, request: &Request) -> Answer {
        self.count(request, Event::CartWrite);
        self.owner_after_an_order(request);
        let id = self.new_cart(None);
        self.answer_cart(request, id, true)
    }

    /// The cart after an order carries the operator's e-mail, whoever is acted for (known issue 1003545).
    fn owner_after_an_order(&mut self, request: &Request) -> Option<ClientProfile> {
        let (_, _, session) = self.session_of(request)?;
        let has_ordered = std::mem::take(&mut session.has_ordered);
        match &session.login {
            Login::Operator(email) if has_ordered => Some(ClientProfile::of_email(email)),
            _ => None,
        }
    }

    /// Sets whose cart it is. What the body says stands, be it another customer's; what it leaves out is filled in
    /// from the customer with that e-mail. 400 without a valid e-mail.
    fn attach_client_profile(&mut self, request: &Request, id: &str) -> Answer {
        self.count(request, Event::CartWrite);
        only("POST", request)?;
        let id = self.known_cart(id)?;
        let sent = ClientProfile::parse(&request.json()?).map_err(|message| Response::refusal(400, message))?;
        let profile = match self.store.people.customer(&sent.email) {
            Some(customer) => sent.completed_from(&customer),
            None => sent,
        };
        if let Some(cart) = self.carts.get_mut(&id) {
            cart.profile = Some(profile);
        }
        self.answer_cart(request, id, true)
    }

    /// `{"orderItems":[{"id":"1","quantity":1,"seller":"1"}]}`. 400 for an unknown SKU or a quantity below one.
    fn add_items(&mut self, request: &Request, id: &str) -> Answer {
        self.count(request, Event::CartWrite);
        only("POST", request)?;
        let id = self.known_cart(id)?;
        let items = order_items(request, Item::parse, "orderItems is a list of {id, quantity, seller}.")?;
        let is_sold = |item: &Item| self.store.products.iter().any(|product| product.id == item.sku);
        if !items.iter().all(is_sold) {
            return Err(Response::refusal(400, "There is no SKU with that id."));
        }
        if let Some(cart) = self.carts.get_mut(&id) {
            for item in items {
                cart.add(item);
            }
        }
        self.answer_cart(request, id, false)
    }

    /// `{"orderItems":[{"index":0,"quantity":2}]}`; a quantity of 0 takes the item out.
    fn change_items(&mut self, request: &Request, id: &str) -> Answer {
        self.count(request, Event::CartWrite);
        only("POST", request)?;
        let id = self.known_cart(id)?;
        let changes = order_items(request, Item::parse_change, "orderItems is a list of {index, quantity}.")?;
        if let Some(cart) = self.carts.get_mut(&id) {
            cart.change(&changes);
        }
        self.answer_cart(request, id, false)
    }

    /// Makes an order of the cart, which is gone then. What it answers has in it whose it is. 400 while nothing is in it, or it is
    /// nobody's.
    fn place_order(&mut self, request: &Request, id: &str) -> Answer {
        self.count(request, Event::CartWrite);
        only("POST", request)?;
        let id = self.known_cart(id)?;
        let outputs = self.outputs_of(request);
        let Some(cart) = self.carts.get(&id) else { return Err(not_found()) };
        if cart.is_empty() || cart.profile.is_none() {
            return Err(Response::refusal(400, "An order has items, and an e-mail."));
        }
        let order_form = cart.to_json(id, &self.store, &outputs, true);
        self.carts.remove(&id);
        self.count(request, Event::Order);
        if let Some((_, _, session)) = self.session_of(request) {
            session.has_ordered = true;
        }
        let order = json!({
            "orderId": format!("v{}mock-01", self.counts.orders),
            "value": order_form["value"],
            "items": order_form["items"],
            "clientProfileData": order_form["clientProfileData"],
        });
        Ok(Response::of_json(200, &json!({ "id": self.tokens.next().to_string(), "orders": [order] })))
    }

    /// The cart as this browser sees it, which owns it from now on if it `becomes_own`.
    fn answer_cart(&mut self, request: &Request, id: Token, becomes_own: bool) -> Answer {
        let sections = expected_sections(request)?;
        let outputs = self.outputs_of(request);
        let login = self.session_of(request).map(|(_, _, session)| session.login.clone()).unwrap_or_default();
        let ownership = becomes_own.then(|| self.tokens.next());
        let Some(cart) = self.carts.get_mut(&id) else { return Err(not_found()) };
        if cart.profile.is_none() {
            cart.profile = profile_that_lands_in_the_cart(&login, &outputs);
        }
        let brought = request.cookie(cookies::OWNERSHIP).and_then(Token::parse);
        let owns_it = becomes_own || brought == cart.ownership;
        cart.ownership = ownership.or(cart.ownership);
        let mut order_form = cart.to_json(id, &self.store, &outputs, owns_it);
        if let (Some(sections), Some(members)) = (sections, order_form.as_object_mut()) {
            members.retain(|name, _| !SECTIONS.contains(&name.as_str()) || sections.contains(name));
        }
        let answer = Response::of_json(200, &order_form);
        let answer = answer.with_http_only_cookie(cookies::CHECKOUT, &format!("__ofid={id}"));
        Ok(match ownership {
            Some(token) => answer.with_http_only_cookie(cookies::OWNERSHIP, &token.to_string()),
            None => answer,
        })
    }

    fn known_cart(&self, id: &str) -> Result<Token, Response> {
        Token::parse(id)
            .filter(|id| self.carts.contains_key(id))
            .ok_or_else(|| Response::refusal(404, "There is no orderForm with that id."))
    }

    fn new_cart(&mut self, profile: Option<ClientProfile>) -> Token {
        let id = self.tokens.next();
        self.carts.insert(id, Cart::of(profile));
        id
    }
}

/// What is in `orderItems` of the body. 400 with this message where one of it is not what is parsed.
fn order_items<T>(request: &Request, parse: fn(&Value) -> Option<T>, message: &str) -> Result<Vec<T>, Response> {
    let body = request.json()?;
    let items = body["orderItems"].as_array().and_then(|items| items.iter().map(parse).collect());
    items.ok_or_else(|| Response::refusal(400, message))
}

/// Whether a call changes a cart; `names_part` says whether its path goes on behind that cart's id.
pub(crate) fn is_write(request: &Request, names_part: bool) -> bool {
    names_part && request.method == "POST" || starts_cart(request)
}

/// Whether the request asks for a new cart.
fn starts_cart(request: &Request) -> bool {
    request.method == "GET" && request.query().is_ok_and(|query| value_of(&query, "forceNewCart") == Some("true"))
}

/// Whose cart VTEX takes a cart to be that nobody has claimed: the shopper's own, and, while an operator acts for
/// nobody, the operator's (known issue 1066571). One begun for a customer stays nobody's until it is attached.
fn profile_that_lands_in_the_cart(login: &Login, outputs: &Outputs) -> Option<ClientProfile> {
    match login {
        Login::Visitor => None,
        Login::Operator(email) => {
            outputs.impersonate.store_user_email.is_none().then(|| ClientProfile::of_email(email))
        }
        Login::Shopper(_) => outputs.profile.email.as_deref().map(|email| ClientProfile {
            email: email.into(),
            first_name: outputs.profile.first_name.clone(),
            last_name: outputs.profile.last_name.clone(),
            document: outputs.profile.document.clone(),
            phone: outputs.profile.phone.clone(),
        }),
    }
}

/// `expectedOrderFormSections` of a JSON body; `None` stands for all of them.
fn expected_sections(request: &Request) -> Result<Option<Vec<String>>, Response> {
    if request.method != "POST" || request.body.is_empty() {
        return Ok(None);
    }
    let body = request.json()?;
    match &body["expectedOrderFormSections"] {
        Value::Null => Ok(None),
        sections => serde_json::from_value(sections.clone())
            .map(Some)
            .map_err(|_| Response::refusal(400, "expectedOrderFormSections is a list of names.")),
    }
}
