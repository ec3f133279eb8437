//! Sign-in with outside providers, session and token secrets, and the development provider.
//!
//! Invariants: no row, no cookie and no route is known here; the clock is always a parameter; no secret is ever
//! stored or printed in the clear by this crate; the development provider cannot be made off loopback.

mod believe;
pub mod development;
mod fault;
mod finish;
mod line;
mod loopback;
mod private_key;
mod provider;
mod providers;
mod published;
mod secret;
mod settings;
mod sign_out;

pub use fault::{SignInFault, TokenFlaw};
pub use finish::{Claims, Returned, StoredAttempt};
pub use provider::{Attempt, Provider};
pub use providers::Providers;
pub use secret::{NewToken, TokenKind, hash_token, new_token, same_secret};
pub use settings::{Credential, PATIENCE, ProviderSettings};
