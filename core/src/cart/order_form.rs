/// What the toolbar reads of an orderForm, the store's cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrderForm {
    /// `orderFormId`.
    pub id: String,
    /// `userProfileId`: whose cart it is, where the store says so by an id.
    pub owner_id: Option<String>,
    /// `clientProfileData.email`: whose cart it is, as it was attached; `None` where nobody's was.
    pub owner_email: Option<String>,
    /// How many pieces are in it, over all its items.
    pub count: u32,
    /// `value`: what they cost, in hundredths of the currency.
    pub total: Option<u64>,
    /// `storePreferencesData.currencyCode`, such as `BRL`.
    pub currency: Option<String>,
}
