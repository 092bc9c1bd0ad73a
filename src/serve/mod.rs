//! Serving: shows the site while it is written. Builds again, whole, whenever a source changes, into
//! a private folder, and tells the browser.
//!
//! 1. [`watch`] sees that a source changed.
//! 2. [`crate::build_privately`] builds, as any build.
//! 3. [`pages`] sends what was built, with a script that reloads the page and shows findings over it.

mod pages;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch as signal;

use crate::config::Options;
use crate::finding::{Finding, Findings, Format, Result, Rule, render};

/// The folder of a site's private state that is served.
const FOLDER: &str = "serve";

/// What the last build came to.
#[derive(Clone, Debug, Default)]
struct Status {
    /// How often was built.
    round: u64,
    /// What was found, for a person, without colours.
    findings: String,
    /// Whether it is shown what was built last.
    refused: bool,
}

/// Serves a site on this machine until the program is ended.
///
/// # Errors
/// A port that is in use, or a machine that fails. Findings about the site are shown, not returned.
pub fn serve(root: &Path, options: &Options, port: u16) -> Result<()> {
    let _lock = crate::publish::lock(root, "serve.lock")?;
    // What was built by a run before may hold what is withheld today.
    crate::publish::remove_private(root, FOLDER)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Finding::new(Rule::Io, format!("cannot serve: {error}")))?;
    runtime.block_on(run(root, options, port))
}

async fn run(root: &Path, options: &Options, port: u16) -> Result<()> {
    // Loopback alone: what is still being written is nobody else's business.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(address).await;
    let listener =
        listener.map_err(|error| Finding::new(Rule::Io, format!("cannot listen on {address}: {error}")))?;
    let address =
        listener.local_addr().map_err(|error| Finding::new(Rule::Io, format!("cannot listen: {error}")))?;
    let options = Options { base_url: Some(format!("http://{address}")), ..options.clone() };
    let (sender, receiver) = signal::channel(Status::default());
    let sender = Arc::new(sender);
    build(root, &options, &sender);
    anstream::println!("serving {} at http://{address}/ (end with Ctrl-C)", root.display());
    let again = Arc::clone(&sender);
    let (folder, for_watch) = (root.to_owned(), options.clone());
    let mut watcher = watch::start(root, move || build(&folder, &for_watch, &again))?;
    let (mut built, for_refresh) = (receiver.clone(), root.to_owned());
    // A folder of sources can be made while the site is served.
    tokio::spawn(async move {
        while built.changed().await.is_ok() {
            if let Err(findings) = watch::refresh(&mut watcher, &for_refresh) {
                tell(&findings);
            }
        }
    });
    let router = pages::router(root.join(crate::publish::PRIVATE).join(FOLDER), receiver, address);
    axum::serve(listener, router)
        .await
        .map_err(|error| Finding::new(Rule::Io, format!("cannot serve: {error}")).into())
}

/// Builds once, shows findings in the terminal, and tells the browsers.
fn build(root: &Path, options: &Options, sender: &signal::Sender<Status>) {
    let (findings, refused) = match crate::build_privately(root, FOLDER, options) {
        Ok(receipt) => (receipt.findings.without(Rule::TranslationParity), false),
        Err(findings) => (findings, true),
    };
    tell(&findings);
    sender.send_modify(|status| {
        status.round += 1;
        status.findings = anstream::adapter::strip_str(&render(&findings, Format::Human)).to_string();
        status.refused = refused;
    });
}

fn tell(findings: &Findings) {
    if findings.is_empty() {
        anstream::eprintln!("built");
    } else {
        anstream::eprint!("{}", render(findings, Format::Human));
    }
}
