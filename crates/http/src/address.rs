//! From where a request comes: the socket's address, or what a proxy of ours says of it.
//!
//! Invariant: a header counts only as far as those who wrote it are trusted; whatever a stranger writes changes nothing.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use poem::{Request, http::HeaderMap};

/// Addresses that share their first bits (RFC 4632; RFC 4291, section 2.3): `10.0.0.0/8`, `2001:db8::/32`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

/// A text that names no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadNetwork(String);

impl fmt::Display for BadNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no address and no network; use for example 10.1.2.3 or 10.0.0.0/8", self.0)
    }
}

impl std::error::Error for BadNetwork {}

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let bad = || BadNetwork(text.to_owned());
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().map_err(|_| bad())?)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| bad())?;
        let all = width(address);
        let bits = bits.unwrap_or(all);
        if bits > all {
            return Err(bad());
        }
        Ok(Self { first: cut(address, bits), bits })
    }
}

impl Network {
    /// Whether an address lies in it.
    pub(crate) fn holds(&self, address: IpAddr) -> bool {
        width(address) == width(self.first) && cut(address, self.bits) == self.first
    }
}

fn width(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address with everything behind its first bits taken away.
fn cut(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            Ipv4Addr::from_bits(v4.to_bits() & mask).into()
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

/// Whom a limit counts: one IPv4 address, or the /64 that an IPv6 network gives to one customer, since whoever has one
/// address of it has them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Neighbour(IpAddr);

impl From<IpAddr> for Neighbour {
    fn from(address: IpAddr) -> Self {
        let bits = if address.is_ipv4() { 32 } else { 64 };
        Self(cut(address, bits))
    }
}

/// The address that a request comes from.
pub(crate) fn address(request: &Request, proxies: &[Network]) -> IpAddr {
    let socket = request.remote_addr().as_socket_addr();
    // A request that came by no socket was made inside this process.
    let peer = socket.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |socket| socket.ip());
    nearest_stranger(peer, request.headers(), proxies)
}

/// The socket's address, unless that is a proxy of ours. Then the list that proxies keep in `X-Forwarded-For` is read from
/// its right end, where the nearest of them wrote, to the first address that is none of ours.
fn nearest_stranger(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> IpAddr {
    let ours = |address: IpAddr| proxies.iter().any(|network| network.holds(address));
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or("?")).collect();
    let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut nearest = peer.to_canonical();
    while ours(nearest) {
        // What cannot be read was written by nobody whom we trust: the last one who spoke sense answers for it.
        match hops.next().and_then(hop) {
            Some(hop) => nearest = hop,
            None => break,
        }
    }
    nearest
}

/// One entry of the list: an address, with or without a port.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse::<IpAddr>().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies: Vec<Network> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        nearest_stranger(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn a_stranger_is_where_the_socket_says() {
        assert_eq!(from("192.0.2.7", &["198.51.100.1"], &[]), "192.0.2.7");
        assert_eq!(from("192.0.2.7", &["198.51.100.1"], &["10.0.0.0/8"]), "192.0.2.7");
        assert_eq!(from("::ffff:192.0.2.7", &[], &[]), "192.0.2.7", "one address, however it is written");
    }

    #[test]
    fn behind_our_proxies_the_nearest_stranger_counts() {
        let proxies = ["10.0.0.0/8", "2001:db8:1::/48"];
        assert_eq!(from("10.1.1.1", &["198.51.100.1"], &proxies), "198.51.100.1");
        assert_eq!(from("10.1.1.1", &["1.1.1.1, 198.51.100.1, 10.2.2.2"], &proxies), "198.51.100.1");
        assert_eq!(from("10.1.1.1", &["1.1.1.1", "198.51.100.1", "10.2.2.2"], &proxies), "198.51.100.1");
        assert_eq!(from("2001:db8:1::9", &["[2001:db8:2::7]:443"], &proxies), "2001:db8:2::7");
        assert_eq!(from("10.1.1.1", &["198.51.100.1:8443"], &proxies), "198.51.100.1");
        assert_eq!(from("10.1.1.1", &[], &proxies), "10.1.1.1");
        assert_eq!(from("10.1.1.1", &["198.51.100.1, nonsense"], &proxies), "10.1.1.1");
        assert_eq!(from("10.1.1.1", &["10.3.3.3"], &proxies), "10.3.3.3");
    }

    #[test]
    fn neighbours_of_one_network_count_as_one() {
        let key = |text: &str| Neighbour::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff:2"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for bad in
            ["", "10.0.0.0/33", "10.0.0", "2001:db8::/129", "10.0.0.0/", "proxy.example.org", "10.0.0.0/-1"]
        {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
        let all: Network = "0.0.0.0/0".parse().unwrap();
        assert!(all.holds("203.0.113.9".parse().unwrap()) && !all.holds("::1".parse().unwrap()));
        let one: Network = "10.1.2.3".parse().unwrap();
        assert!(one.holds("10.1.2.3".parse().unwrap()) && !one.holds("10.1.2.4".parse().unwrap()));
        assert!("::/0".parse::<Network>().unwrap().holds("2001:db8::1".parse().unwrap()));
    }
}
