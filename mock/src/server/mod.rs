//! The HTTP host: carries requests to a [`SessionManager`] and its answers back, waiting as long as they say.

mod cut;
mod held;
mod site;

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use tokio::net::TcpListener;
use tokio::sync::oneshot::{Receiver, Sender};

pub use site::Site;

use self::cut::Cut;
use self::held::HeldAnswers;
use crate::{Request, Response, SessionManager};

/// No request of a storefront comes near it.
const LARGEST_BODY: usize = 1 << 20;

/// How long a stopping server waits for answers that are under way; one may be a fault's that never comes.
const GRACE: Duration = Duration::from_secs(1);

/// How much later than the next call's answer a held one leaves, so that a client sees them in that order.
const HEAD_START: Duration = Duration::from_millis(50);

type Host = (Arc<Mutex<Vtex>>, Option<Site>);

/// Under one lock, since the answers are held in the order in which the calls were handled.
struct Vtex {
    session_manager: SessionManager,
    held: HeldAnswers,
    started: Instant,
}

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
    let vtex = Vtex { session_manager: vtex, held: HeldAnswers::default(), started: Instant::now() };
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
        Some(site) if !is_ours(path, &lock(&vtex).session_manager) => site.answer(request).await,
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

async fn answer_as_vtex(vtex: Arc<Mutex<Vtex>>, request: axum::extract::Request) -> axum::response::Response {
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
    let mut under_way = UnderWay::arrived(vtex, request);
    let response = under_way.handle();
    if response.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(response.delay_ms.into())).await;
    }
    if let Some(freed) = &mut under_way.freed {
        // An error says that the sender is dropped, which is all there is to wait for.
        let _ = freed.await;
        tokio::time::sleep(HEAD_START).await;
    }
    to_axum(response)
}

/// A request until its answer leaves, or until the client hangs up: then the future is dropped, and this with it.
struct UnderWay {
    vtex: Arc<Mutex<Vtex>>,
    request: Request,
    /// What this answer waits for, if it is held.
    freed: Option<Receiver<()>>,
    /// The answer that is held until this one has left; dropping this lets it go.
    frees: Option<Sender<()>>,
}

impl UnderWay {
    fn arrived(vtex: Arc<Mutex<Vtex>>, request: Request) -> Self {
        lock(&vtex).session_manager.arrived(&request);
        Self { vtex, request, freed: None, frees: None }
    }

    fn handle(&mut self) -> Response {
        let mut vtex = lock(&self.vtex);
        let since_start = vtex.started.elapsed().as_millis();
        vtex.session_manager.time_is(u64::try_from(since_start).unwrap_or(u64::MAX));
        let response = vtex.session_manager.handle(&self.request);
        if let Some(queue) = vtex.session_manager.queue_of(&self.request) {
            self.frees = vtex.held.next_call_arrived(queue);
            self.freed = response.waits_for_next.then(|| vtex.held.hold(queue));
        }
        response
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut vtex = lock(&self.vtex);
        vtex.session_manager.answered(&self.request);
        if self.freed.take().is_some() {
            vtex.held.forget_given_up();
        }
    }
}

fn lock(vtex: &Mutex<Vtex>) -> MutexGuard<'_, Vtex> {
    vtex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn to_axum(response: Response) -> axum::response::Response {
    let mut builder = axum::http::Response::builder().status(response.status);
    for (name, value) in response.headers {
        builder = builder.header(name, value);
    }
    let body = match response.cut_after {
        Some(after) => Body::new(Cut::new(response.body, after)),
        None => Body::from(response.body),
    };
    builder.body(body).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
