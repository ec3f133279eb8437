//! Documents in a bucket: put, get, presign, delete, and the embedded bucket.
//!
//! Invariants: this crate alone knows the S3 libraries; none of their types is in its interface, and every write
//! carries a digest that the store compares before it counts.

mod bucket;
mod connect;
mod disposition;
mod ensure;
mod fault;
mod multipart;
mod presign;
mod read;
mod settings;
mod sha256;

pub mod embedded;

pub use bucket::{Bucket, Content, Head, Listed, Listing};
pub use disposition::attachment;
pub use multipart::{CompletedPart, Multipart, MultipartMark, Multiparts, SentPart};
pub use presign::{Download, Presigned, Upload};
pub use read::{Fetched, Reading};
pub use settings::Settings;
pub use sha256::Sha256Digest;
