//! Secrets that a program or a browser shows to prove who it is: made here, stored only as a hash.

use rand::CryptoRng;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

/// The letters of a secret: no punctuation, so that a double click selects all of it.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// 43 letters of 62 carry 256 bits.
const BODY: usize = 43;
/// 6 letters of 62 carry the 32 bits of the checksum.
const CHECKSUM: usize = 6;

/// What a secret is for; each kind has its own prefix, so that one is never taken for the other and scanners of
/// public code can find what leaked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A browser's session.
    Session,
    /// A browser that signs in, before it is known whose it is.
    Browser,
    /// A program that acts for a person.
    Api,
    /// A link that gives a seat.
    Invitation,
}

/// A secret on the one occasion when it can be read.
#[derive(Debug)]
pub struct NewToken {
    /// What the holder gets, once.
    pub plain: SecretString,
    /// What is stored: see [`hash_token`].
    pub hash: String,
}

/// Makes a secret of 256 bits from `random`: prefix, 43 letters and digits, and a checksum of 6.
///
/// The binary passes the operating system's randomness, tests a seeded generator.
pub fn new_token(kind: TokenKind, random: &mut dyn CryptoRng) -> NewToken {
    let mut plain = format!("{}{}", kind.prefix(), letters(BODY, random));
    plain.push_str(&checksum(&plain));
    NewToken { hash: hash_token(&plain), plain: SecretString::from(plain) }
}

/// What is stored in place of a secret: the SHA-256 of its text, 64 lower-case hexadecimal digits.
///
/// A slow or salted hash would add nothing: the secret is random, 256 bits long, and cannot be guessed. Finding a
/// row by this hash tells a prober with a stopwatch nothing of use, since he cannot choose the hash.
pub fn hash_token(plain: &str) -> String {
    hex::encode(Sha256::digest(plain))
}

/// Whether two secrets are the same, in a time that does not tell how far they agree.
pub fn same_secret(one: &str, other: &str) -> bool {
    // The hashes are compared in place of the texts: where they begin to differ tells nothing about the texts.
    Sha256::digest(one) == Sha256::digest(other)
}

impl TokenKind {
    /// What every secret of this kind begins with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Session => "ses_",
            Self::Browser => "brw_",
            Self::Api => "commons_pat_",
            Self::Invitation => "inv_",
        }
    }

    /// The hash to look up for a secret that somebody shows, or nothing when it cannot be one of this kind: another
    /// prefix or length, a foreign letter, a slip of the pen. It saves asking the database about nonsense.
    pub fn read(self, shown: &SecretString) -> Option<String> {
        let shown = shown.expose_secret();
        let letters = shown.strip_prefix(self.prefix())?;
        if letters.len() != BODY + CHECKSUM || !letters.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (rest, sum) = shown.split_at(shown.len() - CHECKSUM);
        (checksum(rest) == sum).then(|| hash_token(shown))
    }
}

/// So many letters, each equally likely.
pub(crate) fn letters(count: usize, random: &mut dyn CryptoRng) -> String {
    let mut text = String::with_capacity(count);
    let mut bytes = [0u8; 64];
    while text.len() < count {
        random.fill_bytes(&mut bytes);
        // Bytes of 248 and above are thrown away: 256 is no multiple of 62, and the first letters would come up more often.
        let fair = bytes.iter().filter(|byte| **byte < 248).map(|byte| ALPHABET[usize::from(byte % 62)]);
        text.extend(fair.take(count - text.len()).map(char::from));
    }
    text
}

/// Six letters that depend on all letters before them. It guards against slips, not against forgers.
fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text);
    let mut number = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
    let mut sum = [ALPHABET[0]; CHECKSUM];
    for letter in sum.iter_mut().rev() {
        *letter = ALPHABET[(number % 62) as usize];
        number /= 62;
    }
    sum.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn seeded() -> StdRng {
        StdRng::seed_from_u64(2)
    }

    #[test]
    fn a_secret_has_its_prefix_its_length_and_its_hash() {
        for (kind, length) in
            [(TokenKind::Session, 4 + 49), (TokenKind::Api, 12 + 49), (TokenKind::Invitation, 4 + 49)]
        {
            let token = new_token(kind, &mut seeded());
            let plain = token.plain.expose_secret();
            assert!(plain.starts_with(kind.prefix()) && plain.len() == length, "{plain}");
            assert_eq!(token.hash, hash_token(plain));
            assert_eq!(kind.read(&token.plain), Some(token.hash));
        }
    }

    #[test]
    fn the_hash_is_sha_256_in_hexadecimal() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(hash_token("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn the_same_seed_gives_the_same_secret_and_the_next_draw_another() {
        let plain = |random: &mut StdRng| new_token(TokenKind::Api, random).plain.expose_secret().to_owned();
        let (mut one, mut other) = (seeded(), seeded());
        assert_eq!(plain(&mut one), plain(&mut other));
        assert_eq!((0..500).map(|_| plain(&mut one)).collect::<HashSet<_>>().len(), 500);
    }

    #[test]
    fn every_single_slip_is_noticed() {
        let token = new_token(TokenKind::Api, &mut seeded());
        let plain = token.plain.expose_secret().as_bytes();
        for place in 0..plain.len() {
            let mut slipped = plain.to_vec();
            slipped[place] = if slipped[place] == b'a' { b'b' } else { b'a' };
            let slipped = String::from_utf8(slipped).unwrap();
            assert_eq!(TokenKind::Api.read(&slipped.clone().into()), None, "{slipped}");
        }
    }

    #[test]
    fn what_is_no_secret_of_the_kind_is_refused() {
        let session = new_token(TokenKind::Session, &mut seeded());
        assert_eq!(TokenKind::Api.read(&session.plain), None);
        let text = session.plain.expose_secret();
        for foreign in
            ["", "ses_", &text[..20], &format!("{text}0"), &format!(" {text}"), &"é".repeat(25), "ses_é"]
        {
            assert_eq!(TokenKind::Session.read(&foreign.into()), None, "{foreign:?}");
        }
        assert_eq!(TokenKind::Session.read(&format!("ses_{}", "é".repeat(24) + "a").into()), None);
    }

    #[test]
    fn letters_come_up_equally_often() {
        let text = letters(62_000, &mut seeded());
        let mut counts = HashMap::new();
        text.chars().for_each(|letter| *counts.entry(letter).or_insert(0u32) += 1);
        assert_eq!(counts.len(), 62);
        // 1,000 each is expected, with a standard deviation of 31: five of them on either side.
        assert!(counts.values().all(|count| (845..=1155).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_secret_is_not_printed() {
        let token = new_token(TokenKind::Api, &mut seeded());
        assert!(!format!("{token:?}").contains(token.plain.expose_secret()));
    }

    #[test]
    fn sameness_is_of_the_whole_text() {
        assert!(same_secret("one", "one"));
        assert!(!same_secret("one", "on") && !same_secret("", "one"));
    }
}
