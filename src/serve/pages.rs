//! Sending pages: what was built, with a script that reloads it and shows findings over it.

use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use axum::routing::get;
use tokio::sync::watch::Receiver;

use super::Status;

/// Reloads the page after a build, and shows findings over it.
const SCRIPT: &str = include_str!("overlay.js");

struct Shared {
    folder: PathBuf,
    status: Receiver<Status>,
    address: SocketAddr,
}

/// Returns what answers requests.
pub(super) fn router(folder: PathBuf, status: Receiver<Status>, address: SocketAddr) -> Router {
    let shared = Arc::new(Shared { folder, status, address });
    Router::new()
        .route("/__plainview/overlay.js", get(|| async { reply(StatusCode::OK, "text/javascript", SCRIPT) }))
        .route("/__plainview/status", get(status_now))
        .route("/__plainview/wait", get(wait))
        .fallback(page)
        .with_state(shared)
}

fn reply(code: StatusCode, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let response = Response::builder()
        .status(code)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-store");
    response.body(body.into()).unwrap_or_else(|_| Response::new(Body::empty()))
}

/// Refuses requests that name another host: a page on the web could send them (DNS rebinding).
fn is_local(headers: &HeaderMap, address: SocketAddr) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    host == address.to_string() || host == format!("localhost:{}", address.port())
}

fn status_text(status: &Status) -> String {
    serde_json::json!({ "round": status.round, "findings": status.findings, "refused": status.refused })
        .to_string()
}

async fn status_now(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response<Body> {
    if !is_local(&headers, shared.address) {
        return reply(StatusCode::FORBIDDEN, "text/plain", "not from here");
    }
    reply(StatusCode::OK, "application/json", status_text(&shared.status.borrow()))
}

/// Answers after the next build.
async fn wait(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response<Body> {
    if !is_local(&headers, shared.address) {
        return reply(StatusCode::FORBIDDEN, "text/plain", "not from here");
    }
    let mut status = shared.status.clone();
    status.mark_unchanged();
    // An error says that the program ends; the browser asks again and learns it.
    if status.changed().await.is_err() {
        return reply(StatusCode::SERVICE_UNAVAILABLE, "text/plain", "ending");
    }
    let text = status_text(&status.borrow());
    reply(StatusCode::OK, "application/json", text)
}

async fn page(State(shared): State<Arc<Shared>>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    if !is_local(&headers, shared.address) {
        return reply(StatusCode::FORBIDDEN, "text/plain", "not from here");
    }
    let path = percent_encoding::percent_decode_str(uri.path()).decode_utf8_lossy();
    match read(&shared.folder, &path).await {
        Some((file, bytes)) => reply(StatusCode::OK, kind(&file), with_script(&file, bytes)),
        None => {
            let (code, bytes) = match read(&shared.folder, "/404.html").await {
                Some((_, bytes)) => (StatusCode::NOT_FOUND, bytes),
                None => (
                    StatusCode::OK,
                    Bytes::from_static(
                        b"<!DOCTYPE html><title>plainview</title><p>Nothing has been built yet.</p></body>",
                    ),
                ),
            };
            reply(code, "text/html; charset=utf-8", with_script(Path::new("404.html"), bytes))
        }
    }
}

/// Reads a file of the served folder; a folder stands for its page.
async fn read(folder: &Path, path: &str) -> Option<(PathBuf, Bytes)> {
    let relative = Path::new(path.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(relative);
    if path.ends_with('/') || file.is_dir() {
        file = file.join("index.html");
    }
    let bytes = tokio::task::spawn_blocking({
        let file = file.clone();
        move || read_served(&file)
    });
    Some((file, Bytes::from(bytes.await.ok()??)))
}

#[expect(clippy::disallowed_methods, reason = "what is served was built and audited before")]
fn read_served(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok()
}

/// Puts the script into a page, and takes out the policy that forbids scripts: in what is sent, never
/// in what is built.
fn with_script(file: &Path, bytes: Bytes) -> Bytes {
    if file.extension().is_none_or(|extension| extension != "html") {
        return bytes;
    }
    let html =
        String::from_utf8_lossy(&bytes).replace("http-equiv=\"Content-Security-Policy\"", "name=\"policy\"");
    const ELEMENT: &str = "<script src=\"/__plainview/overlay.js\" defer></script>";
    let html = match html.rfind("</body>") {
        Some(at) => format!("{}{ELEMENT}{}", &html[..at], &html[at..]),
        None => html + ELEMENT,
    };
    Bytes::from(html)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
