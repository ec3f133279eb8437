//! The two analysers: words of English and of Spanish, cut down to their stems.

use std::collections::HashMap;

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer,
    TokenizerManager,
};

use crate::words::Cutter;

/// The language whose stems are used. Other languages are cut into words by the English analyser, which leaves most as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English, and all that is not Spanish.
    English,
    /// Spanish.
    Spanish,
}

impl Tongue {
    /// Both, in the order of the schema's fields.
    pub const ALL: [Tongue; 2] = [Tongue::English, Tongue::Spanish];

    /// The tongue for a BCP 47 tag.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("es") { Self::Spanish } else { Self::English }
    }

    /// The analyser's name in the schema.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "commons_en",
            Self::Spanish => "commons_es",
        }
    }

    /// The analyser.
    pub fn analyser(self) -> TextAnalyzer {
        TextAnalyzer::builder(Cut {
            cutter: Cutter::default(),
            stems: HashMap::new(),
            stemmer: Stemming::new(self),
            now: Token::default(),
        })
        .build()
    }
}

/// Makes both analysers known to an index.
pub fn register(tokenizers: &TokenizerManager) {
    for tongue in Tongue::ALL {
        tokenizers.register(tongue.name(), tongue.analyser());
    }
}

/// The stems of a text with their places.
pub fn stems(analyser: &mut TextAnalyzer, text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    analyser.token_stream(text).process(&mut |token| found.push(token.clone()));
    found
}

/// The English stems of a text without joined forms: how labels of the thesaurus are compared with what is typed.
pub fn stemmed(text: &str) -> Vec<String> {
    let plain = crate::folded_words(text).join(" ");
    stems(&mut Tongue::English.analyser(), &plain)
        .into_iter()
        .filter(|token| {
            plain.get(token.offset_from..token.offset_to).is_some_and(|source| !source.contains(' '))
        })
        .map(|token| token.text)
        .collect()
}

/// Gives the stems of a text one by one. Everything is used again for the next text, and the stems of the words that come most
/// often are known by heart: stemming is by far the dearest step.
#[derive(Clone)]
struct Cut {
    cutter: Cutter,
    stems: HashMap<Box<str>, Box<str>>,
    stemmer: Stemming,
    now: Token,
}

/// Words whose stems are kept in mind. The most frequent come early, so that what comes later is not worth the room.
const KNOWN: usize = 20_000;

struct Tokens<'a> {
    cut: &'a mut Cut,
    next: usize,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        self.cutter.cut(text);
        Tokens { cut: self, next: 0 }
    }
}

impl TokenStream for Tokens<'_> {
    fn advance(&mut self) -> bool {
        let Cut { cutter, stems, stemmer, now } = &mut *self.cut;
        let Some(piece) = cutter.piece(self.next) else { return false };
        self.next += 1;
        (now.offset_from, now.offset_to, now.position) = (piece.from, piece.to, piece.position);
        now.text.clear();
        let word = cutter.text(piece);
        match stems.get(word) {
            Some(stem) => now.text.push_str(stem),
            None => {
                stemmer.stem(word, &mut now.text);
                if stems.len() < KNOWN {
                    stems.insert(word.into(), now.text.as_str().into());
                }
            }
        }
        true
    }

    fn token(&self) -> &Token {
        &self.cut.now
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.cut.now
    }
}

/// Stems one word at a time.
#[derive(Clone)]
struct Stemming {
    tongue: Tongue,
    filters: TextAnalyzer,
}

impl Stemming {
    fn new(tongue: Tongue) -> Self {
        let language = match tongue {
            Tongue::English => Language::English,
            Tongue::Spanish => Language::Spanish,
        };
        // The stemmer's own rules write accents into a few Spanish stems; folding again takes them out.
        let filters = TextAnalyzer::builder(RawTokenizer::default())
            .filter(Stemmer::new(language))
            .filter(AsciiFoldingFilter)
            .build();
        Self { tongue, filters }
    }

    fn stem(&mut self, word: &str, into: &mut String) {
        let accented = match word.strip_suffix("cion") {
            Some(root) if self.tongue == Tongue::Spanish => accent_ending(root),
            _ => None,
        };
        let mut stream = self.filters.token_stream(accented.as_deref().unwrap_or(word));
        stream.process(&mut |token| into.push_str(&token.text));
    }
}

/// The Spanish stemmer knows "-ción" only with its accent, which every Spanish word of that ending has.
fn accent_ending(root: &str) -> Option<String> {
    (!root.is_empty()).then(|| format!("{root}ción"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(tongue: Tongue, text: &str) -> Vec<String> {
        stems(&mut tongue.analyser(), text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn accents_make_no_difference_to_a_stem() {
        assert_eq!(stem(Tongue::Spanish, "registración"), stem(Tongue::Spanish, "registraciones"));
        assert_eq!(stem(Tongue::Spanish, "votación"), stem(Tongue::Spanish, "VOTACION"));
        assert_eq!(stem(Tongue::English, "ballots printing"), ["ballot", "print"]);
    }

    #[test]
    fn a_tag_names_its_tongue() {
        assert_eq!(Tongue::of("es-MX"), Tongue::Spanish);
        assert_eq!(Tongue::of("en"), Tongue::English);
        assert_eq!(Tongue::of("est"), Tongue::English);
    }
}
