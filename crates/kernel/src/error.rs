//! Faults: what went wrong, in a word that programs read and a sentence that people read.

use std::fmt;

/// The word that a program reads; GraphQL puts it into `extensions.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The request is malformed or breaks a stated limit; the message says the mend.
    BadInput,
    /// Nobody is signed in and the action needs somebody.
    Unauthenticated,
    /// Visible, but not allowed.
    Forbidden,
    /// Absent, or not visible to this viewer; the two are never told apart.
    NotFound,
    /// Somebody else changed it first.
    Conflict,
    /// The caller has asked too much in a while; the message says how long to wait.
    RateLimited,
    /// The server is busy or a part of it is away; trying again may help.
    Unavailable,
    /// A fault of ours.
    Internal,
}

impl Code {
    /// The code as written on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::BadInput => "BAD_USER_INPUT",
            Code::Unauthenticated => "UNAUTHENTICATED",
            Code::Forbidden => "FORBIDDEN",
            Code::NotFound => "NOT_FOUND",
            Code::Conflict => "CONFLICT",
            Code::RateLimited => "RATE_LIMITED",
            Code::Unavailable => "UNAVAILABLE",
            Code::Internal => "INTERNAL",
        }
    }
}

/// A fault. The message of an [`Code::Internal`] fault is for the log alone; the door shows a fixed sentence instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    message: String,
    field: Option<&'static str>,
    reason: Option<Reason>,
}

/// Why, for screens that say it in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// A word of its own for this sentence.
    pub word: &'static str,
    /// The value that the sentence names.
    pub value: Option<String>,
}

/// What verbs return when they can fail beyond their expected outcomes.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A fault with a code and a message that says what is wrong and how to mend it.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, reason: None }
    }

    /// Input that breaks a rule, with the name of the input field (as GraphQL spells it).
    pub fn bad_input(field: &'static str, message: impl Into<String>) -> Self {
        Self { code: Code::BadInput, message: message.into(), field: Some(field), reason: None }
    }

    /// Somebody else was first, with the name of the input field that clashes.
    pub fn conflict(field: &'static str, message: impl Into<String>) -> Self {
        Self { code: Code::Conflict, message: message.into(), field: Some(field), reason: None }
    }

    /// The same with a word of its own, by which screens in other languages say it.
    pub fn because(self, word: &'static str) -> Self {
        Self { reason: Some(Reason { word, value: None }), ..self }
    }

    /// The same with the word and the value that its sentence names.
    pub fn because_of(self, word: &'static str, value: impl Into<String>) -> Self {
        Self { reason: Some(Reason { word, value: Some(value.into()) }), ..self }
    }

    /// Absent or not visible.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound, "not found, or not shared with you")
    }

    /// Visible but not allowed.
    pub fn forbidden() -> Self {
        Self::new(Code::Forbidden, "your role does not allow this; ask a steward of your department")
    }

    /// Needs a signed-in person.
    pub fn unauthenticated() -> Self {
        Self::new(Code::Unauthenticated, "sign in first")
    }

    /// A fault of ours; `cause` goes to the log and never to a caller.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(Code::Internal, cause.to_string())
    }

    /// A part of the server is away; `cause` says which, for the log.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::new(Code::Unavailable, cause.to_string())
    }

    /// The word for programs.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The input field at fault, when there is one.
    pub fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// Why, where the sentence has a word of its own.
    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    /// The sentence, for the log.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
