//! Where the bucket is and how it is spoken to.

use std::{path::PathBuf, time::Duration};

use commons_kernel::{Error, Result};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// Where the bucket is and who we are to it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address of the store, such as `https://s3.example.org`; none: Amazon's own of the region.
    pub endpoint: Option<Url>,
    /// The address under which browsers reach the store, when it is another one; presigned addresses use it.
    pub public_endpoint: Option<Url>,
    /// The bucket's name.
    pub bucket: String,
    /// The region, such as `us-east-1`; most stores that are not Amazon's take any.
    pub region: String,
    /// The name of our key.
    pub access_key: String,
    /// The secret half of our key.
    pub secret_key: SecretString,
    /// Whether the bucket's name stands in the path (`https://host/bucket/key`) and not in the host's name.
    pub path_style: bool,
    /// A file with the certificate of the authority that vouches for the store, in PEM; then no other is trusted. None: the
    /// system's authorities.
    pub ca_file: Option<PathBuf>,
    /// How long the store may take to begin an answer, or stand still in the middle of one, before we ask again. What carries
    /// bytes may take longer, by their number.
    pub patience: Duration,
}

impl Settings {
    /// How long to wait when nobody says otherwise.
    pub const PATIENCE: Duration = Duration::from_secs(20);

    /// Checks what can be checked without asking the store.
    ///
    /// # Errors
    /// Bad input, with the name of the setting and the mend.
    pub fn validate(&self) -> Result<()> {
        let name = &self.bucket;
        let fits = (3..=63).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte))
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !name.contains("..");
        if !fits {
            return Err(Error::bad_input(
                "storage.bucket",
                "a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens",
            ));
        }
        for (field, url) in
            [("storage.endpoint", &self.endpoint), ("storage.public_endpoint", &self.public_endpoint)]
        {
            if url.as_ref().is_some_and(|url| !["http", "https"].contains(&url.scheme())) {
                return Err(Error::bad_input(field, "an endpoint begins with http:// or https://"));
            }
        }
        if self.region.is_empty() {
            return Err(Error::bad_input("storage.region", "name a region, such as us-east-1"));
        }
        if self.access_key.is_empty() || self.secret_key.expose_secret().is_empty() {
            return Err(Error::bad_input("storage.access_key", "set both the access key and the secret key"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(bucket: &str, endpoint: &str) -> Settings {
        Settings {
            endpoint: Url::parse(endpoint).ok(),
            public_endpoint: None,
            bucket: bucket.to_owned(),
            region: "us-east-1".to_owned(),
            access_key: "key".to_owned(),
            secret_key: "secret".into(),
            path_style: true,
            ca_file: None,
            patience: Settings::PATIENCE,
        }
    }

    #[test]
    fn refuses_with_the_name_of_the_setting() {
        assert!(settings("commons", "http://127.0.0.1:9000").validate().is_ok());
        for name in ["", "ab", "Commons", "a..b", "-ab", "a_b", "../up"] {
            let refused = settings(name, "http://127.0.0.1").validate().expect_err(name);
            assert_eq!(refused.field(), Some("storage.bucket"));
        }
        let refused = settings("commons", "ftp://127.0.0.1").validate().expect_err("not http");
        assert_eq!(refused.field(), Some("storage.endpoint"));
    }
}
