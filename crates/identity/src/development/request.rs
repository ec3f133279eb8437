//! What a browser brings to the development provider's authorization endpoint, and the checks before anything is shown.

use serde::{Deserialize, Serialize};
use url::Url;

use super::DevelopmentProvider;

/// The longest value of a field, in bytes; ours are far shorter.
const LONGEST: usize = 2048;

/// The parameters of an authorization request (RFC 6749, section 4.1.1; RFC 7636, section 4.3), from the query of
/// the page or from its form. All may be absent, so that what is missing is said in our words.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub client_id: Option<String>,
    /// Where the code shall go.
    pub redirect_uri: Option<String>,
    /// Must be `code`.
    pub response_type: Option<String>,
    /// Must hold `openid`.
    pub scope: Option<String>,
    /// Goes back unchanged.
    pub state: Option<String>,
    /// Goes into the ID token.
    pub nonce: Option<String>,
    /// The SHA-256 of the verifier, base64url without padding.
    pub code_challenge: Option<String>,
    /// Must be `S256`.
    pub code_challenge_method: Option<String>,
    /// The address of the chosen person; only the form has it.
    #[serde(skip_serializing)]
    pub person: Option<String>,
}

/// Why no page is shown, or no code is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Show this sentence, with status 400. Nothing may be sent to the address that was asked for.
    Shown(&'static str),
    /// Redirect (303) to the registered address, with an error code.
    SentBack(Url),
}

/// A request that passed the checks.
pub(super) struct Checked {
    pub(super) scopes: Vec<String>,
    pub(super) nonce: Option<String>,
    pub(super) challenge: String,
}

impl DevelopmentProvider {
    /// The checks, those of client and redirect first: before they pass, nothing may be sent anywhere, or the
    /// provider would be an open redirector (RFC 9700, section 4.11).
    pub(super) fn check(&self, request: &AuthorizationRequest) -> Result<Checked, Refusal> {
        if request.client_id.as_deref() != Some(&self.client_id) {
            return Err(Refusal::Shown("This sign-in page does not know the program that sent you here."));
        }
        if request.redirect_uri.as_deref() != Some(self.redirect.as_str()) {
            return Err(Refusal::Shown(
                "The program that sent you here asked for an answer to an address that is not registered.",
            ));
        }
        let fields = [
            &request.scope,
            &request.state,
            &request.nonce,
            &request.code_challenge,
            &request.code_challenge_method,
        ];
        if fields.iter().any(|field| field.as_ref().is_some_and(|text| text.len() > LONGEST)) {
            return Err(Refusal::Shown(
                "The program that sent you here asked with a value that is too long.",
            ));
        }
        let send_back = |error: &str, why: &str| Err(self.send_back(request, error, why));
        if request.response_type.as_deref() != Some("code") {
            return send_back("unsupported_response_type", "response_type must be 'code'");
        }
        if request.code_challenge_method.as_deref() != Some("S256") {
            return send_back("invalid_request", "code_challenge_method must be 'S256'");
        }
        let scopes: Vec<_> =
            request.scope.as_deref().unwrap_or_default().split(' ').map(str::to_owned).collect();
        if !scopes.iter().any(|scope| scope == "openid") {
            return send_back("invalid_scope", "scope must hold 'openid'");
        }
        // 32 bytes in base64url without padding are 43 letters (RFC 7636, section 4.2).
        match request.code_challenge.as_deref() {
            Some(challenge) if challenge.len() == 43 => {
                Ok(Checked { scopes, nonce: request.nonce.clone(), challenge: challenge.into() })
            }
            _ => send_back("invalid_request", "code_challenge must be 43 letters"),
        }
    }

    fn send_back(&self, request: &AuthorizationRequest, error: &str, why: &str) -> Refusal {
        let mut answer = self.redirect.clone();
        answer.query_pairs_mut().append_pair("error", error).append_pair("error_description", why);
        if let Some(state) = &request.state {
            answer.query_pairs_mut().append_pair("state", state);
        }
        Refusal::SentBack(answer)
    }
}
