//! The fields of Master Data's entity CL, the customers.

use std::borrow::Cow;

use crate::customer::Customer;

/// A field that can be asked for, and searched by where the store has it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Id,
    Email,
    FirstName,
    LastName,
    Document,
    Phone,
    HomePhone,
    CorporateDocument,
    CorporateName,
    PriceTables,
}

impl Field {
    pub(crate) const ALL: [Self; 10] = [
        Self::Id,
        Self::Email,
        Self::FirstName,
        Self::LastName,
        Self::Document,
        Self::Phone,
        Self::HomePhone,
        Self::CorporateDocument,
        Self::CorporateName,
        Self::PriceTables,
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Email => "email",
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::Document => "document",
            Self::Phone => "phone",
            Self::HomePhone => "homePhone",
            Self::CorporateDocument => "corporateDocument",
            Self::CorporateName => "corporateName",
            Self::PriceTables => "priceTables",
        }
    }

    /// The customer's value; `None` where it is empty.
    pub(crate) fn of(self, customer: &Customer) -> Option<Cow<'_, str>> {
        let optional = match self {
            Self::Id => return Some(customer.id().into()),
            Self::Email => return Some(customer.email().into()).filter(|email: &Cow<_>| !email.is_empty()),
            Self::FirstName => &customer.first_name,
            Self::LastName => &customer.last_name,
            Self::Document => &customer.document,
            Self::Phone => &customer.phone,
            Self::HomePhone => &customer.home_phone,
            Self::CorporateDocument => &customer.corporate_document,
            Self::CorporateName => &customer.corporate_name,
            Self::PriceTables => &customer.price_table,
        };
        optional.as_deref().map(Cow::Borrowed)
    }

    /// Whether it is a number that somebody has, a document's or a phone's: what is masked for those who may not see it.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Document | Self::Phone | Self::HomePhone | Self::CorporateDocument)
    }
}

/// Some of the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FieldSet(u16);

impl FieldSet {
    pub(crate) const ALL: Self = Self(u16::MAX);

    pub(crate) fn contains(self, field: Field) -> bool {
        self.0 & Self::bit(field) != 0
    }

    fn bit(field: Field) -> u16 {
        1 << field as u16
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        Self(fields.into_iter().fold(0, |bits, field| bits | Self::bit(field)))
    }
}
