//! Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0).

use std::time::Duration;

use openidconnect::{ClientId, CsrfToken, LogoutRequest, PostLogoutRedirectUrl};
use time::OffsetDateTime;
use tokio::time::timeout;
use url::Url;

use crate::Provider;

/// How long somebody who signs out waits to learn where the provider ends its own session.
const PATIENCE: Duration = Duration::from_secs(3);

impl Provider {
    /// Where a browser signs out at the provider, and comes back from with this `state`. None when the provider publishes
    /// no such place or does not answer soon: our own session has ended before, so nothing waits for this.
    pub async fn sign_out(&self, state: &str, now: OffsetDateTime) -> Option<Url> {
        let known = timeout(PATIENCE, self.known(now)).await.ok()?.ok()?;
        let request = LogoutRequest::from(known.end_session.clone()?)
            .set_client_id(ClientId::new(self.settings().client_id.clone()))
            .set_post_logout_redirect_uri(PostLogoutRedirectUrl::from_url(self.settings().signed_out.clone()))
            .set_state(CsrfToken::new(state.to_owned()));
        Some(request.http_get_url())
    }
}
