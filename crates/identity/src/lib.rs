//! Sign-in with an outside provider, session and token secrets, and the development provider.
//!
//! Invariants: no row, no cookie and no route is known here; the clock is always a parameter; no secret is ever
//! stored or printed in the clear by this crate; the development provider cannot be made off loopback.

pub mod development;
mod fault;
mod finish;
mod loopback;
mod provider;
mod secret;

pub use fault::{SignInFault, TokenFlaw};
pub use finish::{Claims, StoredAttempt};
pub use provider::{Attempt, Provider, ProviderSettings};
pub use secret::{NewToken, TokenKind, hash_token, new_token, same_secret};
