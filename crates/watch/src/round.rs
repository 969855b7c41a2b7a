//! One look at every feed: which pages are new, and what became of each feed?

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use legation_ingest::{Facts, Form, Item, Link, links};
use legation_model::diag::{Diag, Severity};

use url::Url;

use crate::{Fault, Feed, Fetched, Fetcher, Seen, Settings};

/// Most lists that one look takes from a list of lists: a sitemap of many parts is read a part at a time.
const MOST_LISTS: usize = 50;

/// What is remembered of a feed between two looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedState {
    /// For a conditional request. Only kept when all its pages were taken: else the next look must see them again.
    pub seen: Seen,
    /// Looks in a row that failed.
    pub failures: u32,
}

/// What became of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its address.
    pub url: String,
    /// What to remember.
    pub state: FeedState,
    /// Entries offered.
    pub offered: usize,
    /// Pages that were new and could be fetched.
    pub new: usize,
    /// Pages that were new and could not be fetched.
    pub failed: usize,
    /// Nothing changed since the last look.
    pub same: bool,
}

/// The pages of one look at some feeds, fetched one by one as they are asked for.
pub struct Round<'s> {
    fetcher: Fetcher<'s>,
    settings: &'s Settings,
    feeds: std::vec::IntoIter<(&'s Feed, FeedState)>,
    known: Box<dyn Fn(&str) -> bool + Send + 's>,
    now: Option<Open>,
    reports: Arc<Mutex<Vec<Report>>>,
}

/// A feed whose pages are being fetched.
struct Open {
    report: Report,
    seen: Seen,
    outlet: Option<String>,
    links: VecDeque<Link>,
    left: usize,
    lists: usize,
    /// Something is to be tried again.
    again: bool,
}

impl<'s> Round<'s> {
    /// A look at `feeds`. `known` says whether a page's address needs no fetching.
    pub fn new(
        settings: &'s Settings,
        feeds: Vec<(&'s Feed, FeedState)>,
        known: impl Fn(&str) -> bool + Send + 's,
    ) -> Self {
        Self {
            fetcher: Fetcher::new(settings),
            settings,
            feeds: feeds.into_iter(),
            known: Box::new(known),
            now: None,
            reports: Arc::default(),
        }
    }

    /// What became of the feeds that are done; filled as the round goes on.
    pub fn reports(&self) -> Arc<Mutex<Vec<Report>>> {
        Arc::clone(&self.reports)
    }

    /// Looks at the next feed. An error: why it has no pages.
    fn open(&mut self, feed: &'s Feed, state: FeedState) -> Result<(), Diag> {
        let report = Report { url: feed.url.clone(), state, offered: 0, new: 0, failed: 0, same: false };
        let failed = |mut report: Report, diag: Diag, reports: &Mutex<Vec<Report>>| {
            report.state.failures += 1;
            push(reports, report);
            Err(diag)
        };
        match self.fetcher.get(&feed.url, &report.state.seen) {
            Err(f) => failed(report, diag(&feed.url, &f), &self.reports),
            Ok(Fetched::Same) => {
                let state = FeedState { failures: 0, ..report.state.clone() };
                push(&self.reports, Report { same: true, state, ..report });
                Ok(())
            }
            Ok(Fetched::Page { url, bytes, seen, .. }) => match offered(&bytes, &url) {
                Err(why) => {
                    let diag = Diag::new(Severity::Error, "watch/no-feed", &feed.url, format!("is no feed: {why}"))
                        .help("give the address of an RSS, Atom or JSON feed, a sitemap, or a list of addresses");
                    failed(report, diag, &self.reports)
                }
                Ok(links) => {
                    self.now = Some(Open {
                        report: Report { offered: links.len(), ..report },
                        seen,
                        outlet: feed.outlet.clone(),
                        links: links.into(),
                        left: self.settings.most_pages,
                        lists: MOST_LISTS,
                        again: false,
                    });
                    Ok(())
                }
            },
        }
    }

    /// The next new page of the open feed; `None` when it is done.
    fn page(&mut self) -> Option<Result<Item, Diag>> {
        let open = self.now.as_mut()?;
        while let Some(link) = open.links.pop_front() {
            if !link.is_list && (self.known)(&link.url) {
                continue;
            }
            let left = if link.is_list { &mut open.lists } else { &mut open.left };
            if *left == 0 {
                open.again = true;
                continue;
            }
            *left -= 1;
            match self.fetcher.get(&link.url, &Seen::default()) {
                Ok(Fetched::Page { url, bytes, .. }) if link.is_list => match offered(&bytes, &url) {
                    Ok(links) => {
                        open.report.offered += links.len();
                        links.into_iter().rev().for_each(|l| open.links.push_front(l));
                    }
                    Err(why) => {
                        let diag =
                            Diag::new(Severity::Warning, "watch/no-feed", &link.url, format!("is no list: {why}"));
                        return Some(Err(diag.help("the others are read")));
                    }
                },
                Ok(Fetched::Page { bytes, content_type, .. }) => {
                    open.report.new += 1;
                    return Some(Ok(item(link, bytes, content_type, open.outlet.clone())));
                }
                Ok(Fetched::Same) => {}
                Err(f) => {
                    open.report.failed += 1;
                    open.again |= f.passing;
                    return Some(Err(diag(&link.url, &f)));
                }
            }
        }
        let open = self.now.take()?;
        let seen = if open.again { Seen::default() } else { open.seen };
        push(&self.reports, Report { state: FeedState { seen, failures: 0 }, ..open.report });
        None
    }
}

impl Iterator for Round<'_> {
    type Item = Result<Item, Diag>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(page) = self.page() {
                return Some(page);
            }
            let (feed, state) = self.feeds.next()?;
            if let Err(diag) = self.open(feed, state) {
                return Some(Err(diag));
            }
        }
    }
}

fn push(reports: &Mutex<Vec<Report>>, report: Report) {
    if let Ok(mut reports) = reports.lock() {
        reports.push(report);
    }
}

/// What a feed or list at `base` offers, with whole addresses.
fn offered(bytes: &[u8], base: &str) -> Result<Vec<Link>, String> {
    let base = Url::parse(base).map_err(|e| e.to_string())?;
    let whole = |link: Link| Some(Link { url: base.join(&link.url).ok()?.to_string(), ..link });
    Ok(links(bytes)?.into_iter().filter_map(whole).collect())
}

/// The page that a link led to, with what the feed says of it; an outlet that the settings name goes before.
fn item(link: Link, bytes: Vec<u8>, content_type: Option<String>, outlet: Option<String>) -> Item {
    let lower = content_type.as_deref().unwrap_or_default().to_lowercase();
    let form = if lower.starts_with("text/plain") { Form::Text } else { Form::Html };
    let facts = Facts {
        url: Some(link.url.clone()),
        outlet: outlet.or(link.facts.outlet),
        charset: content_type,
        ..link.facts
    };
    Item { origin: link.url, bytes, form, facts }
}

fn diag(place: &str, fault: &Fault) -> Diag {
    let severity = if fault.passing { Severity::Warning } else { Severity::Error };
    Diag::new(severity, fault.code, place, fault.message.clone()).help(fault.help)
}
