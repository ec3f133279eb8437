//! Making the bucket ready: it is there, and our pages may upload to it.

use aws_sdk_s3::{
    error::{DisplayErrorContext, ProvideErrorMetadata, SdkError},
    types::{BucketLocationConstraint, CorsConfiguration, CorsRule, CreateBucketConfiguration},
};
use commons_kernel::{Code, Error, Result};

use crate::{Bucket, fault};

/// The name of our rule among the bucket's.
const RULE: &str = "alliance-commons";
/// What a page does with a presigned address.
const METHODS: [&str; 3] = ["GET", "HEAD", "PUT"];
/// How long a browser may remember the leave, in seconds.
const REMEMBERED: i32 = 600;
/// The one region that S3 does not want to be told.
const FIRST_REGION: &str = "us-east-1";

impl Bucket {
    /// Creates the bucket if it is not there, and lets the pages of these origins (RFC 6454, such as
    /// `https://commons.example.org`) upload to it and read from it. A store that does not let us say so is no fault: the log
    /// says what its administrator must do.
    ///
    /// # Errors
    /// Unavailable when the store is away; internal when it refuses.
    pub async fn ensure(&self, origins: &[String]) -> Result<()> {
        if let Err(error) = self.client.head_bucket().bucket(&self.name).send().await {
            if status(&error) != Some(404) {
                return Err(fault::fault(error));
            }
            self.create().await?;
        }
        if origins.is_empty() { Ok(()) } else { self.admit(origins).await }
    }

    /// Whether the bucket answers; for readiness.
    ///
    /// # Errors
    /// Unavailable when the store is away; internal when the bucket is missing or refuses.
    pub async fn check(&self) -> Result<()> {
        match self.client.head_bucket().bucket(&self.name).send().await {
            Ok(_) => Ok(()),
            Err(error) if status(&error) == Some(404) => {
                Err(Error::internal(format!("the bucket {} does not exist: create it", self.name)))
            }
            Err(error) => Err(fault::fault(error)),
        }
    }

    async fn create(&self) -> Result<()> {
        let place = CreateBucketConfiguration::builder()
            .location_constraint(BucketLocationConstraint::from(self.region.as_str()))
            .build();
        let request = self
            .client
            .create_bucket()
            .bucket(&self.name)
            .set_create_bucket_configuration((self.region != FIRST_REGION).then_some(place));
        match request.send().await {
            Ok(_) => Ok(()),
            // Somebody was faster.
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|refused| refused.is_bucket_already_owned_by_you()) =>
            {
                Ok(())
            }
            Err(error) => Err(fault::fault(error)),
        }
    }

    /// Adds our rule to those that are there, in place of an earlier one of ours.
    async fn admit(&self, origins: &[String]) -> Result<()> {
        let ours = rule(origins)?;
        let there = match self.client.get_bucket_cors().bucket(&self.name).send().await {
            Ok(answer) => answer.cors_rules.unwrap_or_default(),
            Err(error) if error.code() == Some("NoSuchCORSConfiguration") => Vec::new(),
            Err(error) => return self.closed_to_pages(origins, error),
        };
        if there.contains(&ours) {
            return Ok(());
        }
        let others = there.into_iter().filter(|rule| rule.id() != Some(RULE));
        let rules = CorsConfiguration::builder().set_cors_rules(Some(others.chain([ours]).collect()));
        let rules = rules.build().map_err(Error::internal)?;
        match self.client.put_bucket_cors().bucket(&self.name).cors_configuration(rules).send().await {
            Ok(_) => Ok(()),
            Err(error) => self.closed_to_pages(origins, error),
        }
    }

    fn closed_to_pages<E>(&self, origins: &[String], error: SdkError<E>) -> Result<()>
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    {
        let cause = DisplayErrorContext(&error).to_string();
        let fault = fault::fault(error);
        if fault.code() == Code::Unavailable && !cause.contains("NotImplemented") {
            return Err(fault);
        }
        tracing::warn!(
            bucket = self.name,
            origins = origins.join(" "),
            cause,
            "we cannot tell the store that our pages may upload, so browsers may be refused: have its administrator set a \
             CORS rule on the bucket for these origins, with the methods GET, HEAD and PUT, all headers, and ETag exposed"
        );
        Ok(())
    }
}

fn rule(origins: &[String]) -> Result<CorsRule> {
    let owned = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
    CorsRule::builder()
        .id(RULE)
        .set_allowed_origins(Some(origins.to_vec()))
        .set_allowed_methods(owned(&METHODS))
        // Which headers must come is decided by the signature.
        .set_allowed_headers(owned(&["*"]))
        .set_expose_headers(owned(&["ETag"]))
        .max_age_seconds(REMEMBERED)
        .build()
        .map_err(Error::internal)
}

fn status<E>(error: &SdkError<E>) -> Option<u16> {
    error.raw_response().map(|response| response.status().as_u16())
}
