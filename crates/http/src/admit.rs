//! The way in for whatever costs work: who asks, whether they have requests left, and whether there is room.
//!
//! Invariants: a right secret is never locked out because somebody else guesses from the same address; whoever is turned
//! away learns how long to wait.

use std::sync::Arc;

use commons_access::Caller;
use commons_kernel::{Code, Error};
use poem::{
    Request, Response,
    http::{HeaderValue, StatusCode, header},
};
use tokio::sync::SemaphorePermit;

use crate::{
    State,
    arrival::Arrival,
    cookie::Cookie,
    fault::{self, Reader, Said, say},
    front::RETRY_SOON,
    gate::{Busy, Gate, Payer, Standing, TooMany},
    security::{self, Turned},
    viewer::{Asker, By, Unknown, asker},
};

/// A caller who was let in. As long as it lives, it counts as a request in work.
pub(crate) struct Admitted<'g> {
    /// Who asks.
    pub(crate) asker: Asker,
    standing: Option<Standing>,
    _turn: Option<SemaphorePermit<'g>>,
}

impl Admitted<'_> {
    /// The answer to this caller: a stale cookie is taken away, and what is left to spend is told.
    pub(crate) fn settle(&self, state: &State, answer: Response) -> Response {
        let mut answer = self.asker.settle(state, answer);
        if let Some(standing) = &self.standing {
            standing.write(answer.headers_mut());
        }
        answer
    }
}

/// Why a caller is not let in.
#[derive(Clone, Debug)]
pub(crate) enum Refused {
    /// The token opens nothing; the sentence says the mend.
    BadToken(&'static str),
    /// They have asked too much.
    TooMany(TooMany),
    /// They have shown too many cookies that open nothing; this one is taken away, so that they go on as a visitor.
    TooManyCookies(TooMany),
    /// There is no room.
    Busy,
    /// A part of the server failed.
    Fault(Error),
}

impl From<Busy> for Refused {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

/// Lets a caller in who pays so many points, if they have them.
///
/// # Errors
/// Why not.
pub(crate) async fn admit<'g>(
    state: &State,
    gate: &'g Gate,
    request: &Request,
    points: u32,
) -> Result<Admitted<'g>, Refused> {
    let arrival = Arrival::of(request);
    let from = arrival.address.into();
    let limited = |caller: &Caller, too_many: TooMany| {
        security::note(Turned::RateLimited, &arrival, caller, request.uri().path());
        Refused::TooMany(too_many)
    };
    if !shows_secret(state, request) {
        // A visitor is counted before anything is asked of anybody.
        let standing = gate.visitor(from).map_err(|too_many| limited(&Caller::Visitor, too_many))?;
        let turn = gate.turn().await?;
        return Ok(Admitted { asker: Asker::visitor(), standing, _turn: turn });
    }
    gate.hold_back(from).await;
    let turn = gate.turn().await?;
    let asker = match asker(state, request).await {
        Ok(asker) => asker,
        Err(Unknown::Fault(error)) => return Err(Refused::Fault(error)),
        Err(Unknown::BadToken(sentence)) => {
            security::note(Turned::BadToken, &arrival, &Caller::Visitor, request.uri().path());
            gate.wrong_secret(from).map_err(|too_many| limited(&Caller::Visitor, too_many))?;
            return Err(Refused::BadToken(sentence));
        }
    };
    if asker.is_stale() {
        security::note(Turned::BadCookie, &arrival, &Caller::Visitor, request.uri().path());
        gate.wrong_secret(from).map_err(|too_many| {
            limited(&Caller::Visitor, too_many);
            Refused::TooManyCookies(too_many)
        })?;
    }
    let standing = match payer(&asker) {
        Some(payer) => gate.payer(&payer, points),
        None => gate.visitor(from),
    };
    let standing = standing.map_err(|too_many| limited(&asker.viewer.caller, too_many))?;
    Ok(Admitted { asker, standing, _turn: turn })
}

fn shows_secret(state: &State, request: &Request) -> bool {
    request.headers().contains_key(header::AUTHORIZATION)
        || state.settings.jar().read(request, Cookie::Session).is_some()
}

/// Whose points are spent: a token has its own, so that a program that runs wild leaves its person able to work.
fn payer(asker: &Asker) -> Option<Payer> {
    match (&asker.by, asker.viewer.caller) {
        (By::Token { hash, .. }, _) => Some(Payer::Token(hash.clone())),
        (By::Session(_), Caller::Person(person)) => Some(Payer::Person(person)),
        _ => None,
    }
}

impl Refused {
    /// The answer outside GraphQL.
    pub(crate) async fn answer(&self, state: &Arc<State>, reader: Reader) -> Response {
        let mut answer = match self {
            Refused::BadToken(sentence) => {
                let said = Said {
                    status: StatusCode::UNAUTHORIZED,
                    code: Code::Unauthenticated.as_str(),
                    heading: "That token does not work",
                    sentence,
                    return_to: None,
                };
                say(state, reader, said).await
            }
            Refused::TooMany(too_many) | Refused::TooManyCookies(too_many) => {
                turn_away(state, reader, too_many).await
            }
            Refused::Busy => fault::refuse(state, reader, StatusCode::SERVICE_UNAVAILABLE).await,
            Refused::Fault(error) => fault::answer(state, reader, error).await,
        };
        self.mark(state, &mut answer);
        answer
    }

    /// Writes the headers that go with it, whatever the door.
    pub(crate) fn mark(&self, state: &State, answer: &mut Response) {
        match self {
            Refused::BadToken(_) => {
                let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
            }
            Refused::TooMany(too_many) => too_many.write(answer.headers_mut()),
            Refused::TooManyCookies(too_many) => {
                too_many.write(answer.headers_mut());
                let gone = state.settings.jar().clear(Cookie::Session);
                answer.headers_mut().extend(gone.map(|line| (header::SET_COOKIE, line)));
            }
            Refused::Busy => {
                answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SOON));
            }
            Refused::Fault(_) => {}
        }
    }
}

/// What somebody reads who has asked too much.
pub(crate) fn wait_sentence(too_many: &TooMany) -> String {
    match too_many.seconds() {
        1 => "too many requests in a short time; wait a second, then go on".to_owned(),
        seconds if seconds < 120 => {
            format!("too many requests in a short time; wait {seconds} seconds, then go on")
        }
        seconds => {
            format!("too many requests in a short time; wait {} minutes, then go on", seconds.div_ceil(60))
        }
    }
}

/// The page, or the JSON, for somebody who has asked too much.
pub(crate) async fn turn_away(state: &State, reader: Reader, too_many: &TooMany) -> Response {
    let sentence = wait_sentence(too_many);
    let shown = match reader {
        Reader::Person => format!("T{}.", &sentence[1..]),
        Reader::Program => sentence,
    };
    let said = Said {
        status: StatusCode::TOO_MANY_REQUESTS,
        code: Code::RateLimited.as_str(),
        heading: "Too many requests",
        sentence: &shown,
        return_to: None,
    };
    let mut answer = say(state, reader, said).await;
    too_many.write(answer.headers_mut());
    answer
}
