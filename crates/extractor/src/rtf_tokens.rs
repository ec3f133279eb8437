//! Parts the bytes of a rich text (RTF 1.9.1) into its tokens.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word and its number; a line's end after a backslash is the word `par`.
    Word(&'a str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of text that is written in two digits.
    Hex(u8),
    /// Text, at least one byte.
    Text(&'a [u8]),
    /// As many raw bytes; `None` when there are fewer than were promised.
    Raw(Option<usize>),
    /// What means nothing: a line's end, a zero, a backslash at the very end.
    Break,
}

/// The tokens of a text, one after the other.
#[derive(Clone)]
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the text's start.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Where the next token begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// A control word or symbol, after its backslash.
    fn control(&mut self) -> Token<'a> {
        let letters = self.run_of(|byte| byte.is_ascii_alphabetic());
        if letters == 0 {
            return self.symbol();
        }
        let word = std::str::from_utf8(self.cut(letters)).unwrap_or_default();
        let number = self.number();
        if self.rest().first() == Some(&b' ') {
            self.at += 1;
        }
        if word != "bin" {
            return Token::Word(word, number);
        }
        let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        let whole = (length <= self.rest().len()).then_some(length);
        self.at = self.bytes.len().min(self.at.saturating_add(length));
        Token::Raw(whole)
    }

    fn symbol(&mut self) -> Token<'a> {
        let Some(symbol) = self.cut(1).first() else { return Token::Break };
        let digit = |at: usize| {
            self.rest().get(at).and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8)
        };
        match (symbol, digit(0), digit(1)) {
            (b'\'', Some(high), Some(low)) => {
                self.at += 2;
                Token::Hex(high * 16 + low)
            }
            (b'\r' | b'\n', ..) => Token::Word("par", None),
            _ => Token::Symbol(*symbol),
        }
    }

    /// The number after a control word, if there is one; one too large for the format counts as the largest.
    fn number(&mut self) -> Option<i32> {
        let sign = usize::from(self.rest().first() == Some(&b'-'));
        let digits = self.rest()[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        self.at += sign;
        let value = self
            .cut(digits)
            .iter()
            .fold(0_i32, |value, digit| value.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        Some(if sign > 0 { -value } else { value })
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    fn run_of(&self, is_in: impl Fn(&u8) -> bool) -> usize {
        self.rest().iter().take_while(|byte| is_in(byte)).count()
    }

    fn cut(&mut self, length: usize) -> &'a [u8] {
        let taken = &self.rest()[..length.min(self.rest().len())];
        self.at += taken.len();
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let length = self.run_of(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
        if length > 0 {
            return Some(Token::Text(self.cut(length)));
        }
        Some(match self.cut(1).first()? {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => self.control(),
            _ => Token::Break,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_parted_into_tokens() {
        let tokens: Vec<_> =
            Tokens::of(b"{\\b0 a\\'e9\\'4\n\\\n\\*\\bin3 }}}\\li-20-\\u99999999999 ?}\\bin9 x").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Text(b"a"),
            Token::Hex(0xe9),
            Token::Symbol(b'\''),
            Token::Text(b"4"),
            Token::Break,
            Token::Word("par", None),
            Token::Symbol(b'*'),
            Token::Raw(Some(3)),
            Token::Word("li", Some(-20)),
            Token::Text(b"-"),
            Token::Word("u", Some(i32::MAX)),
            Token::Text(b"?"),
            Token::Close,
            Token::Raw(None),
        ];
        assert_eq!(tokens, expected);
        assert_eq!(Tokens::of(b"\\").collect::<Vec<_>>(), [Token::Break]);
    }
}
