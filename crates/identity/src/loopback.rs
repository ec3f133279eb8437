//! Whether an address can be reached from this machine alone.

use url::{Host, Url};

/// True for `http` and `https` addresses whose host is `localhost`, in `127.0.0.0/8` or `::1`.
///
/// Other names are refused even where they would resolve to loopback: a name server may change its mind
/// between this check and the request (DNS rebinding).
pub(crate) fn is_loopback(address: &Url) -> bool {
    let web = matches!(address.scheme(), "http" | "https");
    let near = match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    web && near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_loopback() {
        for near in
            ["http://127.0.0.1:8080/dev", "https://localhost/", "http://[::1]:9/", "http://127.9.9.9/"]
        {
            assert!(is_loopback(&near.parse().unwrap()), "{near}");
        }
        for far in [
            "http://0.0.0.0/",
            "http://10.0.0.1/",
            "https://login.example.gov/",
            "http://127.0.0.1.example.com/",
            "http://localhost.example.com/",
            "http://127.0.0.1@example.com/",
            "http://[::]/",
            "ftp://127.0.0.1/",
            "file:///etc/hosts",
        ] {
            assert!(!is_loopback(&far.parse().unwrap()), "{far}");
        }
    }
}
