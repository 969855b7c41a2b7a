//! `legation serve`: the record in a browser.

pub mod args;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use args::Serve;
use legation_serve::{InFiles, InStore, Memory, PAGE_MISSING, Settings, make_token, page_is_carried, run as serve};

use crate::inputs::Source;
use crate::{Failure, Status, inputs, out};

/// As many articles take so long to put together that a reader wants to know why nothing happens.
const MANY: usize = 1000;

/// Reads and codes the articles or opens the store, prints the address, and serves until Ctrl-C.
pub fn run(args: &Serve) -> Result<Status, Failure> {
    let reading = &args.reading;
    let settings = settings(args)?;
    let listener = listen(SocketAddr::new(args.host, args.port))?;
    let lexicon = inputs::lexicon(reading.data.as_deref(), reading.quiet)?.forever();
    let source = inputs::source(&args.paths, &args.sources, reading)?;
    let file = args.file.clone().or_else(|| inputs::corrections_file(&args.paths));
    match &source {
        Source::Store(_) if args.file.is_some() => {
            return Err(wrong("the corrections of a store lie in the store; leave `--file` out"));
        }
        Source::Articles(_) if args.corrections && file.is_none() => {
            return Err(wrong("name the file of corrections with `--file`: the articles are not of one folder"));
        }
        _ => {}
    }
    let engine = inputs::engine(lexicon, reading.into())?;
    let select = args.select.chosen();
    let coded = source.coded(&engine, &select, reading)?;
    let diags = source.diags().to_vec();
    if coded.len() >= MANY && !reading.quiet {
        out::complain(&format!("{} articles are put together; the address follows when that is done", coded.len()));
    }
    let memory = match source {
        Source::Store(store) => Memory::new(engine, coded, diags, InStore::new(store.path().into(), select)),
        Source::Articles(_) => Memory::new(engine, coded, diags, InFiles::new(file)),
    };
    let memory = memory.map_err(|problem| wrong(problem.error))?;
    let address = address(&listener, &settings)?;
    out::write(&format!("{address}\n"), None)?;
    if !page_is_carried() {
        out::complain(&format!("warning: {PAGE_MISSING}"));
    }
    if args.open
        && let Err(e) = open::that_detached(&address)
    {
        out::complain(&format!("warning: no browser could be opened: {e}; open {address} yourself"));
    }
    serve(listener, Arc::new(memory), settings).map_err(|e| wrong(format!("cannot serve: {e}")))?;
    Ok(Status::Done)
}

fn settings(args: &Serve) -> Result<Settings, Failure> {
    let mut settings = Settings {
        corrections: args.corrections,
        token: args.token.clone(),
        hosts: args.host_names.clone(),
        ..Settings::default()
    };
    if !args.host.is_loopback() {
        let host = args.host;
        out::complain(&format!(
            "warning: other machines can reach {host}; readers need the token in the address below, and whoever is on the way \
             can read along: use it in a network that you trust, or behind a server that encrypts"
        ));
        if settings.token.is_none() {
            settings.token = Some(make_token().map_err(wrong)?);
        }
    }
    settings.check().map_err(wrong)?;
    Ok(settings)
}

fn listen(at: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(at)
        .map_err(|e| wrong(format!("cannot listen at {at}: {e}; choose another with `--port`, 0 for any")))
}

/// Where the page is, with the token where there is one.
fn address(listener: &TcpListener, settings: &Settings) -> Result<String, Failure> {
    let at = listener.local_addr().map_err(|e| wrong(e.to_string()))?;
    let token = settings.token.as_ref().map(|t| format!("?token={t}")).unwrap_or_default();
    Ok(format!("http://{at}/{token}"))
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(Status::Wrong, message)
}
