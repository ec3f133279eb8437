//! Where a sign-in ends: the code becomes a person, the person a session; or the account is added to a person's others.

use std::sync::Arc;

use commons_access::Viewer;
use commons_directory::{ABSOLUTE_LIMIT, Linking, NewSession, Presented, Recognition, RefusedSignIn};
use commons_identity::{Claims, Provider, Returned, SignInFault, StoredAttempt, TokenKind, new_token};
use commons_kernel::{Error, PersonId, Result};
use poem::{
    Request, Response, handler,
    http::{HeaderValue, header},
    web::{Data, Query},
};
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{News, agent::agent, binding::Binding, pages, see_other, way_back::local};
use crate::{
    State,
    cookie::Cookie,
    fault::{self, Reader},
    viewer::{By, DOOR, asker},
};

/// Where somebody lands who has no seat yet.
const JOIN: &str = "/join";

/// What the provider sends the browser back with (RFC 6749, sections 4.1.2 and 4.1.2.1; RFC 9207, section 2).
#[derive(Deserialize)]
pub(crate) struct Callback {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// Ends a sign-in.
#[handler]
pub(crate) async fn callback(
    request: &Request,
    Query(back): Query<Callback>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let (provider, attempt, begun) = match take(state, request, &back).await {
        Ok(Some(taken)) => taken,
        Ok(None) => return pages::not_yours(state).await,
        Err(error) => return fault::answer(state, Reader::Person, &error).await,
    };
    let why = match end(state, request, &back, (provider, &attempt, &begun)).await {
        Ok(answer) => return answer,
        Err(Ended::Broken(error)) => return fault::answer(state, Reader::Person, &error).await,
        Err(Ended::Refused(why)) => why,
    };
    tracing::warn!(provider = provider.id(), reason = why.reason(), cause = %why, "a sign-in was refused");
    if let Err(error) = record(state, provider, &why).await {
        tracing::error!(cause = error.message(), "a refused sign-in cannot be recorded");
    }
    pages::refused(state, provider, &begun.return_to, &why).await
}

/// How a sign-in began.
struct Begun {
    return_to: String,
    /// Who adds a sign-in.
    link_person: Option<PersonId>,
}

/// Why a sign-in ended without success.
enum Ended {
    Refused(Why),
    /// A fault of ours.
    Broken(Error),
}

/// Why a sign-in is refused.
pub(super) enum Why {
    /// The provider said no, or something that does not hold.
    Fault(SignInFault),
    /// The provider knows them, and we do not let them in.
    Person(Recognition),
    /// The account cannot be added.
    Linking(Linking),
    /// Whoever wished to add a sign-in is not signed in any more.
    SignedOutMeanwhile,
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

impl From<SignInFault> for Ended {
    fn from(fault: SignInFault) -> Self {
        Self::Refused(Why::Fault(fault))
    }
}

/// Takes the sign-in out that began in this browser under this state. It is spent from here on, whatever comes of it.
async fn take<'s>(
    state: &'s State,
    request: &Request,
    back: &Callback,
) -> Result<Option<(&'s Provider, StoredAttempt, Begun)>> {
    let (Some(shown), Some(binding)) = (&back.state, Binding::of_known(state, request)) else {
        return Ok(None);
    };
    let tx = state.store.begin(&DOOR).await?;
    let taken = commons_directory::take_sign_in(&tx, &binding.attempt(shown), state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    let Some(taken) = taken else { return Ok(None) };
    // A provider that was taken out of the configuration meanwhile signs nobody in.
    let Some(provider) = state.providers.get(&taken.provider) else { return Ok(None) };
    let attempt = StoredAttempt { nonce: taken.nonce, verifier: taken.verifier };
    let begun = Begun {
        return_to: local(Some(&taken.return_to)).to_owned(),
        link_person: taken.link_person_id.map(Into::into),
    };
    Ok(Some((provider, attempt, begun)))
}

async fn end(
    state: &State,
    request: &Request,
    back: &Callback,
    (provider, attempt, begun): (&Provider, &StoredAttempt, &Begun),
) -> Result<Response, Ended> {
    if let Some(error) = &back.error {
        return Err(SignInFault::refused(error).into());
    }
    let code = back.code.as_deref().ok_or_else(|| SignInFault::refused("invalid_request"))?;
    let returned = Returned { code, issuer: back.iss.as_deref() };
    let claims = provider.finish(returned, attempt, state.clock.now()).await?;
    let presented = presented(provider, &claims);
    match begun.link_person {
        Some(person) => link(state, request, person, &presented, &begun.return_to).await,
        None => admit(state, request, &presented, &begun.return_to).await,
    }
}

fn presented<'a>(provider: &'a Provider, claims: &'a Claims) -> Presented<'a> {
    Presented {
        provider: provider.id(),
        issuer: &claims.issuer,
        subject: &claims.subject,
        email: claims.email.as_deref(),
        email_verified: claims.email_verified,
        name: claims.name.as_deref(),
    }
}

/// A session under a new token for whoever the account names; the one that the browser had before is ended.
async fn admit(
    state: &State,
    request: &Request,
    presented: &Presented<'_>,
    return_to: &str,
) -> Result<Response, Ended> {
    let now = state.clock.now();
    let before = asker(state, request).await.ok();
    let tx = state.store.begin(&DOOR).await?;
    let recognition = commons_directory::recognise(&tx, presented, now).await?;
    let (person, to, news) = match recognition {
        Recognition::Known(person) => (person, return_to, None),
        Recognition::Linked(person) => (person, return_to, Some(News::Linked)),
        Recognition::Registered(person) => (person, JOIN, None),
        refused => return Err(Ended::Refused(Why::Person(refused))),
    };
    if let Some(before) = before
        && let By::Session(session) = before.by
    {
        commons_directory::end_session(&tx, &before.viewer, session, now).await?;
    }
    let line = start(state, request, &tx, (person, presented.provider)).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    let mut answer = see_other(to);
    answer.headers_mut().append(header::SET_COOKIE, line);
    if let Some(news) = news {
        news.tell(state, &mut answer);
    }
    Ok(answer)
}

async fn start(
    state: &State,
    request: &Request,
    tx: &commons_store::Tx,
    (person, provider): (PersonId, &str),
) -> Result<HeaderValue> {
    let token = state.random.with(|random| new_token(TokenKind::Session, random));
    let new = NewSession {
        person,
        token_hash: token.hash,
        provider: Some(provider.to_owned()),
        agent: request.header(header::USER_AGENT).and_then(agent),
    };
    commons_directory::start_session(tx, new, state.clock.now()).await?;
    let line = state.settings.jar().set(Cookie::Session, token.plain.expose_secret(), ABSOLUTE_LIMIT);
    line.ok_or_else(|| Error::internal("a session token does not fit into a header"))
}

/// Adds the account to those of the person who began this, and who must still be signed in.
async fn link(
    state: &State,
    request: &Request,
    person: PersonId,
    presented: &Presented<'_>,
    return_to: &str,
) -> Result<Response, Ended> {
    let viewer: Option<Viewer> = match asker(state, request).await {
        Ok(asker) if matches!(asker.by, By::Session(_)) => Some(asker.viewer),
        _ => None,
    };
    let Some(viewer) = viewer.filter(|viewer| viewer.person() == Some(person)) else {
        return Err(Ended::Refused(Why::SignedOutMeanwhile));
    };
    let tx = state.store.begin(&DOOR).await?;
    let news = match commons_directory::link_account(&tx, &viewer, presented, state.clock.now()).await? {
        Linking::Linked => News::Added,
        Linking::AlreadyTheirs => News::AddedBefore,
        refused => return Err(Ended::Refused(Why::Linking(refused))),
    };
    tx.commit().await.map_err(commons_store::fault)?;
    let mut answer = see_other(return_to);
    news.tell(state, &mut answer);
    Ok(answer)
}

/// Records the refusal. A provider that is down has refused nobody.
async fn record(state: &State, provider: &Provider, why: &Why) -> Result<()> {
    if matches!(why, Why::Fault(SignInFault::ProviderDown(_))) {
        return Ok(());
    }
    let person = match why {
        Why::Person(Recognition::OtherAccount { person, .. } | Recognition::Disabled(person)) => {
            Some(*person)
        }
        _ => None,
    };
    let refused = RefusedSignIn { provider: provider.id(), reason: why.reason(), person };
    let tx = state.store.begin(&DOOR).await?;
    commons_directory::refuse_sign_in(&tx, &DOOR, refused, state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)
}
