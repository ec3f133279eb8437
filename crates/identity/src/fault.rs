//! Why a sign-in did not succeed, for the log in a word and for the person in a sentence.

use std::fmt;

use commons_kernel::{Code, Error};

/// Why a sign-in did not succeed. `Display` is for the log; [`SignInFault::sentence`] is for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInFault {
    /// The provider did not answer, or answered something that is no answer; the cause is for the log.
    ProviderDown(String),
    /// The provider answered with an error code (RFC 6749, sections 4.1.2.1 and 5.2).
    Refused(String),
    /// The code was used before, waited too long, or belongs to another attempt (`invalid_grant`).
    ReplayedOrExpiredCode,
    /// Another provider has answered than the one that was asked (RFC 9207: a mix-up attack).
    OtherProvider,
    /// The provider's ID token does not hold (OpenID Connect Core 1.0, section 3.1.3.7).
    BadToken(TokenFlaw),
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFlaw {
    /// The answer holds no ID token.
    Missing,
    /// It cannot be read, or uses a feature that we do not support.
    Malformed,
    /// Its signature is absent, wrong, of an algorithm that we refuse, or by a key that the provider does not publish.
    Signature,
    /// It was issued by somebody else.
    Issuer,
    /// It was issued for somebody else.
    Audience,
    /// It has expired.
    Expired,
    /// It claims to have been issued in the future.
    IssuedLater,
    /// It answers another sign-in attempt.
    Nonce,
    /// It does not belong to the access token beside it (`at_hash`).
    AccessTokenHash,
    /// The userinfo endpoint speaks of somebody else.
    Subject,
}

impl SignInFault {
    /// The fault for an `error` that the provider sent to the callback. Foreign text goes to the log, so only a
    /// word of lower-case letters and underscores is kept.
    pub fn refused(error: &str) -> Self {
        let is_word = (1..=64).contains(&error.len())
            && error.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        Self::Refused(if is_word { error.into() } else { "unknown_error".into() })
    }

    /// The fault in a word, for the record.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::ProviderDown(_) => "provider_down",
            Self::Refused(word) if word == "access_denied" => "cancelled",
            Self::Refused(_) => "provider_refused",
            Self::ReplayedOrExpiredCode => "code_replayed",
            Self::OtherProvider => "other_provider",
            Self::BadToken(flaw) => flaw.reason(),
        }
    }

    /// What the person who tried to sign in reads: what happened and what to do next.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::ProviderDown(_) => {
                "The sign-in service does not answer right now. Please try again in a few minutes."
            }
            Self::Refused(word) if word == "access_denied" => {
                "The sign-in was cancelled or declined. You can start it again."
            }
            Self::Refused(_) => {
                "The sign-in service turned the request down. Please try again; if it happens again, tell your \
                 administrator."
            }
            Self::ReplayedOrExpiredCode => {
                "This sign-in link was already used or has expired. Please start the sign-in again."
            }
            Self::OtherProvider => {
                "Another sign-in service has answered than the one that you chose, so you were not signed in. Please \
                 start the sign-in again."
            }
            Self::BadToken(TokenFlaw::Expired | TokenFlaw::Nonce) => {
                "This sign-in has expired or belongs to another window. Please start the sign-in again."
            }
            Self::BadToken(_) => {
                "The answer of the sign-in service could not be trusted, so you were not signed in. Please tell \
                 your administrator."
            }
        }
    }
}

impl TokenFlaw {
    fn reason(self) -> &'static str {
        match self {
            Self::Missing => "token_missing",
            Self::Malformed => "token_malformed",
            Self::Signature => "token_signature",
            Self::Issuer => "token_issuer",
            Self::Audience => "token_audience",
            Self::Expired => "token_expired",
            Self::IssuedLater => "token_from_the_future",
            Self::Nonce => "token_nonce",
            Self::AccessTokenHash => "token_hash",
            Self::Subject => "token_subject",
        }
    }
}

impl fmt::Display for SignInFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProviderDown(cause) => write!(f, "the sign-in provider is down: {cause}"),
            Self::Refused(word) => write!(f, "the sign-in provider refused: {word}"),
            Self::ReplayedOrExpiredCode => f.write_str("the sign-in code was used before or has expired"),
            Self::OtherProvider => f.write_str("another provider has answered than the one that was asked"),
            Self::BadToken(flaw) => write!(f, "the ID token does not hold: {flaw}"),
        }
    }
}

impl fmt::Display for TokenFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "there is none",
            Self::Malformed => "it cannot be read",
            Self::Signature => "its signature is not one of the provider's",
            Self::Issuer => "it was issued by another provider",
            Self::Audience => "it was issued for another program",
            Self::Expired => "it has expired",
            Self::IssuedLater => "it was issued in the future; compare the clocks of both machines",
            Self::Nonce => "it answers another attempt",
            Self::AccessTokenHash => "it does not belong to its access token",
            Self::Subject => "the userinfo endpoint speaks of somebody else",
        })
    }
}

impl std::error::Error for SignInFault {}

impl From<SignInFault> for Error {
    fn from(fault: SignInFault) -> Self {
        let code = match fault {
            SignInFault::ProviderDown(_) => Code::Unavailable,
            _ => Code::Unauthenticated,
        };
        Error::new(code, fault.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_does_not_reach_the_log() {
        assert_eq!(SignInFault::refused("access_denied"), SignInFault::Refused("access_denied".into()));
        for foreign in ["", "two words", "a\nforged=line", "<b>", &"x".repeat(65)] {
            assert_eq!(
                SignInFault::refused(foreign),
                SignInFault::Refused("unknown_error".into()),
                "{foreign:?}"
            );
        }
    }

    #[test]
    fn a_provider_that_is_down_is_unavailable_and_the_rest_is_unauthenticated() {
        assert_eq!(Error::from(SignInFault::ProviderDown("x".into())).code(), Code::Unavailable);
        assert_eq!(Error::from(SignInFault::BadToken(TokenFlaw::Issuer)).code(), Code::Unauthenticated);
    }
}
