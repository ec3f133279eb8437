//! The line to a provider: no redirects, no long answers, no endless waiting.

use std::{fmt, pin::Pin, time::Duration};

use commons_kernel::{Error, Result};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http, reqwest};

/// The longest answer that is read, in bytes. Metadata, key sets and tokens are a hundredth of it.
const LONGEST: usize = 1024 * 1024;

/// The line to one provider.
pub(crate) struct Line(reqwest::Client);

impl Line {
    /// A line on which one request may take so long. `near`: to this very machine, where `http` will do.
    pub(crate) fn new(near: bool, patience: Duration) -> Result<Self> {
        let client = reqwest::Client::builder()
            // A redirect could send the client secret, or the server itself, to an address of the answerer's choice.
            .redirect(reqwest::redirect::Policy::none())
            .https_only(!near)
            .connect_timeout(patience / 2)
            .timeout(patience);
        // A proxy of the office cannot reach this machine's own loopback.
        let client = if near { client.no_proxy() } else { client };
        Ok(Self(client.build().map_err(Error::internal)?))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Broken> {
        let mut answer = self.0.execute(request.try_into().map_err(Broken::of)?).await.map_err(Broken::of)?;
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(Broken::of)? {
            if body.len() + chunk.len() > LONGEST {
                return Err(Broken("the answer is longer than a mebibyte".into()));
            }
            body.extend_from_slice(&chunk);
        }
        response.body(body).map_err(Broken::of)
    }
}

impl<'c> AsyncHttpClient<'c> for Line {
    type Error = Broken;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Broken>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// Why there is no answer, for the log.
#[derive(Debug)]
pub(crate) struct Broken(String);

impl Broken {
    fn of(error: impl std::error::Error) -> Self {
        Self(chain(&error))
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Broken {}

/// An error with its causes, in one line for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        text.push_str(": ");
        text.push_str(&deeper.to_string());
        cause = deeper.source();
    }
    text
}
