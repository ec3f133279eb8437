//! Looks a name up and hands out only addresses that may be asked, so that what was checked is what is connected to.

use std::{fmt, net::SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;

use crate::Permitted;

/// The only way from a name to an address.
#[derive(Debug)]
pub(crate) struct Resolver(pub Permitted);

/// A name that leads only to addresses that may not be asked.
#[derive(Debug)]
pub(crate) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads to an address that is not for everybody")
    }
}

impl std::error::Error for Closed {}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let permitted = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = lookup_host((name.as_str(), 0)).await?.collect();
            let (open, closed): (Vec<_>, Vec<_>) =
                found.into_iter().partition(|address| permitted.takes(address.ip()));
            if open.is_empty() && !closed.is_empty() {
                return Err(Closed.into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}
