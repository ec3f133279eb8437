//! Signing in with an outside provider, adding a sign-in, and signing out.
//!
//! Invariants: the way back is a path of ours; a sign-in ends in the browser in which it began, and once; a session gets a
//! token that did not exist before; an account is never linked unseen; whatever goes wrong, the person reads what to do next.

mod agent;
mod begin;
mod binding;
mod end;
mod leave;
mod pages;
mod way_back;

pub(crate) use begin::{add, login};
pub(crate) use end::callback;
pub(crate) use leave::{logout, signed_out};
pub(crate) use way_back::login_path;

use poem::{
    Response,
    http::{StatusCode, header},
};
use serde_json::json;

/// What the next page tells once, in a word that the web app knows (`web/src/features/directory/SignInNews.tsx`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// The account that was signed in with is linked to a person of ours from now on.
    Linked,
    /// Another sign-in was added.
    Added,
    /// That sign-in was added before.
    AddedBefore,
    /// The session has ended.
    SignedOut,
}

impl News {
    const fn word(self) -> &'static str {
        match self {
            News::Linked => "linked",
            News::Added => "added",
            News::AddedBefore => "added_before",
            News::SignedOut => "signed_out",
        }
    }

    /// Leaves the word for the next page.
    fn tell(self, state: &crate::State, answer: &mut Response) {
        let line =
            state.settings.jar().set(crate::cookie::Cookie::News, self.word(), time::Duration::minutes(1));
        answer.headers_mut().extend(line.map(|line| (header::SET_COOKIE, line)));
    }
}

fn see_other(to: &str) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, to)
        .header(header::CACHE_CONTROL, "no-store")
        .finish()
}

/// Tells a script of ours where to go: it could not read the address of a redirect to another site.
fn go_there(to: &str) -> Response {
    Response::builder()
        .status(StatusCode::OK)
        .content_type("application/json")
        .header(header::CACHE_CONTROL, "no-store")
        .body(json!({ "location": to }).to_string())
}
