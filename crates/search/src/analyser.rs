//! The two analysers: words of English and of Spanish, cut down to their stems.

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use crate::words::words;

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
        let language = match self {
            Self::English => Language::English,
            Self::Spanish => Language::Spanish,
        };
        // The stemmer's own rules write accents into a few Spanish stems; folding again takes them out.
        TextAnalyzer::builder(Cut { tongue: self })
            .filter(Stemmer::new(language))
            .filter(AsciiFoldingFilter)
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

#[derive(Clone)]
struct Cut {
    tongue: Tongue,
}

struct Tokens {
    rest: std::vec::IntoIter<Token>,
    now: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let tongue = self.tongue;
        let tokens: Vec<Token> = words(text)
            .into_iter()
            .map(|word| Token {
                offset_from: word.from,
                offset_to: word.to,
                position: word.position,
                text: if tongue == Tongue::Spanish { accent_ending(word.text) } else { word.text },
                position_length: 1,
            })
            .collect();
        Tokens { rest: tokens.into_iter(), now: Token::default() }
    }
}

/// The Spanish stemmer knows "-ción" only with its accent, which every Spanish word of that ending has.
fn accent_ending(word: String) -> String {
    match word.strip_suffix("cion") {
        Some(root) if !root.is_empty() => format!("{root}ción"),
        _ => word,
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        match self.rest.next() {
            Some(token) => {
                self.now = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.now
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.now
    }
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
