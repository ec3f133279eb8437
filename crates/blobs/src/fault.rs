//! What the store answers, in the words of the house.

use std::io;

use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use commons_kernel::Error;

/// Turns a refusal of the store or a failure to reach it into a fault with the right code.
pub(crate) fn fault<E>(error: SdkError<E>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
{
    let status = error.raw_response().map(|response| response.status().as_u16());
    let code = error.code().unwrap_or_default().to_owned();
    let cause = DisplayErrorContext(&error);
    if is_distrusted(&error) {
        return Error::unavailable(format!(
            "the bucket's certificate is not trusted: give the certificate of its authority as storage.ca_file, or mend the \
             endpoint: {cause}"
        ));
    }
    match &error {
        SdkError::TimeoutError(_) => {
            return Error::unavailable(format!("the bucket did not answer in time: {cause}"));
        }
        SdkError::DispatchFailure(failure) if failure.is_timeout() => {
            return Error::unavailable(format!("the bucket did not answer in time: {cause}"));
        }
        SdkError::DispatchFailure(_) | SdkError::ResponseError(_) => {
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
        ("PreconditionFailed", _) | (_, Some(412)) => {
            Error::conflict("etag", "the object was changed meanwhile: read it again")
        }
        ("SlowDown" | "ServiceUnavailable" | "RequestTimeout", _) | (_, Some(429 | 500..)) => {
            Error::unavailable(format!("the bucket is busy: {cause}"))
        }
        ("AuthorizationHeaderMalformed" | "PermanentRedirect" | "IllegalLocationConstraintException", _)
        | ("", Some(301 | 400)) => Error::internal(format!(
            "the bucket is in another region, or the endpoint is not its own: check storage.region: {cause}"
        )),
        (_, Some(401 | 403)) => {
            Error::internal(format!("the bucket refuses us: check access key, secret key and clock: {cause}"))
        }
        _ => Error::internal(format!("the bucket answered {code}: {cause}")),
    }
}

/// Whether the TLS library refused the store's certificate.
fn is_distrusted(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        // A fault of reading or writing passes over what it holds when it is asked for its source.
        let held = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        cause = match held {
            Some(held) => Some(held),
            None => error.source(),
        };
    }
    false
}

/// A body that broke off or whose checksum is wrong.
pub(crate) fn broken(error: &io::Error) -> Error {
    Error::unavailable(format!("the bucket's answer broke off or is damaged: {}", DisplayErrorContext(error)))
}
