//! May this address be asked? Names are resolved once, and the connection goes to the address that was looked at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Resolves names and leaves out addresses that are not of the public network.
#[derive(Debug)]
pub struct Guard {
    /// `host:port` that may lie anywhere.
    pub allowed: Vec<String>,
}

/// A host has none but private addresses.
#[derive(Debug)]
pub struct Private(pub String);

impl std::fmt::Display for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` lies at a private or loopback address", self.0)
    }
}

impl std::error::Error for Private {}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default();
        let allowed = |a: &SocketAddr| {
            is_public(a.ip()) || self.allowed.iter().any(|known| *known == format!("{host}:{}", a.port()))
        };
        let mut kept = self.empty();
        for address in found.iter().filter(|a| allowed(a)) {
            kept.push(*address);
        }
        if kept.is_empty() { Err(Error::Other(Box::new(Private(host.to_owned())))) } else { Ok(kept) }
    }
}

/// Whether an address is of the public network, after the registries of special addresses of RFC 6890.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(a) => is_public_4(a),
        IpAddr::V6(a) => is_public_6(a),
    }
}

fn is_public_4(a: Ipv4Addr) -> bool {
    let [first, second, third, _] = a.octets();
    !(a.is_private()
        || a.is_loopback()
        || a.is_link_local()
        || a.is_broadcast()
        || a.is_documentation()
        || a.is_multicast()
        || first == 0
        || first >= 240
        // Shared by carriers, for protocols, for measurements.
        || (first == 100 && (64..128).contains(&second))
        || (first, second, third) == (192, 0, 0)
        || (first == 198 && (18..20).contains(&second)))
}

fn is_public_6(a: Ipv6Addr) -> bool {
    // Addresses that carry one of version 4: mapped, translated (64:ff9b::/96), 6to4 (2002::/16).
    let s = a.segments();
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_4(Ipv4Addr::new(a, b, c, d))
    };
    if let Some(mapped) = a.to_ipv4_mapped() {
        return is_public_4(mapped);
    }
    match s {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => inner(high, low),
        // Only 2000::/3 is given out; from it documentation, benchmarks and Teredo.
        [first, second, ..] => {
            (0x2000..0x4000).contains(&first) && !(first == 0x2001 && matches!(second, 0 | 2 | 0xdb8))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_network_is_public() {
        for address in ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "2002:808:808::1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "255.255.255.255",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
}
