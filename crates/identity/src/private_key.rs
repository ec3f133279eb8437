//! Our private key, where a provider wants a signed statement in place of a shared secret (RFC 7523, section 2.2).

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    CsrfToken, PrivateSigningKey,
    core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey},
};
use serde_json::json;
use time::{Duration, OffsetDateTime};

/// How long a statement holds. It is used at once; the rest is for clocks that disagree.
const LIFE: Duration = Duration::minutes(5);

/// An RSA key that signs as us.
pub(crate) struct PrivateKey(CoreRsaPrivateSigningKey);

impl PrivateKey {
    /// Reads the PEM of an RSA key, as `openssl genrsa` and `openssl req -newkey rsa:2048` write it.
    ///
    /// # Errors
    /// Says what is expected. The text of the key is never repeated.
    pub(crate) fn read(pem: &str) -> Result<Self, &'static str> {
        const EXPECTED: &str = "its private_key must be an RSA key in PEM without a passphrase, such as openssl genrsa 2048 writes";
        let pem = pem.trim();
        let pkcs1 = match body(pem, "PRIVATE KEY") {
            Some(pkcs8) => {
                let der = STANDARD.decode(pkcs8).map_err(|_| EXPECTED)?;
                let inner = inside_pkcs8(&der).ok_or(EXPECTED)?;
                format!(
                    "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----\n",
                    lines(&STANDARD.encode(inner))
                )
            }
            None => format!("{pem}\n"),
        };
        CoreRsaPrivateSigningKey::from_pem(&pkcs1, None).map(Self).map_err(|_| EXPECTED)
    }

    /// States to the token endpoint at this address who we are, once.
    pub(crate) fn statement(
        &self,
        client_id: &str,
        endpoint: &str,
        now: OffsetDateTime,
    ) -> Result<String, String> {
        let head = json!({ "alg": "RS256", "typ": "JWT" });
        // The audience is the address that it goes to, so that no other endpoint can be shown it.
        let claims = json!({
            "iss": client_id,
            "sub": client_id,
            "aud": endpoint,
            "jti": CsrfToken::new_random_len(32).secret(),
            "iat": now.unix_timestamp(),
            "exp": (now + LIFE).unix_timestamp(),
        });
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&claims));
        let algorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
        let signature = self.0.sign(&algorithm, text.as_bytes()).map_err(|fault| fault.to_string())?;
        Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// What stands between the lines of a PEM of this kind (RFC 7468), without its line breaks.
fn body(pem: &str, kind: &str) -> Option<String> {
    let rest = pem.strip_prefix(&format!("-----BEGIN {kind}-----"))?;
    let inner = rest.strip_suffix(&format!("-----END {kind}-----"))?;
    Some(inner.split_whitespace().collect())
}

/// The library reads PKCS #1 alone; PKCS #8 (RFC 5208, section 5) wraps it: a sequence of the version 0, the algorithm
/// 1.2.840.113549.1.1.1 with its empty parameter, and an octet string with the key.
fn inside_pkcs8(der: &[u8]) -> Option<&[u8]> {
    const HEAD: [u8; 18] = [
        0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05,
        0x00,
    ];
    let octets = content(der, 0x30)?.strip_prefix(&HEAD)?;
    content(octets, 0x04)
}

/// The content of the DER element that these bytes begin with, if it has this tag and a length of two bytes, as those
/// of a key have.
fn content(der: &[u8], tag: u8) -> Option<&[u8]> {
    let [first, 0x82, high, low, rest @ ..] = der else { return None };
    rest.get(..usize::from(u16::from_be_bytes([*high, *low]))).filter(|_| *first == tag)
}

/// Lines of 64 letters, as PEM wants them.
fn lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / 64);
    for (n, letter) in text.chars().enumerate() {
        if n > 0 && n % 64 == 0 {
            lines.push('\n');
        }
        lines.push(letter);
    }
    lines
}
