//! Cookies as this server reads and writes them: their values are letters and digits of our own making, so nothing needs
//! quoting.

use poem::{
    Request,
    http::{HeaderValue, header},
};
use time::Duration;

/// The cookies of this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Whose session it is.
    Session,
    /// The secret of a browser that signs in.
    SignIn,
    /// What the next page tells once, in a word; the web app reads it, so it is no secret.
    News,
}

/// How cookies are written: over https with the `__Host-` prefix (RFC 6265bis, section 4.1.3.2), which no other host and
/// no plain connection can set; on plain loopback under another name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Jar {
    /// For https.
    Secure,
    /// For plain http on loopback.
    Plain,
}

impl Jar {
    /// The cookie's name.
    pub(crate) const fn name(self, cookie: Cookie) -> &'static str {
        match (self, cookie) {
            (Jar::Secure, Cookie::Session) => "__Host-commons",
            (Jar::Secure, Cookie::SignIn) => "__Host-commons_sign_in",
            (Jar::Secure, Cookie::News) => "__Host-commons_news",
            (Jar::Plain, Cookie::Session) => "commons_session",
            (Jar::Plain, Cookie::SignIn) => "commons_sign_in",
            (Jar::Plain, Cookie::News) => "commons_news",
        }
    }

    /// The cookie that the browser sent, if any; an empty one is none.
    pub(crate) fn read(self, request: &Request, cookie: Cookie) -> Option<&str> {
        let lines = request.headers().get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == self.name(cookie)).then_some(value))
            .filter(|value| !value.is_empty())
    }

    /// The header that sets the cookie. `Lax`, since the way back from a sign-in provider begins on another site.
    pub(crate) fn set(self, cookie: Cookie, value: &str, lasting: Duration) -> Option<HeaderValue> {
        let secure = match self {
            Jar::Secure => "; Secure",
            Jar::Plain => "",
        };
        let hidden = match cookie {
            Cookie::Session | Cookie::SignIn => " HttpOnly;",
            Cookie::News => "",
        };
        let (name, seconds) = (self.name(cookie), lasting.whole_seconds());
        let line = format!("{name}={value}; Path=/;{hidden} SameSite=Lax; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&line).ok()
    }

    /// The header that takes the cookie away.
    pub(crate) fn clear(self, cookie: Cookie) -> Option<HeaderValue> {
        self.set(cookie, "", Duration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookies(line: &str) -> Request {
        Request::builder().header("cookie", line).finish()
    }

    #[test]
    fn a_secure_cookie_keeps_the_rules_of_its_prefix() {
        let line = Jar::Secure.set(Cookie::Session, "ses_a", Duration::days(7)).unwrap();
        let line = line.to_str().unwrap();
        assert_eq!(line, "__Host-commons=ses_a; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure");
        assert!(!line.contains("Domain"));
        let news = Jar::Secure.set(Cookie::News, "linked", Duration::minutes(1)).unwrap();
        assert_eq!(news, "__Host-commons_news=linked; Path=/; SameSite=Lax; Max-Age=60; Secure");
        assert!(
            !Jar::Plain
                .set(Cookie::Session, "x", Duration::ZERO)
                .unwrap()
                .to_str()
                .unwrap()
                .contains("Secure")
        );
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let request = with_cookies("x__Host-commons=1; other=2;__Host-commons=ses_b ;commons_session=");
        assert_eq!(Jar::Secure.read(&request, Cookie::Session), Some("ses_b"));
        assert_eq!(Jar::Plain.read(&request, Cookie::Session), None, "an empty cookie is none");
        assert_eq!(Jar::Secure.read(&request, Cookie::SignIn), None);
    }
}
