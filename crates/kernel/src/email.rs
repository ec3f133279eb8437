//! An address as we keep it: ASCII in lower case, so that two spellings of one address are equal and no foreign letter can
//! pass for a Latin one.

use std::{fmt, str::FromStr};

/// A mail address, checked and in lower case. Only ASCII: an address with other letters (RFC 6531) could look like
/// somebody else's, and offices do not use them; a domain with other letters is written in its ASCII form (RFC 5891).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is not an address that we keep; says the mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadEmail {
    /// It has letters outside ASCII.
    NotAscii,
    /// It has not the form of an address.
    Malformed,
}

impl fmt::Display for BadEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadEmail::NotAscii => {
                "the address has letters that look like others; write it with plain letters a to z, digits and .-_+ alone"
            }
            BadEmail::Malformed => "write the whole address, such as clerk@county.gov",
        })
    }
}

impl std::error::Error for BadEmail {}

impl Email {
    /// Reads an address: surrounding blanks are dropped, capitals become small (the local part too: no office tells
    /// `Clerk@` from `clerk@`).
    ///
    /// # Errors
    /// [`BadEmail`] says what is wrong and how to mend it.
    pub fn parse(text: &str) -> Result<Self, BadEmail> {
        let text = text.trim();
        if !text.is_ascii() {
            return Err(BadEmail::NotAscii);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(BadEmail::Malformed)?;
        let plain = |c: u8| c.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&c);
        if local.is_empty() || local.len() > 64 || !local.bytes().all(plain) || !is_domain(domain) {
            return Err(BadEmail::Malformed);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// Whether a text is a domain of at least two labels, in ASCII (RFC 1035, section 2.3.1, with RFC 1123's leading digits).
pub fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = BadEmail;
    fn from_str(text: &str) -> Result<Self, BadEmail> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_equal() {
        assert_eq!(Email::parse(" Clerk@County.GOV ").unwrap().as_str(), "clerk@county.gov");
        assert_eq!(Email::parse("clerk@county.gov").unwrap().domain(), "county.gov");
    }

    #[test]
    fn a_look_alike_is_refused() {
        // The first letter is a Cyrillic es.
        assert_eq!(Email::parse("\u{441}lerk@county.gov"), Err(BadEmail::NotAscii));
        assert_eq!(Email::parse("clerk@county.g\u{43e}v"), Err(BadEmail::NotAscii));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in [
            "",
            "clerk",
            "@county.gov",
            "clerk@",
            "clerk@county",
            "a b@county.gov",
            "clerk@-x.gov",
            "clerk@x..gov",
            "a\"@x.gov",
            "a@b@county.gov",
        ] {
            assert_eq!(Email::parse(bad), Err(BadEmail::Malformed), "{bad}");
        }
    }
}
