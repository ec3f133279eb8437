//! Walks through a rich text and says of each token whether a clean copy has it. The reader reads what stays, the findings
//! tell of what goes, and the copy is what stays: so a copy has the same text, and none of what goes.

use std::collections::HashMap;

use commons_extract::{FindingCode, Refusal};

use crate::{
    package::Why,
    rtf_fields::fields,
    rtf_group::destination,
    rtf_rules::{Kind, Rule, begins_anew, goes_along, is_shown, kind, rule},
    rtf_tokens::{Token, Tokens},
    xml::Flow,
};

/// Deeper than any honest text's groups.
const DEPTH: usize = 512;

/// A token and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The token.
    pub token: Token<'a>,
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Whether it stays in a clean copy.
    pub stays: bool,
    /// What is found with it.
    pub found: Option<FindingCode>,
    /// Whether it belongs to the words of what was found, and not to the data beside them.
    pub in_words: bool,
}

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The text ended here.
    Whole(usize),
    /// It breaks off.
    BreaksOff,
    /// The walk was stopped.
    Stopped,
}

/// Walks to the end of the text's first group, which is all of it.
///
/// # Errors
/// Too deep when groups are nested deeper than in any honest text.
pub fn walk<'a>(bytes: &'a [u8], take: impl FnMut(Piece<'a>) -> Flow) -> Result<End, Refusal> {
    let fields = fields(bytes)?;
    walk_by(bytes, &fields, take)
}

/// Walks as [`walk`] does. Of the fields that begin at the given places the result stays alone.
pub fn walk_by<'a>(
    bytes: &'a [u8],
    fields: &HashMap<usize, Why>,
    mut take: impl FnMut(Piece<'a>) -> Flow,
) -> Result<End, Refusal> {
    let mut walk = Walk { fields, group: Group::default(), outer: Vec::new(), hidings: 0, told: 0 };
    let mut tokens = Tokens::of(bytes);
    loop {
        let from = tokens.at();
        let Some(token) = tokens.next() else { return Ok(End::BreaksOff) };
        let fate = walk.fate(token, from, &tokens)?;
        let piece = Piece {
            token,
            from,
            to: tokens.at(),
            stays: fate.stays,
            found: match fate.why {
                Why::Found(code) => Some(code),
                Why::Quiet => None,
            },
            in_words: fate.in_words,
        };
        if let Flow::Stop = take(piece) {
            return Ok(End::Stopped);
        }
        if walk.outer.is_empty() && token == Token::Close {
            return Ok(End::Whole(tokens.at()));
        }
    }
}

struct Walk<'f> {
    fields: &'f HashMap<usize, Why>,
    group: Group,
    outer: Vec<Group>,
    /// How often text began to be hidden, and up to which time that was told.
    hidings: usize,
    told: usize,
}

/// What holds within a group.
#[derive(Clone, Copy, Default)]
struct Group {
    /// Its text is hidden since this beginning; 0 when it is not.
    hidden: usize,
    deleted: bool,
    kind: Kind,
    /// It goes.
    goes: bool,
    /// Its braces go too.
    bare: bool,
    /// Of its parts only those of this name stay.
    only: Option<&'static str>,
    /// It is such a part, and its name was not yet read.
    part: Option<&'static str>,
    /// What goes here is data beside words.
    beside: bool,
}

impl Group {
    fn hides(&self) -> bool {
        self.hidden > 0 || self.deleted
    }
}

struct Fate {
    stays: bool,
    why: Why,
    in_words: bool,
}

impl Walk<'_> {
    /// What becomes of a token that begins at `from` and is followed by `next`.
    fn fate(&mut self, token: Token<'_>, from: usize, next: &Tokens<'_>) -> Result<Fate, Refusal> {
        let (stays, why) = match token {
            Token::Open => self.open(from, next)?,
            Token::Close => {
                let (bare, beside) = (self.group.bare, self.group.beside);
                self.group = self.outer.pop().unwrap_or_default();
                return Ok(Fate { stays: !bare, why: Why::Quiet, in_words: !beside });
            }
            _ if self.group.goes || self.group.only.is_some() => (false, Why::Quiet),
            Token::Word(word, number) => self.word(word, number != Some(0)),
            Token::Symbol(b'*') => (self.group.part.is_none(), Why::Quiet),
            Token::Break => (true, Why::Quiet),
            _ if !self.group.hides() => (true, Why::Quiet),
            Token::Text(text) => (false, self.hiding(!text.trim_ascii().is_empty())),
            Token::Hex(byte) => (false, self.hiding(!matches!(byte, b' ' | 0xa0))),
            Token::Symbol(_) | Token::Raw(_) => (false, Why::Quiet),
        };
        Ok(Fate { stays, why, in_words: !self.group.beside })
    }

    fn open(&mut self, from: usize, next: &Tokens<'_>) -> Result<(bool, Why), Refusal> {
        if self.outer.len() == DEPTH {
            return Err(Refusal::TooDeep);
        }
        let before = self.group;
        self.outer.push(before);
        self.group = Group { only: None, part: None, bare: false, ..before };
        let (word, starred) = begins(next).unwrap_or_default();
        let is_named = !word.is_empty();
        if before.goes {
            self.group.bare = true;
            self.group.beside |= is_named && destination(word, starred).is_some();
            return Ok((false, Why::Quiet));
        }
        if let Some(part) = before.only {
            if word != part {
                return Ok(self.drop_group(word, Why::Quiet));
            }
            self.group.part = Some(part);
        }
        if is_named && let Some(Rule::Out(why)) = rule(word) {
            return Ok(self.drop_group(word, why));
        }
        if is_named && before.hides() && goes_along(word, starred, before.deleted) {
            let why = self.hiding(true);
            return Ok(self.drop_group(word, why));
        }
        let field = self.fields.get(&from);
        if field.is_some() {
            self.group.only = Some("fldrslt");
        }
        Ok((true, field.copied().unwrap_or(Why::Quiet)))
    }

    fn drop_group(&mut self, word: &str, why: Why) -> (bool, Why) {
        self.group.bare = true;
        self.drop_rest(word, why)
    }

    /// What is left of the group goes from this word on.
    fn drop_rest(&mut self, word: &str, why: Why) -> (bool, Why) {
        (self.group.goes, self.group.beside) = (true, word == "objdata" || kind(word) == Some(Kind::Data));
        (false, why)
    }

    fn word(&mut self, word: &str, on: bool) -> (bool, Why) {
        if self.group.part.take() == Some(word) {
            return (false, Why::Quiet);
        }
        let group = &mut self.group;
        match rule(word) {
            Some(Rule::Out(why)) => return self.drop_rest(word, why),
            Some(Rule::Only(part, why)) if !group.hides() => {
                group.only = Some(part);
                return (false, why);
            }
            Some(Rule::Mark(why)) => return (false, why),
            // That a change or hiding ends tells nothing, and stays as it is.
            Some(Rule::Inserted) if group.kind != Kind::Data => {
                return (!on, if on { Why::Found(FindingCode::TrackedChanges) } else { Why::Quiet });
            }
            Some(Rule::Deleted) if group.kind != Kind::Data => {
                group.deleted = on;
                return (!on, if on { Why::Found(FindingCode::TrackedChanges) } else { Why::Quiet });
            }
            Some(Rule::Hidden) if group.kind == Kind::Text => {
                self.hidings += usize::from(on && group.hidden == 0);
                group.hidden = match (on, group.hidden) {
                    (true, 0) => self.hidings,
                    (true, since) => since,
                    (false, _) => 0,
                };
                return (!on, Why::Quiet);
            }
            _ => {}
        }
        if group.hides() && goes_along(word, false, group.deleted) {
            let why = self.hiding(true);
            return self.drop_rest(word, why);
        }
        if let Some(kind) = kind(word) {
            group.kind = kind;
            group.hidden = 0;
            group.deleted &= kind == Kind::Entry;
        } else if begins_anew(word) {
            (group.hidden, group.deleted) = (0, false);
        }
        (!(self.group.hides() && is_shown(word)), Why::Quiet)
    }

    /// Text that is hidden is told once, when there is some.
    fn hiding(&mut self, shows: bool) -> Why {
        if !shows || self.group.hidden <= self.told {
            return Why::Quiet;
        }
        self.told = self.group.hidden;
        Why::Found(FindingCode::HiddenText)
    }
}

/// The control word with which a group begins, and whether a star marks it.
fn begins<'a>(next: &Tokens<'a>) -> Option<(&'a str, bool)> {
    let mut tokens = next.clone().filter(|token| *token != Token::Break);
    match tokens.next()? {
        Token::Word(word, _) => Some((word, false)),
        Token::Symbol(b'*') => match tokens.next()? {
            Token::Word(word, _) => Some((word, true)),
            _ => None,
        },
        _ => None,
    }
}
