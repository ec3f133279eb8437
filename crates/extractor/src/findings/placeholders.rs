//! Finds places that were meant to be filled in.

use std::sync::LazyLock;

use commons_extract::{FindingCode, Findings};
use regex::Regex;

use super::places::{Places, around};
use crate::pattern::pattern;

/// Adds the placeholders of a text.
pub fn look(text: &str, places: &Places, findings: &mut Findings) {
    for (start, found) in all(text) {
        findings.add(
            FindingCode::Placeholder,
            places.at(start),
            around(text, start, start + found.len(), found),
        );
    }
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
        | \bT\.?B\.?D\b\.? | \bTBA\b | \b(?i:lorem\ ipsum)\b | \bINSERT\ [A-Z,'’\ ]{0,40}\bHERE\b
        | \b(?i:click\ (?:or\ tap\ )?here\ to\ enter)\b"
    );
    PLACE.find_iter(text).map(|found| (found.start(), found.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_to_fill_in_are_told_from_other_brackets() {
        let text = "[COUNTY NAME] [Insert date] <<office>> «First_Name» {{phone}} on ##/## or ##/##/####, 20##, (###) ###-####, TBD, \
            Lorem ipsum, INSERT SEAL HERE, [NOMBRE DEL CONDADO]"
            .replace('#', "X");
        assert_eq!(all(&text).count(), 13, "{:?}", all(&text).collect::<Vec<_>>());
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
}
