//! Asks one address, and follows where it sends.

use std::{error::Error as _, time::Duration};

use commons_kernel::{Error, Result};
use reqwest::{
    Client, Method, Response, StatusCode,
    header::{ACCEPT, LOCATION},
    redirect::Policy,
};
use tokio::time::timeout;
use url::Url;

use crate::{
    Permitted,
    resolve::{Closed, Resolver},
};

/// How long an address has in all, whatever it sends us to.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How often an address may send us on.
const REDIRECTS: usize = 5;
/// Who asks, for the log of whoever is asked.
const AGENT: &str = concat!("AllianceCommons/", env!("CARGO_PKG_VERSION"), " (link check)");

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something is there.
    Answers,
    /// The site says that there is nothing any more: 404 or 410.
    Gone(u16),
    /// The site is there, and does not show it to us.
    Refused(u16),
    /// Nobody answered, or not as the web does.
    Unreachable(String),
    /// It is not an address that everybody can reach, so nobody was asked.
    NotAllowed,
}

/// Asks addresses. Its clones share their settings.
#[derive(Clone, Debug)]
pub struct Links {
    client: Client,
    permitted: Permitted,
    patience: Duration,
}

impl Links {
    /// One that asks whom it is permitted to ask, each for at most so long.
    ///
    /// # Errors
    /// Internal when the client cannot be made.
    pub fn new(permitted: Permitted, patience: Duration) -> Result<Self> {
        let client = Client::builder()
            .user_agent(AGENT)
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .pool_max_idle_per_host(0)
            .dns_resolver(Resolver(permitted).into())
            .build()
            .map_err(Error::internal)?;
        Ok(Self { client, permitted, patience })
    }

    /// Whether an address answers.
    pub async fn ask(&self, address: &str) -> Outcome {
        let Ok(url) = Url::parse(address) else { return Outcome::NotAllowed };
        match timeout(self.patience, self.follow(url)).await {
            Ok(outcome) => outcome,
            Err(_) => Outcome::Unreachable("no answer in time".to_owned()),
        }
    }

    async fn follow(&self, mut url: Url) -> Outcome {
        for _ in 0..=REDIRECTS {
            let answer = match self.knock(&url).await {
                Ok(answer) => answer,
                Err(outcome) => return outcome,
            };
            match onward(&url, &answer) {
                Some(next) => url = next,
                None => return said(answer.status()),
            }
        }
        Outcome::Unreachable("it sends from one address to the next without an end".to_owned())
    }

    /// The head of an answer. Some sites answer only those who ask for the page itself; it is not read.
    async fn knock(&self, url: &Url) -> Result<Response, Outcome> {
        if !self.permitted.takes_url(url) {
            return Err(Outcome::NotAllowed);
        }
        match self.send(Method::HEAD, url).await {
            Ok(answer) if answer.status().is_success() || answer.status().is_redirection() => Ok(answer),
            Err(Outcome::NotAllowed) => Err(Outcome::NotAllowed),
            Ok(_) | Err(_) => self.send(Method::GET, url).await,
        }
    }

    async fn send(&self, method: Method, url: &Url) -> Result<Response, Outcome> {
        let asked = self.client.request(method, url.clone()).header(ACCEPT, "*/*").send().await;
        asked.map_err(|error| if is_closed(&error) { Outcome::NotAllowed } else { unreachable_by(&error) })
    }
}

/// Where an answer sends us.
fn onward(from: &Url, answer: &Response) -> Option<Url> {
    let sends = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let place = answer.headers().get(LOCATION).filter(|_| sends)?;
    from.join(place.to_str().ok()?).ok()
}

fn said(status: StatusCode) -> Outcome {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone(status.as_u16()),
        status if status.is_client_error() || status.is_server_error() => Outcome::Refused(status.as_u16()),
        _ => Outcome::Answers,
    }
}

/// Whether it failed because the name leads to an address that may not be asked.
fn is_closed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.is::<Closed>())
}

fn unreachable_by(error: &reqwest::Error) -> Outcome {
    // The last cause is the one that says something.
    Outcome::Unreachable(causes(error).last().map_or_else(|| "no answer".to_owned(), ToString::to_string))
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}

#[cfg(test)]
mod tests;
