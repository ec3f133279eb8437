//! Digests of a body: taken while it is written, and compared with what the client claimed before it counts.

use base64::{Engine, engine::general_purpose::STANDARD};
use hyper::HeaderMap;
use s3s::{
    S3Result, TrailingHeaders,
    checksum::ChecksumHasher,
    crypto::{Checksum as _, Crc32, Crc32c, Crc64Nvme, Md5, Sha1, Sha256},
    dto::Checksum,
    s3_error,
};

/// What the client says about a body; a field that is none is not compared.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Length in bytes.
    pub length: Option<u64>,
    /// `Content-MD5` (RFC 1864), base64.
    pub md5: Option<String>,
    /// The `x-amz-checksum-*` headers, base64.
    pub checksum: Checksum,
    /// Where the same headers come after the body.
    pub trailer: Option<TrailingHeaders>,
}

/// Takes every digest that may have been claimed.
pub(super) struct Digester {
    md5: Md5,
    others: ChecksumHasher,
    length: u64,
}

/// The digests of a whole body.
#[derive(Clone, Debug)]
pub(super) struct Digests {
    /// Lower-case hexadecimal: the name of the content.
    pub sha256: String,
    /// Sixteen bytes: the ETag of an object put in one piece.
    pub md5: [u8; 16],
    /// Length in bytes.
    pub length: u64,
    /// All of S3's checksums, base64.
    pub checksum: Checksum,
}

impl Digester {
    /// SHA-1 is the one digest that only costs: it is taken when it was, or may yet be, claimed.
    pub fn new(claims: &Claims) -> Self {
        let sha1 = claims.checksum.checksum_sha1.is_some() || claims.trailer.is_some();
        let others = ChecksumHasher {
            crc32: Some(Crc32::new()),
            crc32c: Some(Crc32c::new()),
            sha1: sha1.then(Sha1::new),
            sha256: Some(Sha256::new()),
            crc64nvme: Some(Crc64Nvme::new()),
        };
        Self { md5: Md5::new(), others, length: 0 }
    }

    pub fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.others.update(bytes);
        self.length += bytes.len() as u64;
    }

    pub fn finish(self) -> S3Result<Digests> {
        let md5 = self.md5.finalize().as_ref().try_into().map_err(|_| s3_error!(InternalError))?;
        let checksum = self.others.finalize();
        let sha256 = checksum.checksum_sha256.as_deref().unwrap_or_default();
        let sha256 = hex::encode(STANDARD.decode(sha256).map_err(|_| s3_error!(InternalError))?);
        Ok(Digests { sha256, md5, length: self.length, checksum })
    }
}

impl Claims {
    /// Compares every claim with the truth. Trailing headers are there only once the body has been read.
    pub fn check(&self, found: &Digests) -> S3Result<()> {
        if self.length.is_some_and(|claimed| claimed != found.length) {
            return Err(s3_error!(
                IncompleteBody,
                "the body has {} bytes, not as many as said",
                found.length
            ));
        }
        if let Some(claimed) = &self.md5 {
            let claimed = STANDARD.decode(claimed).map_err(|_| s3_error!(InvalidDigest))?;
            if claimed != found.md5 {
                return Err(s3_error!(
                    BadDigest,
                    "the body does not have the Content-MD5 that was sent with it"
                ));
            }
        }
        compare(&self.checksum, &found.checksum)?;
        if let Some(trailing) = self.trailer.as_ref().and_then(|trailer| trailer.read(from_headers)) {
            compare(&trailing, &found.checksum)?;
        }
        Ok(())
    }
}

fn compare(claimed: &Checksum, found: &Checksum) -> S3Result<()> {
    let pairs = [
        ("sha256", &claimed.checksum_sha256, &found.checksum_sha256),
        ("sha1", &claimed.checksum_sha1, &found.checksum_sha1),
        ("crc32", &claimed.checksum_crc32, &found.checksum_crc32),
        ("crc32c", &claimed.checksum_crc32c, &found.checksum_crc32c),
        ("crc64nvme", &claimed.checksum_crc64nvme, &found.checksum_crc64nvme),
    ];
    for (name, claimed, found) in pairs {
        if claimed.is_some() && claimed != found {
            return Err(s3_error!(BadDigest, "the body does not have the {} that was sent with it", name));
        }
    }
    Ok(())
}

fn from_headers(headers: &HeaderMap) -> Checksum {
    let read = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Checksum {
        checksum_crc32: read("x-amz-checksum-crc32"),
        checksum_crc32c: read("x-amz-checksum-crc32c"),
        checksum_crc64nvme: read("x-amz-checksum-crc64nvme"),
        checksum_sha1: read("x-amz-checksum-sha1"),
        checksum_sha256: read("x-amz-checksum-sha256"),
        checksum_type: None,
    }
}
