//! How fast a browser's way of uploading is, as a ratio to the S3 library alone: the same bytes, in the same parts, as many at a
//! time, into the same bucket, in the same run; at the embedded bucket and at Garage. Run it by hand, and in release:
//!
//! ```sh
//! tests/s3.sh && cargo run --release -p commons-blobs --example upload_ratio
//! ```

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use aws_sdk_s3::{
    Client as S3,
    config::{BehaviorVersion, Credentials, Region},
    primitives::ByteStream,
    types::{CompletedMultipartUpload, CompletedPart as SdkPart},
};
use bytes::Bytes;
use commons_blobs::{Bucket, CompletedPart, Settings, embedded};
use commons_kernel::SystemClock;
use futures_util::{StreamExt, TryStreamExt, stream};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;

#[path = "../tests/bucket/garage.rs"]
mod garage;

const FILE: usize = 256 << 20;
const PART: usize = 8 << 20;
const AT_ONCE: usize = 4;
const ROUNDS: usize = 3;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let server = embedded::serve(embedded::Options {
        folder: folder.path().to_owned(),
        listener: TcpListener::bind("127.0.0.1:0").await?,
        access_key: "EXAMPLEKEY".into(),
        secret_key: "a secret of this example".into(),
        clock: Arc::new(SystemClock),
    })
    .await?;
    let settings = Settings {
        endpoint: Some(server.endpoint()),
        public_endpoint: None,
        bucket: "ratio".into(),
        region: "us-east-1".into(),
        access_key: "EXAMPLEKEY".into(),
        secret_key: "a secret of this example".into(),
        path_style: true,
        ca_file: None,
        patience: Settings::PATIENCE,
    };
    Bucket::new(&settings)?.ensure(&[]).await?;
    compare("embedded", &settings).await?;
    server.stop().await;

    let port = tokio::task::spawn_blocking(garage::port).await?;
    let settings = Settings {
        endpoint: Some(format!("http://127.0.0.1:{port}").parse()?),
        region: garage::REGION.into(),
        access_key: garage::ACCESS_KEY.into(),
        secret_key: garage::SECRET_KEY.into(),
        ..settings
    };
    let name = settings.bucket.clone();
    tokio::task::spawn_blocking(move || garage::make_bucket(&name)).await?;
    compare("garage", &settings).await
}

/// Uploads in turn both ways, and prints the medians.
async fn compare(name: &str, settings: &Settings) -> Outcome<()> {
    let bucket = Bucket::new(settings)?;
    let (s3, browser) = (library(settings), reqwest::Client::new());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        // Other bytes each time, so that nothing is there already.
        let bytes = file(round as u64);
        let began = Instant::now();
        as_a_browser(&bucket, &browser, &bytes).await?;
        let our_time = began.elapsed();
        bucket.delete("file").await?;
        let bytes = file((round + 100) as u64);
        let began = Instant::now();
        alone(&s3, &settings.bucket, &bytes).await?;
        let their_time = began.elapsed();
        bucket.delete("file").await?;
        // The first round only warms up.
        if round > 0 {
            ours.push(our_time);
            theirs.push(their_time);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{name}: presigned parts {:.0} MiB/s, the library alone {:.0} MiB/s, ratio {:.2} (above 1: faster than the library)",
        speed(ours),
        speed(theirs),
        theirs.as_secs_f64() / ours.as_secs_f64()
    );
    Ok(())
}

/// Begin, ask for addresses, send the parts over plain HTTP, join.
async fn as_a_browser(bucket: &Bucket, browser: &reqwest::Client, bytes: &Bytes) -> Outcome<()> {
    let id = bucket.create_multipart("file", "application/octet-stream").await?;
    let send = async |(number, piece): (u16, Bytes)| -> Outcome<()> {
        let size = (number, piece.len() as u64);
        let permit = bucket.presign_part("file", &id, size, Duration::from_secs(600)).await?;
        let request =
            permit.headers.iter().fold(browser.put(permit.url), |r, (name, value)| r.header(name, value));
        request.body(piece).send().await?.error_for_status()?;
        Ok(())
    };
    stream::iter(pieces(bytes)).map(send).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    let parts = bucket.parts("file", &id).await?.into_iter();
    let parts: Vec<_> = parts.map(|part| CompletedPart { number: part.number, etag: part.etag }).collect();
    bucket.complete_multipart("file", &id, &parts).await?;
    Ok(())
}

/// The same with the library's own operations and its defaults.
async fn alone(s3: &S3, bucket: &str, bytes: &Bytes) -> Outcome<()> {
    let begun = s3.create_multipart_upload().bucket(bucket).key("file").send().await?;
    let id = begun.upload_id().ok_or("no id")?;
    let send = async |(number, piece): (u16, Bytes)| -> Outcome<SdkPart> {
        let request =
            s3.upload_part().bucket(bucket).key("file").upload_id(id).part_number(i32::from(number));
        let sent = request.body(ByteStream::from(piece)).send().await?;
        Ok(SdkPart::builder().part_number(i32::from(number)).set_e_tag(sent.e_tag).build())
    };
    let mut parts: Vec<_> =
        stream::iter(pieces(bytes)).map(send).buffer_unordered(AT_ONCE).try_collect().await?;
    parts.sort_by_key(SdkPart::part_number);
    let parts = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
    let request = s3.complete_multipart_upload().bucket(bucket).key("file").upload_id(id);
    request.multipart_upload(parts).send().await?;
    Ok(())
}

fn pieces(bytes: &Bytes) -> Vec<(u16, Bytes)> {
    let offsets = (0..bytes.len()).step_by(PART);
    (1..).zip(offsets.map(|at| bytes.slice(at..bytes.len().min(at + PART)))).collect()
}

/// Bytes that cannot be packed.
fn file(seed: u64) -> Bytes {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut bytes = Vec::with_capacity(FILE);
    while bytes.len() < FILE {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.into()
}

fn library(settings: &Settings) -> S3 {
    let (key, secret) = (settings.access_key.as_str(), settings.secret_key.expose_secret());
    let mut config = aws_sdk_s3::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(Region::new(settings.region.clone()))
        .credentials_provider(Credentials::new(key, secret, None, None, "example"))
        .force_path_style(true);
    config.set_endpoint_url(settings.endpoint.as_ref().map(ToString::to_string));
    S3::from_conf(config.build())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn speed(time: Duration) -> f64 {
    (FILE >> 20) as f64 / time.as_secs_f64()
}
