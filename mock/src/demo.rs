//! The store everyone can try: a name of every kind that has ever broken a toolbar, and two price tables.

use crate::customer::Customer;
use crate::people::Operator;
use crate::products::Product;
use crate::store::Store;

impl Store {
    /// The demo store: an operator with the telesales role and one without it, eleven customers, eight products, and
    /// the price tables `gold` (20 % off) and `silver` (10 % off).
    #[must_use]
    pub fn demo() -> Self {
        let store = Self::new("demostore")
            .with_operator(Operator::with_role("operator@store.example").capitalised())
            .with_operator(Operator::without_role("trainee@store.example").capitalised())
            .with_price_table("gold", 20)
            .with_price_table("silver", 10);
        let store = customers().into_iter().fold(store, Self::with_customer);
        products().into_iter().fold(store, Self::with_product)
    }
}

fn customers() -> [Customer; 11] {
    let named = |email, first_name, last_name| Customer::new(email).first_name(first_name).last_name(last_name);
    [
        named("maria@example.com", "Maria", "Souza")
            .document("123.456.789-09")
            .phone("+5511987654321")
            .price_table("gold")
            .profile_key("loyaltyTier", "Ouro"),
        named("joao@example.com", "João", "Lima").price_table("silver"),
        named("ana+sale@example.com", "Ana", "Paz"),
        named("o'neil%50$#1@example.com", "Shane", "O'Neil"),
        named("jürgen@bücher.example", "Jürgen", "Groß"),
        Customer::new("noname@example.com"),
        Customer::new("first@example.com").first_name("Rosa"),
        Customer::new("last@example.com").last_name("Dias"),
        Customer::new("long@example.com").first_name(&"Maximiliana".repeat(19)[..200]),
        named("rtl@example.com", "ليلى", "حسن"),
        named("markup@example.com", "<img src=x onerror=alert(1)>", "<b>Bold</b>"),
    ]
}

fn products() -> [Product; 8] {
    [
        Product::new(1, "moka-pot", "Moka pot", 18_990)
            .described("Ferro", "Six cups of strong coffee from an aluminium pot that lasts a lifetime."),
        Product::new(2, "hand-grinder", "Hand grinder", 32_900)
            .described("Ferro", "Steel burrs, forty settings, and no cable."),
        Product::new(3, "gooseneck-kettle", "Gooseneck kettle", 24_950)
            .described("Nuvem", "Pours where you point it. One litre."),
        Product::new(4, "pour-over-set", "Pour-over set", 15_900)
            .described("Nuvem", "Glass server, ceramic dripper and forty paper filters."),
        Product::new(5, "espresso-cups", "Espresso cups, set of six", 9_990)
            .described("Barro", "Thick stoneware that keeps its heat.")
            .available(12),
        Product::new(6, "house-blend", "House blend, 1 kg", 8_990)
            .described("Serra", "Chocolate and hazelnut. Roasted on Mondays."),
        Product::new(7, "single-origin", "Single origin, 250 g", 4_590)
            .described("Serra", "Red fruit and honey, from one farm at 1,200 m."),
        Product::new(8, "milk-frother", "Milk frother", 27_900)
            .described("Ferro", "Hot or cold foam in a minute. Back in stock next month.")
            .available(0),
    ]
}
