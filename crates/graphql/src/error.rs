//! A fault on its way out: the code, the field and the reason for programs, a sentence for people, and nothing of our insides.

use std::sync::Arc;

use async_graphql::ErrorExtensionValues;
use commons_access::Denied;
use commons_kernel::{Code, Error};

/// What resolvers fail with. It is deliberately not `Display`: only the conversion below can show it.
#[derive(Clone)]
pub(crate) struct Fault(Error);

/// What resolvers return.
pub(crate) type Answer<T> = Result<T, Fault>;

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<Denied> for Fault {
    fn from(denied: Denied) -> Self {
        Self(denied.into())
    }
}

impl From<Fault> for async_graphql::Error {
    /// The cause travels along as the source; [`crate::door`] logs it once, and it is never serialised.
    fn from(Fault(error): Fault) -> Self {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", error.code().as_str());
        if let Some(field) = error.field() {
            extensions.set("field", field);
        }
        if let Some(reason) = error.reason() {
            extensions.set("reason", reason.word);
            if let Some(value) = &reason.value {
                extensions.set("value", value.as_str());
            }
        }
        Self {
            message: shown(&error).to_owned(),
            extensions: Some(extensions),
            source: Some(Arc::new(error)),
        }
    }
}

/// The sentence that the caller sees.
fn shown(error: &Error) -> &str {
    match error.code() {
        Code::Internal => "something went wrong on our side; try again",
        Code::Unavailable => "the service is busy; try again in a moment",
        _ => error.message(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_insides_stay_inside() {
        for error in [Error::internal("relation \"person\" is gone"), Error::unavailable("10.1.2.3 refused")]
        {
            let code = error.code().as_str();
            let out = async_graphql::Error::from(Fault(error));
            assert!(!out.message.contains("person") && !out.message.contains("10.1"), "{}", out.message);
            assert_eq!(out.extensions.expect("extensions").get("code"), Some(&code.into()));
        }
        let out = async_graphql::Error::from(Fault(Error::bad_input("first", "first must be from 1 to 100")));
        assert_eq!(out.message, "first must be from 1 to 100");
        assert_eq!(out.extensions.expect("extensions").get("field"), Some(&"first".into()));
        let absent =
            Error::bad_input("passages", "“by noon” is not there").because_of("PASSAGE_NOT_FOUND", "by noon");
        let told = async_graphql::Error::from(Fault(absent)).extensions.expect("extensions");
        assert_eq!(told.get("reason"), Some(&"PASSAGE_NOT_FOUND".into()));
        assert_eq!(told.get("value"), Some(&"by noon".into()));
    }
}
