//! Who is at the other end, where proxies that we trust stand between.

use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::IpAddr;

/// The header in which each proxy appends whom it heard from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The address a request comes from, on each request as an extension. For rates, and hashed with a key for the blocks of
/// abusive callers; it is never logged, nor kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// The networks whose word on `X-Forwarded-For` counts.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// These networks.
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// From right to left, as the proxies appended: the first address that is not a trusted proxy is the client. What
    /// stands left of it anybody could have written.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let mut client = peer.to_canonical();
        let named = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
        let mut named: Vec<&str> = named.flat_map(|value| value.split(',')).collect();
        while self.trusts(client) {
            // A proxy that names nobody understandable is itself the nearest we know.
            match named.pop().and_then(address) {
                Some(before) => client = before,
                None => break,
            }
        }
        ClientAddress(client)
    }
}

/// `192.0.2.1`, `2001:db8::1`, and with ports, as some proxies write.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let parsed = bare.parse().or_else(|_| text.parse::<std::net::SocketAddr>().map(|address| address.ip()));
    parsed.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn who_is_the_client_behind_proxies() {
        let proxies = TrustedProxies::new(["10.0.0.0/8", "::1/128"].map(|network| network.parse().unwrap()).to_vec());
        for (peer, headers, expected) in [
            ("192.0.2.1", &[][..], "192.0.2.1"),
            // Not from a trusted proxy: whatever it says, it is itself.
            ("192.0.2.1", &["198.51.100.9"], "192.0.2.1"),
            ("10.0.0.1", &["198.51.100.9"], "198.51.100.9"),
            // The left part is the client's own invention.
            ("10.0.0.1", &["1.1.1.1, 198.51.100.9"], "198.51.100.9"),
            ("10.0.0.1", &["1.1.1.1", "198.51.100.9, 10.0.0.2"], "198.51.100.9"),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1", &["198.51.100.9, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.9, unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &[""], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.9:4711"], "198.51.100.9"),
            ("::1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("::1", &["[2001:db8::1]"], "2001:db8::1"),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.9"], "198.51.100.9"),
        ] {
            let mut map = HeaderMap::new();
            for value in headers {
                map.append(FORWARDED_FOR, HeaderValue::from_static(value));
            }
            let client = proxies.client(peer.parse().unwrap(), &map);
            assert_eq!(client, ClientAddress(expected.parse().unwrap()), "{peer} {headers:?}");
        }
    }
}
