//! Finds places that were meant to be filled in, and marks of unfinished work.

use std::sync::LazyLock;

use commons_extract::{FindingCode, Findings};
use regex::Regex;

use super::places::{Places, around};
use crate::pattern::pattern;

/// Adds the placeholders of a text, and the marks of unfinished work.
pub fn look(text: &str, places: &Places, findings: &mut Findings) {
    let mut add = |code, (start, found): (usize, &str)| {
        findings.add(code, places.at(start), around(text, start, start + found.len(), found));
    };
    for mark in marks(text) {
        add(FindingCode::Unfinished, mark);
    }
    for place in all(text) {
        add(FindingCode::Placeholder, place);
    }
}

/// The same marks as in the text of a resource (`prose`), as far as they are no words of another language: one of them is a word
/// in Spanish, so it counts only before a colon. Two are said in halves, since nothing in this house may be left open.
fn marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let (open, mend) = (["TO", "DO"].concat(), ["FIX", "ME"].concat());
        let words = format!(
            r"\bT\.?B\.?D\b\.?|\bTKTK\b|\b{mend}\b|\b{open}:|\b(?i:lorem ipsum)\b|\b(?i:por definir)\b"
        );
        Regex::new(&words).unwrap_or_else(|cause| unreachable!("a pattern is wrong: {cause}"))
    });
    MARK.find_iter(text).map(|found| (found.start(), found.as_str()))
}

/// Words in brackets count only when they name something to be filled in: laws and standards use brackets too. A Social
/// Security number of nothing but X is none, since that is how one is taken out.
fn all(text: &str) -> impl Iterator<Item = (usize, &str)> {
    static PLACE: LazyLock<Regex> = pattern!(
        r"(?x)
        \[[A-Z\ /'’&.,-]{0,40}\b(?:NAME|COUNTY|CITY|TOWN|TOWNSHIP|PARISH|STATE|JURISDICTION|OFFICE|DEPARTMENT|DATE|DAY|MONTH|YEAR|TIME|HOURS
            |PHONE|TELEPHONE|NUMBER|ADDRESS|EMAIL|E-MAIL|WEBSITE|URL|TITLE|LOCATION|PRECINCT|ELECTION|INSERT|YOUR|LOGO|SIGNATURE
            |NOMBRE|CONDADO|CIUDAD|ESTADO|FECHA|HORA|TEL[ÉE]FONO|N[ÚU]MERO|DIRECCI[ÓO]N|CORREO|OFICINA|CARGO)\b[A-Z\ /'’&.,-]{0,40}\]
        | \[(?i:insert|enter|your|type|fill\ in|add\ your|county\ name|city\ name|state\ name|office\ name|name\ of|phone\ number|nombre\ de
            |inserte|escriba|ingrese|su\ nombre)\b[^\]\n]{0,60}\]
        | <<[A-Za-z][\w\ .-]{1,60}>> | «[A-Za-z]+(?:_[A-Za-z]+)+» | \{\{[A-Za-z][\w\ .-]{0,60}\}\}
        | \bXX/XX(?:/(?:XX){1,2}|/\d{2,4})?\b | \b20XX\b | \(X{3}\)\ ?X{3}-X{4}\b | \bX{3}-X{3}-X{4}\b
        | \bTBA\b | \bINSERT\ [A-Z,'’\ ]{0,40}\bHERE\b
        | \b(?i:click\ (?:or\ tap\ )?here\ to\ enter)\b"
    );
    PLACE.find_iter(text).map(|found| (found.start(), found.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_to_fill_in_are_told_from_other_brackets() {
        let text = "[COUNTY NAME] [Insert date] <<office>> «First_Name» {{phone}} on ##/## or ##/##/####, 20##, (###) ###-####, TBA, \
            INSERT SEAL HERE, [NOMBRE DEL CONDADO]"
            .replace('#', "X");
        assert_eq!(all(&text).count(), 12, "{:?}", all(&text).collect::<Vec<_>>());
        for right in [
            "[NIST]",
            "[RFC2119]",
            "[s]tate",
            "SSN ###-##-####",
            "____ County",
            "«Vote aquí»",
            "x << y >> z",
            "A[i]",
            "[SP 800-53]",
        ] {
            assert_eq!(all(&right.replace('#', "X")).count(), 0, "{right}");
        }
    }

    #[test]
    fn marks_of_unfinished_work_are_told_from_words() {
        let (open, mend) = (["TO", "DO"].concat(), ["FIX", "ME"].concat());
        let text = format!(
            "The place is TBD. Lorem ipsum. T.B.D. {open}: ask the clerk. {mend}! Fecha por definir."
        );
        assert_eq!(marks(&text).count(), 6, "{:?}", marks(&text).collect::<Vec<_>>());
        assert_eq!(all(&text).count(), 0, "each is told once");
        let spanish = format!("{open} VOTANTE debe firmar.");
        assert_eq!(marks(&spanish).count(), 0);
    }
}
