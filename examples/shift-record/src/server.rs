//! Takes records in, and shows them to whoever sits at this computer.

use std::future::Future;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use jiff::civil::Date;
use serde_json::value::RawValue;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;
use tower_http::cors::CorsLayer;

use crate::archive::{Archive, Failure};
use crate::page;
use crate::record::Record;
use crate::utc::today;

/// A browser sends no more than 64 KiB at a time, a store's server perhaps.
const LARGEST_BODY: usize = 1 << 20;

/// The page is what is in it: no script, and nothing from elsewhere.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// The format of `CloudEvents` for one record, and for a list of them.
const ONE: &str = "application/cloudevents+json";
const LIST: &str = "application/cloudevents-batch+json";

/// What is served.
pub struct Service {
    /// Where records go.
    pub archive: Archive,
    /// The origins whose pages may send records. None stands for those without an origin: servers, commands.
    pub stores: Vec<String>,
    /// The e-mails of the operators whom the page is to name, one a line.
    pub operators: String,
}

/// Why records were not taken.
struct Refusal(StatusCode, String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.0, format!("{}\n", self.1)).into_response()
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, failure.to_string())
    }
}

/// Serves until `stop` completes.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let stores: Vec<_> = service.stores.iter().filter_map(|store| HeaderValue::from_str(store).ok()).collect();
    let cors = CorsLayer::new().allow_origin(stores).allow_methods([Method::POST]).allow_headers([CONTENT_TYPE]);
    let seen = Router::new()
        .route("/", get(of_today))
        .route("/days/{day}", get(of_day))
        .route("/page.css", get(|| async { ([(CONTENT_TYPE, "text/css")], page::STYLE) }))
        .route_layer(middleware::from_fn(only_here));
    let router = Router::new().route("/records", post(take)).layer(cors).merge(seen).with_state(Arc::new(service));
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}

async fn take(State(service): State<Arc<Service>>, request: Request) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    let origin = origin(&head.headers);
    if origin.is_some_and(|origin| !service.stores.iter().any(|store| store == origin)) {
        return Err(Refusal(StatusCode::FORBIDDEN, "This origin is none of the stores that --store names.".into()));
    }
    let origin = origin.map(str::to_owned);
    let kind = head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let too_large = |_| Refusal(StatusCode::PAYLOAD_TOO_LARGE, format!("The body has more than {LARGEST_BODY} bytes."));
    let body = to_bytes(body, LARGEST_BODY).await.map_err(too_large)?;
    // The disk may take its time, and others are to be answered meanwhile.
    let taking = spawn_blocking(move || {
        let records = read(&kind, &body, origin.as_deref())?;
        Ok::<_, Refusal>(service.archive.keep(&records)?)
    });
    let receipt = taking.await.map_err(|_| Refusal(StatusCode::INTERNAL_SERVER_ERROR, "It broke.".into()))??;
    let told = serde_json::json!({
        "stored": receipt.stored, "known": receipt.known, "conflicting": receipt.conflicting,
    });
    Ok(([(CONTENT_TYPE, "application/json")], told.to_string()).into_response())
}

/// All records of a body, or why there are none.
fn read(kind: &str, body: &Bytes, origin: Option<&str>) -> Result<Vec<Record>, Refusal> {
    let refuse = |why: String| Refusal(StatusCode::BAD_REQUEST, why);
    let body = str::from_utf8(body).map_err(|_| refuse("The body is not UTF-8.".into()))?;
    let texts = match kind.split(';').next().unwrap_or_default().trim() {
        ONE => vec![body],
        LIST => {
            let list: Vec<&RawValue> =
                serde_json::from_str(body).map_err(|error| refuse(format!("The body is no list: {error}.")))?;
            list.into_iter().map(RawValue::get).collect()
        }
        _ => {
            let why = format!("The body is neither {ONE} nor {LIST}.");
            return Err(Refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, why));
        }
    };
    let mut records = Vec::new();
    for (at, text) in (1..).zip(texts) {
        let record = Record::read(text).map_err(|why| refuse(format!("Record {at} is none: {why}.")))?;
        if origin.is_some_and(|origin| origin != record.origin()) {
            return Err(refuse(format!("Record {at} is of another store than it comes from.")));
        }
        records.push(record);
    }
    Ok(records)
}

async fn of_today(service: State<Arc<Service>>) -> Result<Response, Refusal> {
    show(service, today()).await
}

async fn of_day(service: State<Arc<Service>>, Path(day): Path<String>) -> Result<Response, Refusal> {
    let why = "A day is written as 2026-07-28.";
    let day = day.parse().map_err(|_| Refusal(StatusCode::NOT_FOUND, why.into()))?;
    show(service, day).await
}

async fn show(State(service): State<Arc<Service>>, day: Date) -> Result<Response, Refusal> {
    let showing = spawn_blocking(move || page::html(&service, day));
    let html = showing.await.map_err(|_| Refusal(StatusCode::INTERNAL_SERVER_ERROR, "It broke.".into()))??;
    Ok(([(CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response())
}

/// What is shown is for people at this computer, and not for a page whose name a stranger has pointed to this address.
async fn only_here(request: Request, next: Next) -> Result<Response, Refusal> {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !["127.0.0.1", "localhost"].contains(&name) {
        let why = "The record is shown to who opens it as localhost only.";
        return Err(Refusal(StatusCode::FORBIDDEN, why.into()));
    }
    Ok(next.run(request).await)
}

fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(ORIGIN).map(|origin| origin.to_str().unwrap_or_default())
}
