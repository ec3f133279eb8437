//! Signing out at the development provider (OpenID Connect RP-Initiated Logout 1.0, sections 2 and 3). It keeps no session
//! of its own, so there is nothing to end: the browser goes back.

use serde::Deserialize;
use url::Url;

use super::{DevelopmentProvider, Refusal};

/// What a browser brings. All may be absent, so that what is missing is said in our words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndSessionRequest {
    /// Who asks.
    pub client_id: Option<String>,
    /// Where the browser shall go afterwards.
    pub post_logout_redirect_uri: Option<String>,
    /// Goes back unchanged.
    pub state: Option<String>,
}

impl DevelopmentProvider {
    /// Answers `GET {issuer}/end-session` with the address to redirect to (303).
    ///
    /// # Errors
    /// [`Refusal::Shown`] for an unknown client or an address that is not registered: the provider must not be an open
    /// redirector.
    pub fn end_session(&self, request: &EndSessionRequest) -> Result<Url, Refusal> {
        if request.client_id.as_deref() != Some(&self.client_id) {
            return Err(Refusal::Shown("This sign-out page does not know the program that sent you here."));
        }
        if request.post_logout_redirect_uri.as_deref() != Some(self.signed_out.as_str()) {
            return Err(Refusal::Shown(
                "The program that sent you here asked to go on to an address that is not registered.",
            ));
        }
        let mut back = self.signed_out.clone();
        if let Some(state) = &request.state {
            back.query_pairs_mut().append_pair("state", state);
        }
        Ok(back)
    }
}
