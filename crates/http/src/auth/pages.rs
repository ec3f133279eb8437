//! What people read when a sign-in does not go straight through: what happened, and the ways on.

use std::fmt;

use commons_directory::{Linking, NoAddress, Recognition};
use commons_identity::{Provider, SignInFault};
use commons_kernel::BadEmail;
use poem::{
    Response,
    http::{HeaderValue, StatusCode, header},
};
use url::Url;

use super::{
    end::Why,
    way_back::{login_path, login_path_with},
};
use crate::{
    State,
    notice::{self, Link, Notice},
};

/// Seconds after which a provider that is down may be back.
const PROVIDER_REST: u64 = 30;

/// Nobody can sign in here.
pub(super) async fn nobody(state: &State) -> Response {
    let sentences = ["Whoever runs this server has not named a sign-in service yet."];
    page(state, StatusCode::SERVICE_UNAVAILABLE, ("Signing in is not set up here", &sentences), &[]).await
}

/// The choice between the providers. `unknown`: one was named that there is not.
pub(super) async fn choice(state: &State, return_to: &str, unknown: bool) -> Response {
    let links = offers(state, return_to, "");
    if unknown {
        let sentences = ["There is no such sign-in service here. These are the ones that there are."];
        return page(
            state,
            StatusCode::NOT_FOUND,
            ("We do not know that sign-in service", &sentences),
            &links,
        )
        .await;
    }
    let sentences =
        ["Choose the service that you sign in with. If you do not know which, take the one of your office."];
    page(state, StatusCode::OK, ("How do you sign in?", &sentences), &links).await
}

/// The sign-in was not begun in this browser, or too long ago, or it was used before.
pub(super) async fn not_yours(state: &State) -> Response {
    let sentences =
        ["This sign-in was begun in another browser, took too long, or was used before. Please start \
                      it again."];
    let links = [Link { label: "Sign in".into(), href: login_path("/") }];
    page(state, StatusCode::BAD_REQUEST, ("You are not signed in", &sentences), &links).await
}

/// The provider does not answer: try again, or take another.
pub(super) async fn provider_down(state: &State, id: &str, return_to: &str) -> Response {
    let down = SignInFault::ProviderDown(String::new());
    let links = again(state, id, return_to);
    let mut answer =
        page(state, StatusCode::SERVICE_UNAVAILABLE, ("You are not signed in", &[down.sentence()]), &links)
            .await;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(PROVIDER_REST));
    answer
}

/// A sign-in is refused.
pub(super) async fn refused(state: &State, provider: &Provider, return_to: &str, why: &Why) -> Response {
    match why {
        Why::Fault(SignInFault::ProviderDown(_)) => provider_down(state, provider.id(), return_to).await,
        Why::Fault(fault) => {
            let links = again(state, provider.id(), return_to);
            page(state, StatusCode::BAD_REQUEST, ("You are not signed in", &[fault.sentence()]), &links).await
        }
        Why::Person(recognition) => stranger(state, provider, return_to, recognition).await,
        Why::Linking(linking) => not_added(state, return_to, *linking).await,
        Why::SignedOutMeanwhile => {
            let sentences =
                ["You were signed out before the other sign-in was added. Please sign in as usual and \
                              add it again."];
            let links = offers(state, return_to, "");
            page(state, StatusCode::FORBIDDEN, ("The sign-in was not added", &sentences), &links).await
        }
    }
}

async fn stranger(
    state: &State,
    provider: &Provider,
    return_to: &str,
    recognition: &Recognition,
) -> Response {
    match recognition {
        Recognition::OtherAccount { issuers, .. } => other_account(state, provider, return_to, issuers).await,
        Recognition::Disabled(_) => {
            let sentences = [
                "Your account here was switched off, so you cannot sign in.",
                "Ask a steward of your department or the staff of the Alliance if you think that this is a mistake.",
            ];
            page(state, StatusCode::FORBIDDEN, ("You cannot sign in", &sentences), &[]).await
        }
        Recognition::NoAddress(why) => {
            let links = again(state, provider.id(), return_to);
            page(state, StatusCode::FORBIDDEN, ("We do not know you yet", &no_address(*why)), &links).await
        }
        // These are let in.
        Recognition::Known(_) | Recognition::Linked(_) | Recognition::Registered(_) => nobody(state).await,
    }
}

/// Which kind of sign-in they use so far, and how to add this one. Whoever reads this has proved to hold the address.
async fn other_account(state: &State, provider: &Provider, return_to: &str, issuers: &[String]) -> Response {
    let mut names: Vec<String> = Vec::new();
    let mut links = Vec::new();
    for issuer in issuers {
        let known = state.providers.of_issuer(issuer);
        let name = match known {
            Some(known) if known.id() == provider.id() => format!("another account of {}", known.label()),
            Some(known) => known.label().to_owned(),
            None => "a service that is not offered here any more".to_owned(),
        };
        if names.contains(&name) {
            continue;
        }
        if let Some(known) = known {
            links.push(Link {
                label: format!("Sign in with {}", known.label()),
                href: login_path_with(known.id(), return_to),
            });
        }
        names.push(name);
    }
    let names = names.join(" and ");
    let sentences = [
        format!("Somebody with your address already signs in here with {names}."),
        format!(
            "If that is you, sign in that way. On your account page you can then add {} as a second way to sign in.",
            provider.label()
        ),
        "If the address came to you with your post, ask a steward of your department or the staff of the Alliance for \
         help: what your predecessor did stays under their name."
            .to_owned(),
    ];
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    page(state, StatusCode::FORBIDDEN, ("You sign in another way here", &sentences), &links).await
}

async fn not_added(state: &State, return_to: &str, linking: Linking) -> Response {
    let own: &[&str] = match linking {
        Linking::SomebodyElses => &["The account that you chose opens somebody else’s place here."],
        Linking::OtherAddress => {
            &["The account that you chose has another address than the one that you have here. \
                                    Only an account with the same address can be added."]
        }
        Linking::NoAddress(why) => &no_address(why),
        // These are no refusals.
        Linking::Linked | Linking::AlreadyTheirs => &[],
    };
    let sentences = [own, &["Nothing was changed, and you are still signed in as before."]].concat();
    let links = [Link { label: "Go back".into(), href: return_to.to_owned() }];
    page(state, StatusCode::FORBIDDEN, ("The sign-in was not added", &sentences), &links).await
}

fn no_address(why: NoAddress) -> [&'static str; 2] {
    match why {
        NoAddress::Unverified => [
            "The sign-in service has not confirmed your address, so we cannot tell who you are.",
            "Confirm your address there, or ask your administrator to, and sign in again.",
        ],
        NoAddress::Bad(BadEmail::NotAscii) => [
            "Your address has letters that look like others, so it could pass for somebody else’s.",
            "Ask for an address that is written with plain letters a to z, digits and .-_+ alone, and sign in again.",
        ],
        NoAddress::Bad(BadEmail::Malformed) => [
            "The sign-in service gives an address for you that is none.",
            "Ask your administrator to mend it there, and sign in again.",
        ],
    }
}

/// A page that takes the browser on to the provider, to add a sign-in.
pub(super) async fn on_the_way(state: &State, label: &str, to: &Url) -> Response {
    let sentence = format!("You go to {label} to sign in there, and come back here.");
    refresh(state, ("One moment", &sentence), to).await
}

/// A page that takes the browser on to the provider, to sign out there too.
pub(super) async fn leaving(state: &State, to: &Url) -> Response {
    let sentence = "Your sign-in service signs you out as well, and brings you back here.";
    refresh(state, ("You are signed out here", sentence), to).await
}

async fn refresh(state: &State, (heading, sentence): (&str, &str), to: &Url) -> Response {
    let links = [Link { label: "Go on".into(), href: to.to_string() }];
    let mut answer = page(state, StatusCode::OK, (heading, &[sentence]), &links).await;
    if let Ok(line) = HeaderValue::from_str(&format!("0; url={to}")) {
        answer.headers_mut().insert(header::REFRESH, line);
    }
    answer
}

/// The same provider again, then the others.
fn again(state: &State, id: &str, return_to: &str) -> Vec<Link> {
    let mut links = vec![Link { label: "Try again".into(), href: login_path_with(id, return_to) }];
    links.extend(offers(state, return_to, id));
    links
}

/// All providers but one.
fn offers(state: &State, return_to: &str, but: &str) -> Vec<Link> {
    let others = state.providers.iter().filter(|provider| provider.id() != but);
    let link = |provider: &Provider| Link {
        label: format!("Sign in with {}", provider.label()),
        href: login_path_with(provider.id(), return_to),
    };
    others.map(link).collect()
}

async fn page(
    state: &State,
    status: StatusCode,
    (heading, sentences): (&str, &[&str]),
    links: &[Link],
) -> Response {
    let notice = Notice { heading, sentences, return_to: None };
    notice::page_with(state, status, &notice, links).await
}

impl Why {
    /// In a word, for the record.
    pub(super) fn reason(&self) -> &'static str {
        let no_address = |why: &NoAddress| match why {
            NoAddress::Unverified => "address_unverified",
            NoAddress::Bad(_) => "address_bad",
        };
        match self {
            Why::Fault(fault) => fault.reason(),
            Why::Person(Recognition::OtherAccount { .. }) => "other_account",
            Why::Person(Recognition::Disabled(_)) => "disabled",
            Why::Person(Recognition::NoAddress(why)) | Why::Linking(Linking::NoAddress(why)) => {
                no_address(why)
            }
            Why::Person(_) => "known",
            Why::Linking(Linking::SomebodyElses) => "link_somebody_elses",
            Why::Linking(Linking::OtherAddress) => "link_other_address",
            Why::Linking(Linking::Linked | Linking::AlreadyTheirs) => "linked",
            Why::SignedOutMeanwhile => "link_signed_out",
        }
    }
}

impl fmt::Display for Why {
    /// For the log: what the provider said wrong; of people nothing but the reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::Fault(fault) => fault.fmt(f),
            _ => f.write_str(self.reason()),
        }
    }
}
