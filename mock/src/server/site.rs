//! A folder of static files: a demo store that lives on the mock's own origin, as storefronts do on VTEX's.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

/// The files of a folder. Any path without an extension is the folder's `index.html`, so that a single-page store can
/// be loaded at each of its pages; an unknown file is 404. Files with a `.br` next to them are
/// sent compressed to whoever accepts it.
#[derive(Clone, Debug)]
pub struct Site {
    files: ServeDir,
    root_path: String,
    content_security_policy: Option<HeaderValue>,
}

impl Site {
    /// The site in that folder, found at `/` and below the root path, if there is one.
    #[must_use]
    pub fn new(folder: &Path, root_path: &str) -> Self {
        let files = ServeDir::new(PathBuf::from(folder)).precompressed_br();
        Self { files, root_path: root_path.into(), content_security_policy: None }
    }

    /// The same site, its files sent with this policy.
    #[must_use]
    pub fn with_content_security_policy(self, content_security_policy: Option<HeaderValue>) -> Self {
        Self { content_security_policy, ..self }
    }

    pub(super) async fn answer(mut self, mut request: Request) -> Response {
        let path = request.uri().path();
        let below_root = path
            .strip_prefix(self.root_path.as_str())
            .filter(|rest| rest.is_empty() || rest.starts_with('/'))
            .unwrap_or(path);
        let last = below_root.rsplit('/').next().unwrap_or_default();
        let page = (!last.contains('.')).then_some("/index.html");
        // ServeDir looks for the path it is given, and for nothing else: folders have no redirects here.
        let wanted = page.unwrap_or(below_root);
        let Ok(uri) = Uri::try_from(wanted) else { return StatusCode::NOT_FOUND.into_response() };
        *request.uri_mut() = uri;
        let mut response = match self.files.try_call(request).await {
            Ok(response) => response.map(Body::new).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(policy) = self.content_security_policy {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}
