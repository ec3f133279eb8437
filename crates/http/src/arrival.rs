//! What is known of a request before anybody reads it: its name in the log, and from where it came.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use poem::Request;

use crate::{State, address::address};

/// A request that has come in. [`crate::front`] writes it into the request.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    /// The request's name, as the answer and the log tell it.
    pub(crate) request: Arc<str>,
    /// From where it comes.
    pub(crate) address: IpAddr,
}

impl Arrival {
    pub(crate) fn note(request: &mut Request, name: &str, state: &State) -> Self {
        let address = address(request, &state.settings.trusted_proxies);
        let arrival = Self { request: name.into(), address };
        request.extensions_mut().insert(arrival.clone());
        arrival
    }

    /// How this request came in.
    pub(crate) fn of(request: &Request) -> Self {
        let noted = request.extensions().get::<Self>().cloned();
        // Without a front there is no outside: a handler that a test calls by itself.
        noted.unwrap_or_else(|| Self { request: "none".into(), address: Ipv4Addr::LOCALHOST.into() })
    }
}
