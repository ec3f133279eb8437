//! The development provider's signing key: Ed25519, which needs no slow search for primes.

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_kernel::{Error, Result};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKeySet},
};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What stands before the seed in a PKCS #8 private key for Ed25519 (RFC 8410, section 7): version 0, the
/// algorithm 1.3.101.112, and the seed's length.
const PKCS8_HEAD: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// The key of a seed, named by its own thumbprint, so that another seed is another name.
pub(super) fn from_seed(seed: &[u8; 32]) -> Result<CoreEdDsaPrivateSigningKey> {
    let der = [PKCS8_HEAD.as_slice(), seed.as_slice()].concat();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
    let nameless = CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, None).map_err(Error::internal)?;
    let name = JsonWebKeyId::new(thumbprint(&nameless)?);
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(name)).map_err(Error::internal)
}

/// The public half as a key set (RFC 7517, section 5).
pub(super) fn jwks(key: &CoreEdDsaPrivateSigningKey) -> Result<Value> {
    serde_json::to_value(CoreJsonWebKeySet::new(vec![key.as_verification_key()])).map_err(Error::internal)
}

/// The thumbprint of the public key (RFC 7638, with the members of RFC 8037, section 2).
fn thumbprint(key: &CoreEdDsaPrivateSigningKey) -> Result<String> {
    let public = serde_json::to_value(key.as_verification_key()).map_err(Error::internal)?;
    let x = public["x"].as_str().ok_or_else(|| Error::internal("an Ed25519 key without its x"))?;
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    Ok(URL_SAFE_NO_PAD.encode(Sha256::digest(members)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_and_its_name_are_those_of_the_standard() {
        // RFC 8037, appendices A.1 to A.3.
        let seed: [u8; 32] = URL_SAFE_NO_PAD
            .decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
            .unwrap()
            .try_into()
            .unwrap();
        let set = jwks(&from_seed(&seed).unwrap()).unwrap();
        assert_eq!(set["keys"][0]["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(set["keys"][0]["kid"], "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(set["keys"].as_array().map(Vec::len), Some(1));
        assert!(set["keys"][0].get("d").is_none(), "the private half must not be published");
    }
}
