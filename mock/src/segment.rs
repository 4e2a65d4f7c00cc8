//! The segment: what of a session the catalogue's caches depend on. It travels in the cookie `vtex_segment`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;

use crate::apps::Outputs;
use crate::cookies;
use crate::http::{Answer, Request, Response};
use crate::session::Session;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Segment<'a> {
    campaigns: Option<&'a str>,
    channel: &'a str,
    price_tables: Option<&'a str>,
    region_id: Option<&'a str>,
    #[serde(rename = "utm_campaign")]
    utm_campaign: Option<&'a str>,
    #[serde(rename = "utm_source")]
    utm_source: Option<&'a str>,
    #[serde(rename = "utmi_campaign")]
    utmi_campaign: Option<&'a str>,
    currency_code: &'a str,
    currency_symbol: &'a str,
    country_code: &'a str,
    culture_info: &'a str,
    channel_privacy: &'a str,
}

/// The segment token of a session: its segment's JSON in base64.
pub(crate) fn token(session: &Session, outputs: &Outputs) -> String {
    let public = |name: &str| session.public.get(name).and_then(|key| key.value.as_str());
    let segment = Segment {
        campaigns: None,
        channel: "1",
        price_tables: outputs.profile.price_tables.as_deref(),
        region_id: None,
        utm_campaign: public("utm_campaign"),
        utm_source: public("utm_source"),
        utmi_campaign: public("utmi_campaign"),
        currency_code: "BRL",
        currency_symbol: "R$",
        country_code: "BRA",
        culture_info: "pt-BR",
        channel_privacy: "public",
    };
    STANDARD.encode(serde_json::to_vec(&segment).unwrap_or_default())
}

/// `GET /api/segments` and `GET /api/segments/{token}`: the segment's JSON; 401 without the cookie, 400 when the
/// token is none.
pub(crate) fn read(request: &Request, token: Option<&str>) -> Answer {
    let token = token
        .or_else(|| request.cookie(cookies::SEGMENT))
        .ok_or_else(|| Response::refusal(401, "There is no segment cookie."))?;
    let segment: Option<Value> =
        STANDARD.decode(token).ok().and_then(|json| serde_json::from_slice(&json).ok()).filter(Value::is_object);
    let segment = segment.ok_or_else(|| Response::refusal(400, "This is not a segment token."))?;
    Ok(Response::of_json(200, &segment))
}
