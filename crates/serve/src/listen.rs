//! How are requests taken? So many connections at a time, none that never finishes its question, and on Ctrl-C those that are
//! being answered are answered.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::sync::Semaphore;

use crate::record::Record;
use crate::settings::Settings;

/// Longest time that requests under way have when the server stops.
const LAST: Duration = Duration::from_secs(5);

/// Serves a record until Ctrl-C, or until the system asks the program to end.
///
/// # Errors
/// If the system gives no threads or signals, or the settings are wrong.
pub fn run(listener: TcpListener, record: Arc<dyn Record>, settings: Settings) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let end = ended()?;
        serve(listener, record, settings, end).await
    });
    // Work that nobody waits for any more must not hold the program.
    runtime.shutdown_background();
    done
}

/// Serves a record until `end`.
///
/// # Errors
/// If the listener cannot be used, or the settings are wrong.
pub async fn serve(
    listener: TcpListener,
    record: Arc<dyn Record>,
    settings: Settings,
    end: impl Future<Output = ()>,
) -> io::Result<()> {
    settings.check().map_err(io::Error::other)?;
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let address: SocketAddr = listener.local_addr()?;
    let free = Arc::new(Semaphore::new(settings.limits.connections));
    let head = settings.limits.head;
    let renewal = tokio::spawn(renew(record.clone(), settings.renew));
    let service = TowerToHyperService::new(crate::api::router(record, settings, address));
    let mut server = hyper::server::conn::http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(head).max_headers(64);
    let graceful = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let next = async {
            let place = free.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            (place, accepted) = next => match accepted {
                Ok((stream, _)) => (place, stream),
                // No more files, for one: the connections that are there go on.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            let _place = place;
            // A reader that goes away is no failure of the server.
            let _ = connection.await;
        });
    }
    renewal.abort();
    drop(listener);
    let _ = tokio::time::timeout(LAST, graceful.shutdown()).await;
    Ok(())
}

/// Looks for new articles and corrections, again and again; tells once what stands in the way.
async fn renew(record: Arc<dyn Record>, pause: Duration) {
    let mut told = None;
    loop {
        tokio::time::sleep(pause).await;
        let record = record.clone();
        let done = tokio::task::spawn_blocking(move || record.renew()).await;
        let failed = match done {
            Ok(Ok(_)) => None,
            Ok(Err(problem)) => Some(problem.error),
            Err(e) => Some(e.to_string()),
        };
        if failed.is_some() && failed != told {
            let what = failed.as_deref().unwrap_or_default();
            let _ = writeln!(io::stderr(), "warning: {what}; what is shown stays as it was until this is mended");
        }
        told = failed;
    }
}

#[cfg(unix)]
fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn ended() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
