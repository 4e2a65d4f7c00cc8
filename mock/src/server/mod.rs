//! The HTTP host: carries requests to a [`SessionManager`] and its answers back, waiting as long as they say.

mod site;

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use tokio::net::TcpListener;

pub use site::Site;

use crate::{Request, Response, SessionManager};

/// No request of a storefront comes near it.
const LARGEST_BODY: usize = 1 << 20;

/// How long a stopping server waits for answers that are under way; one may be a fault's that never comes.
const GRACE: Duration = Duration::from_secs(1);

type Host = (Arc<Mutex<SessionManager>>, Option<Site>);

/// Serves the mock, and a site from the same origin if there is one, until `stop` completes.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    vtex: SessionManager,
    site: Option<Site>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let router = Router::new().fallback(answer).with_state((Arc::new(Mutex::new(vtex)), site));
    let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        stopping.send_replace(true);
    });
    tokio::select! {
        served = serving => served,
        () = async {
            let _ = stopped.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(GRACE).await;
        } => Ok(()),
    }
}

async fn answer(State((vtex, site)): State<Host>, request: axum::extract::Request) -> axum::response::Response {
    let path = request.uri().path();
    match site {
        Some(site) if !is_ours(path, &lock(&vtex)) => site.answer(request).await,
        None if path == "/" => to_axum(Response::see_other("/mock/log-in")),
        _ => answer_as_vtex(vtex, request).await,
    }
}

/// Whether the Session Manager answers this path. `/api` is never a site's, also where a root path goes before it: a
/// client that forgets the root path must not get a page.
fn is_ours(path: &str, vtex: &SessionManager) -> bool {
    let below_root = path.strip_prefix(vtex.root_path()).unwrap_or(path);
    [path, below_root].iter().any(|path| path.starts_with("/api/")) || path.starts_with("/mock/")
}

async fn answer_as_vtex(vtex: Arc<Mutex<SessionManager>>, request: axum::extract::Request) -> axum::response::Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return to_axum(Response::refusal(413, "The body is too large."));
    };
    let header = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let request = Request {
        method: head.method.as_str().into(),
        target: head.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        headers: head.headers.iter().map(header).collect(),
        body: body.into(),
    };
    let under_way = UnderWay::arrived(vtex, request);
    let response = lock(&under_way.vtex).handle(&under_way.request);
    if response.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(response.delay_ms.into())).await;
    }
    to_axum(response)
}

/// A request until its answer leaves, or until the client hangs up: then the future is dropped, and this with it.
struct UnderWay {
    vtex: Arc<Mutex<SessionManager>>,
    request: Request,
}

impl UnderWay {
    fn arrived(vtex: Arc<Mutex<SessionManager>>, request: Request) -> Self {
        lock(&vtex).arrived(&request);
        Self { vtex, request }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        lock(&self.vtex).answered(&self.request);
    }
}

fn lock(vtex: &Mutex<SessionManager>) -> MutexGuard<'_, SessionManager> {
    vtex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn to_axum(response: Response) -> axum::response::Response {
    let mut builder = axum::http::Response::builder().status(response.status);
    for (name, value) in response.headers {
        builder = builder.header(name, value);
    }
    builder.body(Body::from(response.body)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
