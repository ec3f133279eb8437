//! Which addresses may be asked: those that are globally routable, by the registries of IANA for special purposes
//! (RFC 6890 and the registries themselves). A name that leads into our own network must not make us its messenger (SSRF).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Who may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permitted {
    /// What is globally routable, on the ports of the web.
    #[default]
    Public,
    /// The same, and 127.0.0.1 on every port: a server of our own, for stories.
    PublicAndLoopback,
}

impl Permitted {
    /// Whether an address on the network may be connected to.
    pub(crate) fn takes(self, address: IpAddr) -> bool {
        is_global(address) || self == Self::PublicAndLoopback && address == IpAddr::V4(Ipv4Addr::LOCALHOST)
    }

    /// Whether a whole address may be asked, as far as that can be said before its name is looked up.
    pub(crate) fn takes_url(self, url: &Url) -> bool {
        let anonymous = url.username().is_empty() && url.password().is_none();
        let web = matches!(url.scheme(), "http" | "https");
        let literal = match url.host() {
            None => return false,
            Some(Host::Domain(_)) => None,
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        };
        let own = self == Self::PublicAndLoopback && literal == Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let port = own || matches!(url.port_or_known_default(), Some(80 | 443));
        web && anonymous && port && literal.is_none_or(|address| self.takes(address))
    }
}

fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => is_global_v6(address),
    }
}

/// Ranges of IANA's IPv4 Special-Purpose Address Registry that are not globally reachable, and multicast.
const CLOSED_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by carriers (RFC 6598)
    ([127, 0, 0, 0], 8),     // loopback
    ([169, 254, 0, 0], 16),  // link-local; metadata of clouds
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // 6to4 relays, deprecated
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // multicast
    ([240, 0, 0, 0], 4),     // reserved, and broadcast
];

/// Metadata of a cloud, at an address that is otherwise public.
const METADATA: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

fn is_global_v4(address: Ipv4Addr) -> bool {
    let bits = u32::from(address);
    let inside = |(range, length): &([u8; 4], u32)| (bits ^ u32::from_be_bytes(*range)) >> (32 - length) == 0;
    address != METADATA && !CLOSED_V4.iter().any(inside)
}

/// Only 2000::/3 is given out; within it some ranges are not for everybody, or hold an IPv4 address that another machine unwraps.
fn is_global_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // IPv4-mapped: the address that is meant.
        [0, 0, 0, 0, 0, 0xffff, ..] => address.to_ipv4_mapped().is_some_and(is_global_v4),
        // Protocol assignments with Teredo, documentation, 6to4.
        [0x2001, second, ..] if second < 0x0200 || second == 0x0db8 => false,
        [0x2002, ..] => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_world_reaches_is_global() {
        for closed in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "100::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
        ] {
            assert!(!Permitted::Public.takes(closed.parse().unwrap()), "{closed}");
        }
        for open in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.0.1",
            "172.32.0.1",
            "198.20.0.1",
            "2606:4700::1111",
            "2620:fe::fe",
            "::ffff:8.8.8.8",
        ] {
            assert!(Permitted::Public.takes(open.parse().unwrap()), "{open}");
        }
        assert!(Permitted::PublicAndLoopback.takes("127.0.0.1".parse().unwrap()));
        for still in ["127.0.0.2", "::1", "::ffff:127.0.0.1", "10.0.0.1"] {
            assert!(!Permitted::PublicAndLoopback.takes(still.parse().unwrap()), "{still}");
        }
    }

    #[test]
    fn an_address_is_of_the_web_and_holds_no_password() {
        let takes = |permitted: Permitted, url: &str| permitted.takes_url(&url.parse().unwrap());
        for open in ["https://a.gov/x", "http://a.gov:80/", "https://a.gov:443", "http://8.8.8.8/"] {
            assert!(takes(Permitted::Public, open), "{open}");
        }
        for closed in [
            "ftp://a.gov",
            "http://a.gov:8080",
            "https://a.gov:22",
            "https://me:secret@a.gov",
            "https://me@a.gov",
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://017700000001/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://10.0.0.1",
        ] {
            assert!(!takes(Permitted::Public, closed), "{closed}");
        }
        assert!(takes(Permitted::PublicAndLoopback, "http://127.0.0.1:9999/"));
        assert!(!takes(Permitted::PublicAndLoopback, "http://a.gov:9999/"));
    }
}
