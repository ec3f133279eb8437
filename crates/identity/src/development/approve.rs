//! A demo person is chosen: a code that serves once goes to the registered address.

use rand::CryptoRng;
use time::{Duration, OffsetDateTime};
use url::Url;

use super::{AuthorizationRequest, DemoPerson, DevelopmentProvider, Refusal, request::Checked};
use crate::secret::letters;

/// How long a code waits for its use.
const CODE_LIFE: Duration = Duration::seconds(60);

/// What a code stands for.
pub(super) struct Grant {
    pub(super) person: DemoPerson,
    pub(super) request: Checked,
    pub(super) expires: OffsetDateTime,
}

impl DevelopmentProvider {
    /// Answers the form of the page (`POST {issuer}/authorize`) with the address to redirect to (303).
    ///
    /// # Errors
    /// As [`DevelopmentProvider::authorize_page`], and when no such person is listed.
    pub fn approve(
        &self,
        form: &AuthorizationRequest,
        now: OffsetDateTime,
        random: &mut dyn CryptoRng,
    ) -> Result<Url, Refusal> {
        let request = self.check(form)?;
        let chosen = self.people.iter().find(|person| Some(person.email.as_str()) == form.person.as_deref());
        let person =
            chosen.cloned().ok_or(Refusal::Shown("Choose one of the demo people that are listed."))?;
        let code = letters(43, random);
        let mut answer = self.redirect.clone();
        answer.query_pairs_mut().append_pair("code", &code);
        if let Some(state) = &form.state {
            answer.query_pairs_mut().append_pair("state", state);
        }
        let mut codes = self.codes();
        codes.retain(|_, grant| now < grant.expires);
        codes.insert(code, Grant { person, request, expires: now + CODE_LIFE });
        Ok(answer)
    }

    /// Takes a code out for its one use, whatever becomes of it.
    pub(super) fn take(&self, code: &str, now: OffsetDateTime) -> Option<Grant> {
        self.codes().remove(code).filter(|grant| now < grant.expires)
    }

    fn codes(&self) -> std::sync::MutexGuard<'_, std::collections::HashMap<String, Grant>> {
        // A panic elsewhere cannot leave the map half written: each change is one call.
        self.codes.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
