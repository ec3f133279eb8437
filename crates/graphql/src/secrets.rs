//! Makes the secrets that an answer shows once, and reads those that a caller hands over.

use std::sync::{Mutex, PoisonError};

use commons_identity::{NewToken, TokenKind, new_token};
use rand::CryptoRng;
use secrecy::SecretString;

/// The source of secrets: the operating system's randomness in the binary, seeded in tests.
pub struct Secrets(Mutex<Box<dyn CryptoRng + Send>>);

impl Secrets {
    /// Secrets from this source.
    pub fn new(source: impl CryptoRng + Send + 'static) -> Self {
        Self(Mutex::new(Box::new(source)))
    }

    /// A fresh secret: its text for the answer, its hash for the database.
    pub(crate) fn make(&self, kind: TokenKind) -> NewToken {
        // A panic elsewhere leaves a generator that can still be drawn from.
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        new_token(kind, &mut **source)
    }
}

/// The hash of a secret that a caller hands over; none when it cannot be one of this kind.
pub(crate) fn hash_of(kind: TokenKind, shown: String) -> Option<String> {
    kind.read(&SecretString::from(shown))
}
