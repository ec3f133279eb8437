//! The security log: who was turned away, from where, from what. One line each under the target `commons::security`, so
//! that whoever runs the server can watch it by itself (`COMMONS_LOG=warn,commons::security=info`).
//!
//! Invariant: nothing that opens a door stands in a line: no token, no cookie, no code, no variable.

use std::fmt;

use commons_access::Caller;

use crate::arrival::Arrival;

/// Why somebody was turned away, in a word that a filter finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turned {
    /// A token opens nothing.
    BadToken,
    /// A session cookie opens nothing; most of them have just ended.
    BadCookie,
    /// A limit was reached.
    RateLimited,
    /// A sign-in ended without a session.
    SignInRefused,
    /// Something was asked for that is not there, or not for this caller.
    NotFound,
    /// Something was asked for that this caller sees and may not do.
    Forbidden,
    /// Something was asked for that needs a signed-in person.
    Unauthenticated,
    /// A change that rests on a cookie came without the guard, or from another site.
    Forged,
}

impl fmt::Display for Turned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadToken => "bad_token",
            Self::BadCookie => "bad_cookie",
            Self::RateLimited => "rate_limited",
            Self::SignInRefused => "sign_in_refused",
            Self::NotFound => "not_found",
            Self::Forbidden => "forbidden",
            Self::Unauthenticated => "unauthenticated",
            Self::Forged => "forged",
        })
    }
}

/// Writes the line. `what` names the door or the field that was tried, never what was said to it.
pub(crate) fn note(turned: Turned, arrival: &Arrival, caller: &Caller, what: &str) {
    let Arrival { request, address } = arrival;
    tracing::info!(target: "commons::security", security = %turned, %caller, %address, what, request = &**request, "turned away");
}
