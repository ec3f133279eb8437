//! Sign-in against a real, certified OpenID provider (npm `oidc-provider`) on loopback: what works, and all that must not.

mod attempts;
mod lies;
mod linking;
mod outages;
mod round_trip;
mod stage;
