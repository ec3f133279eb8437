//! Where a sign-in begins: the provider is chosen, and the browser is sent there.

use std::sync::Arc;

use commons_access::Caller;
use commons_directory::NewSignIn;
use commons_identity::{Attempt, Provider};
use commons_kernel::{Error, PersonId, Result};
use poem::{
    Request, Response, handler,
    http::{StatusCode, header},
    web::{Data, Query},
};
use serde::Deserialize;
use url::Url;

use super::{
    binding::Binding,
    go_there,
    pages::{self, provider_down},
    see_other,
    way_back::local,
};
use crate::{
    State,
    fault::{self, Reader},
    forgery,
    viewer::{By, DOOR, Unknown, asker},
};

/// What `/auth/login` is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct Login {
    return_to: Option<String>,
    provider: Option<String>,
    link: Option<String>,
}

/// Begins a sign-in and sends the browser to the provider; asks which, if there are several.
#[handler]
pub(crate) async fn login(
    request: &Request,
    Query(asked): Query<Login>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let return_to = local(asked.return_to.as_deref());
    if state.providers.is_empty() {
        return pages::nobody(state).await;
    }
    let provider = match &asked.provider {
        Some(id) => state.providers.get(id),
        None => state.providers.only(),
    };
    let Some(provider) = provider else {
        return pages::choice(state, return_to, asked.provider.is_some()).await;
    };
    match begin(state, request, provider, (return_to, None)).await {
        Ok((to, binding)) => {
            let mut answer = see_other(to.as_str());
            binding.keep(&mut answer);
            answer
        }
        Err(kept) => kept.answer(state, provider, return_to).await,
    }
}

/// Begins a sign-in that is added to those of whoever is signed in. A link alone must not do that, or another site could
/// make its visitors add an account of its own, so this is a POST with the guard of [`forgery`], or from a form of ours.
#[handler]
pub(crate) async fn add(
    request: &Request,
    Query(asked): Query<Login>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let by_script = request.header(forgery::HEADER).is_some();
    if !is_own_wish(state, request) {
        return fault::refuse(state, Reader::of(request), StatusCode::FORBIDDEN).await;
    }
    let provider = asked.provider.as_deref().and_then(|id| state.providers.get(id));
    let (Some(provider), Some("1")) = (provider, asked.link.as_deref()) else {
        return fault::refuse(state, Reader::of(request), StatusCode::BAD_REQUEST).await;
    };
    let person = match asker(state, request).await {
        Ok(asker) => match (asker.by, asker.viewer.caller) {
            (By::Session(_), Caller::Person(person)) => person,
            _ => return fault::refuse(state, Reader::of(request), StatusCode::UNAUTHORIZED).await,
        },
        Err(Unknown::BadToken(_)) => {
            return fault::refuse(state, Reader::of(request), StatusCode::UNAUTHORIZED).await;
        }
        Err(Unknown::Fault(error)) => return fault::answer(state, Reader::of(request), &error).await,
    };
    let return_to = local(asked.return_to.as_deref());
    match begin(state, request, provider, (return_to, Some(person))).await {
        Ok((to, binding)) => {
            let mut answer = if by_script {
                go_there(to.as_str())
            } else {
                pages::on_the_way(state, provider.label(), &to).await
            };
            binding.keep(&mut answer);
            answer
        }
        Err(kept) => kept.answer(state, provider, return_to).await,
    }
}

/// Whether a POST comes from a page of ours: by its script, which sends the guard's header, or by its form.
pub(super) fn is_own_wish(state: &State, request: &Request) -> bool {
    let by_script = request.header(forgery::HEADER).is_some();
    let ours = forgery::is_same_origin(request, &state.settings.public_url);
    let foreign = request.header(header::ORIGIN).is_some() && !ours;
    !foreign && (ours || by_script)
}

/// What keeps a sign-in from beginning.
enum Kept {
    ProviderDown(Error),
    Broken(Error),
}

impl Kept {
    async fn answer(&self, state: &State, provider: &Provider, return_to: &str) -> Response {
        match self {
            Kept::ProviderDown(error) => {
                tracing::warn!(provider = provider.id(), cause = error.message(), "a sign-in cannot begin");
                provider_down(state, provider.id(), return_to).await
            }
            Kept::Broken(error) => fault::answer(state, Reader::Person, error).await,
        }
    }
}

async fn begin(
    state: &State,
    request: &Request,
    provider: &Provider,
    (return_to, link_person): (&str, Option<PersonId>),
) -> Result<(Url, Binding), Kept> {
    let attempt = provider.begin(state.clock.now()).await.map_err(Kept::ProviderDown)?;
    let binding = Binding::of_any(state, request);
    let Attempt { authorize, state: sign_in_state, nonce, verifier } = attempt;
    let sign_in = NewSignIn {
        state_hash: binding.attempt(&sign_in_state),
        nonce,
        verifier,
        return_to: return_to.to_owned(),
        provider: provider.id().to_owned(),
        link_person,
    };
    keep(state, sign_in).await.map_err(Kept::Broken)?;
    Ok((authorize, binding))
}

async fn keep(state: &State, sign_in: NewSignIn) -> Result<()> {
    let tx = state.store.begin(&DOOR).await?;
    commons_directory::begin_sign_in(&tx, sign_in, state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)
}
