//! What the store answers, in the words of the house.

use aws_sdk_s3::{
    error::{DisplayErrorContext, ProvideErrorMetadata, SdkError},
    primitives::ByteStreamError,
};
use commons_kernel::Error;

/// Turns a refusal of the store or a failure to reach it into a fault with the right code.
pub(crate) fn fault<E>(error: SdkError<E>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
{
    let status = error.raw_response().map(|response| response.status().as_u16());
    let code = error.code().unwrap_or_default().to_owned();
    let cause = DisplayErrorContext(&error);
    match &error {
        SdkError::DispatchFailure(_) | SdkError::TimeoutError(_) | SdkError::ResponseError(_) => {
            return Error::unavailable(format!("the bucket cannot be reached: {cause}"));
        }
        _ => {}
    }
    match (code.as_str(), status) {
        ("NoSuchBucket", _) => Error::internal(format!("the bucket does not exist: create it: {cause}")),
        ("NoSuchKey" | "NotFound" | "NoSuchUpload", _) | (_, Some(404)) => Error::not_found(),
        ("BadDigest" | "InvalidDigest" | "XAmzContentSHA256Mismatch" | "XAmzContentChecksumMismatch", _) => {
            Error::bad_input("sha256", "the file does not have the SHA-256 that was given: send it again")
        }
        ("IncompleteBody", _) => Error::bad_input("file", "the file arrived cut short: send it again"),
        ("EntityTooSmall", _) => Error::bad_input("parts", "every part but the last must have 5 MiB or more"),
        ("InvalidPart" | "InvalidPartOrder", _) => {
            Error::bad_input("parts", "a part is missing, another one, or out of order: send it again")
        }
        ("EntityTooLarge", _) => Error::bad_input("file", "the file is larger than the bucket takes"),
        ("KeyTooLongError", _) => Error::bad_input("key", "a key has at most 1024 bytes"),
        ("SlowDown" | "ServiceUnavailable" | "RequestTimeout", _) | (_, Some(429 | 500..)) => {
            Error::unavailable(format!("the bucket is busy: {cause}"))
        }
        (_, Some(401 | 403)) => {
            Error::internal(format!("the bucket refuses us: check access key, secret key and clock: {cause}"))
        }
        _ => Error::internal(format!("the bucket answered {code}: {cause}")),
    }
}

/// A body that broke off or whose checksum is wrong.
pub(crate) fn broken(error: ByteStreamError) -> Error {
    Error::unavailable(format!(
        "the bucket's answer broke off or is damaged: {}",
        DisplayErrorContext(&error)
    ))
}
