//! The customer's card: what is on it, what is masked, and what the session is asked for it.

use session_manager_mock as mock;
use telesales_toolbar::config::Config;
use telesales_toolbar::core::Fault;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::store::{Store, page_of_its_own};

/// What only the card asks for.
const OF_CARD: &str = "shopper.firstName";

async fn acts_for_maria(store: Store, config: Config) -> Store {
    let store = store.becomes("operator").open_with(config);
    store.logs_in_as("maria@example.com").await;
    store.sees("Acting for").await;
    store
}

fn with_card(card: &str) -> Config {
    Config { card: card.into(), ..page_of_its_own() }
}

/// The addresses of the card's own reads.
fn card_reads(store: &Store) -> Vec<String> {
    store.requests().into_iter().map(|request| request.url).filter(|url| url.contains(OF_CARD)).collect()
}

async fn has_read(store: &Store, count: usize) {
    store.becomes_so(&format!("{count} reads of the card"), |store| card_reads(store).len() == count).await;
}

#[wasm_bindgen_test]
async fn numbers_are_masked_until_they_are_to_be_seen_and_each_time_the_card_is_opened() {
    let store = acts_for_maria(Store::new(), page_of_its_own()).await;
    store.clicks("Maria Souza").await;
    store.sees("***.456.***-**").await;
    store.sees("+*********4321").await;
    assert!(!store.text().contains("123.456") && !store.text().contains("5511"), "{}", store.text());
    store.clicks("Show numbers").await;
    store.sees("123.456.789-09").await;
    store.sees("+5511987654321").await;
    store.clicks("Hide numbers").await;
    store.sees("***.456.***-**").await;
    store.clicks("Show numbers").await;
    store.clicks("Maria Souza").await;
    store.clicks("Maria Souza").await;
    store.sees("***.456.***-**").await;
    store.sees("Show numbers").await;
}

#[wasm_bindgen_test]
async fn the_session_is_asked_for_the_card_once_it_is_opened_and_for_no_number() {
    let store = acts_for_maria(Store::new(), with_card("email,document,phone")).await;
    assert_eq!(card_reads(&store), Vec::<String>::new());
    store.clicks("Maria Souza").await;
    has_read(&store, 1).await;
    let [url] = &card_reads(&store)[..] else { unreachable!() };
    assert!(!url.contains('*') && !url.contains("document") && !url.contains("phone"), "{url}");
    // Nothing of that changes while the page is there.
    store.clicks("Maria Souza").await;
    store.clicks("Maria Souza").await;
    store.sees("Log out").await;
    assert_eq!(card_reads(&store).len(), 1);
}

#[wasm_bindgen_test]
async fn a_store_that_chooses_nothing_pays_nothing() {
    let store = acts_for_maria(Store::new(), page_of_its_own()).await;
    let requests = store.requests_of("/sessions").len();
    store.clicks("Maria Souza").await;
    store.clicks("Log out").await;
    store.sees("Log in as").await;
    assert_eq!(
        (store.requests_of("/sessions").len(), card_reads(&store)),
        (requests + 2, Vec::new()),
        "a write and a read-back"
    );
}

#[wasm_bindgen_test]
async fn a_store_chooses_what_is_on_it_and_what_that_is_called() {
    let store =
        acts_for_maria(Store::new(), with_card("profile.loyaltyTier=Loyalty, email, profile.priceTables")).await;
    store.clicks("Maria Souza").await;
    store.sees("LoyaltyOuroE-mailmaria@example.comCopypriceTablesgold").await;
    let text = store.text();
    assert!(!text.contains("Document"), "{text}");
    assert!(store.find(".telesales-reveal:not([hidden])").is_none(), "nothing is masked");
    assert!(card_reads(&store)[0].ends_with(",profile.loyaltyTier,profile.priceTables"));
    // What a store has in there may change.
    store.clicks("Maria Souza").await;
    store.clicks("Maria Souza").await;
    has_read(&store, 2).await;
}

#[wasm_bindgen_test]
async fn what_is_not_there_or_was_not_told_is_a_dash() {
    let store = acts_for_maria(Store::new(), with_card("profile.nothing=Nothing,profile.loyaltyTier=Loyalty")).await;
    store.fails_next(Fault::TimedOut);
    store.clicks("Maria Souza").await;
    has_read(&store, 1).await;
    store.sees("Nothing–Loyalty–").await;
    store.clicks("Maria Souza").await;
    store.clicks("Maria Souza").await;
    store.sees("Nothing–LoyaltyOuro").await;
}

#[wasm_bindgen_test]
async fn where_companies_buy_the_person_is_named_with_contract_and_unit() {
    let store = Store::with(mock::Store::demo().bought_at_by_companies());
    let store = acts_for_maria(store, with_card("email")).await;
    let contract = store.find(".telesales-opener-name").unwrap().text_content().unwrap();
    store.clicks(&contract).await;
    store.becomes_so("the person's name", |store| name(store).as_deref() == Some("Maria Souza")).await;
    store.sees(&format!("Contract{contract}UnitCompras")).await;
}

fn name(store: &Store) -> Option<String> {
    store.find(".telesales-name")?.text_content()
}

#[wasm_bindgen_test]
async fn an_answer_about_somebody_else_is_not_shown_and_has_the_session_read_again() {
    let store = acts_for_maria(Store::new(), with_card("profile.loyaltyTier=Loyalty")).await;
    store.post_form("/mock/log-in", "as=visitor");
    store.clicks("Maria Souza").await;
    store.sees("Your operator login has ended.").await;
    assert!(!store.text().contains("Ouro"));
}
