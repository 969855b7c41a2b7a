//! Whose request is it? Only those to the server's own name, from its own page, with the token where there is one; and every
//! answer says what a browser may do with it.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    AUTHORIZATION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, REFERRER_POLICY, SET_COOKIE,
    WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use crate::problem::{Kind, Problem};
use crate::settings::Settings;

/// What a page of the server may do: use what comes with it, and ask the server. Nothing of another place, no script in the text.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What is known of the server when requests come.
pub struct Gate {
    settings: Settings,
    loopback: bool,
    cookie: String,
}

impl Gate {
    /// The gate of a server that listens at an address.
    pub fn new(settings: Settings, address: std::net::SocketAddr) -> Self {
        // Cookies are shared by the ports of a host.
        Self { settings, loopback: address.ip().is_loopback(), cookie: format!("legation-{}", address.port()) }
    }

    /// Whether a request may pass; `Some` holds where it is sent instead.
    fn check(&self, request: &Request) -> Result<Option<Response>, Problem> {
        let (headers, method) = (request.headers(), request.method());
        self.own_host(headers)?;
        own_page(headers, method)?;
        if method == Method::POST {
            is_json(headers)?;
        }
        self.known(request.uri(), headers, method)
    }

    /// The name in the request is the server's: a page of another name that was made to lead here is refused.
    fn own_host(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let given = text(headers, &HOST).unwrap_or_default();
        let name = host_name(given);
        let own = match name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            // A name can be made to lead here, an address cannot.
            Ok(address) => address.is_loopback() || !self.loopback,
            Err(_) => {
                let is = |own: &str| name.eq_ignore_ascii_case(own);
                is("localhost") || self.settings.hosts.iter().any(|own| is(own))
            }
        };
        let help = "open the address that `legation serve` printed; `--host-name NAME` lets it answer to another name";
        if own { Ok(()) } else { Err(Problem::new(Kind::Host, format!("this server is not `{given}`"), help)) }
    }

    /// The token is shown, where there is one: in the address (then it moves to a cookie), in a cookie, or as `Bearer`.
    fn known(&self, uri: &Uri, headers: &HeaderMap, method: &Method) -> Result<Option<Response>, Problem> {
        let Some(token) = self.settings.token.as_deref() else { return Ok(None) };
        let is = |shown: &str| bool::from(shown.as_bytes().ct_eq(token.as_bytes()));
        let cookies = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
        let mut cookies = cookies.filter_map(|c| c.trim().split_once('='));
        let bearer = text(headers, &AUTHORIZATION).and_then(|v| v.strip_prefix("Bearer "));
        let (in_address, rest) = take_token(uri);
        match in_address {
            Some(shown) if is(shown) && (method == Method::GET || method == Method::HEAD) => {
                Ok(Some(self.with_cookie(token, &rest)))
            }
            None if bearer.is_some_and(is) || cookies.any(|(name, value)| name == self.cookie && is(value)) => Ok(None),
            _ => {
                let help = "open the whole address that `legation serve` printed, with its token";
                Err(Problem::new(Kind::Token, "this server asks for its token", help))
            }
        }
    }

    fn with_cookie(&self, token: &str, to: &str) -> Response {
        let cookie = format!("{}={token}; HttpOnly; SameSite=Lax; Path=/", self.cookie);
        (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, to.to_owned())]).into_response()
    }
}

/// Lets a request through or answers in its place; adds what every answer says to a browser.
pub async fn guard(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let mut response = match gate.check(&request) {
        Ok(None) => next.run(request).await,
        Ok(Some(answer)) => answer,
        Err(problem) => {
            let token = problem.kind == Kind::Token;
            let mut response = problem.into_response();
            if token {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            response
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (OPENER, "same-origin"),
        (RESOURCE, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The request comes from a page of this server, from no page at all, or follows a link.
fn own_page(headers: &HeaderMap, method: &Method) -> Result<(), Problem> {
    let refuse = |from: &str| {
        let help = "open the server's own page";
        Err(Problem::new(Kind::Forbidden, format!("the request comes from another page ({from})"), help))
    };
    let reads = method == Method::GET || method == Method::HEAD;
    match text(headers, &FETCH_SITE) {
        None | Some("same-origin" | "none") => {}
        Some(_) if reads && text(headers, &FETCH_MODE) == Some("navigate") => {}
        Some(site) => return refuse(site),
    }
    let Some(origin) = headers.get(ORIGIN) else { return Ok(()) };
    let origin = origin.to_str().unwrap_or("not readable");
    let own = origin.split_once("://").is_some_and(|(scheme, host)| {
        matches!(scheme, "http" | "https") && text(headers, &HOST).is_some_and(|own| own.eq_ignore_ascii_case(host))
    });
    if own { Ok(()) } else { refuse(origin) }
}

/// A form of another page cannot send JSON.
fn is_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = text(headers, &CONTENT_TYPE).and_then(|v| v.split(';').next()).unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::new(Kind::Type, "the body is not said to be JSON", "send it with `Content-Type: application/json`"))
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// A host without its port.
fn host_name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

/// The token in an address, and the address without it.
fn take_token(uri: &Uri) -> (Option<&str>, String) {
    let (mut token, mut rest) = (None, Vec::new());
    for part in uri.query().into_iter().flat_map(|q| q.split('&')) {
        match part.strip_prefix("token=") {
            Some(shown) => token = Some(shown),
            None => rest.push(part),
        }
    }
    // One slash: `//name` would lead to another host.
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    let rest = if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) };
    (token, rest)
}

#[cfg(test)]
mod tests {
    use super::{host_name, take_token};

    #[test]
    fn hosts_lose_their_port_alone() {
        for (host, name) in [
            ("localhost:80", "localhost"),
            ("localhost", "localhost"),
            ("[::1]:80", "[::1]"),
            ("[::1]", "[::1]"),
            ("127.0.0.1:4350", "127.0.0.1"),
            ("", ""),
            (":", ":"),
        ] {
            assert_eq!(host_name(host), name, "{host}");
        }
    }

    #[test]
    fn the_token_leaves_the_address() {
        let take = |uri: &str| {
            let uri = uri.parse().unwrap();
            let (token, rest) = take_token(&uri);
            (token.map(str::to_owned), rest)
        };
        assert_eq!(take("/?token=abc"), (Some("abc".into()), "/".into()));
        assert_eq!(take("/a?x=1&token=abc&y=2"), (Some("abc".into()), "/a?x=1&y=2".into()));
        assert_eq!(take("//evil.example/?token=abc"), (Some("abc".into()), "/evil.example/".into()));
        assert_eq!(take("/a?x=1"), (None, "/a?x=1".into()));
    }
}
