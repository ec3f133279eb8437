//! Finds what belongs to people and not into a shared document: Social Security and driver license numbers, dates of birth
//! and home addresses in lists.

use std::sync::LazyLock;

use commons_extract::{FindingCode, Findings};
use regex::Regex;

use super::{
    columns,
    places::{Places, around, mask},
};
use crate::pattern::pattern;

/// Fewer than this are no list.
const LIST: usize = 3;
/// How far before a bare number its name may stand, in bytes.
const NEAR: usize = 48;

/// Adds what is found of people in a text.
pub fn look(text: &str, places: &Places, findings: &mut Findings) {
    let mut add = |code, start: usize, found: &str, keep| {
        findings.add(code, places.at(start), around(text, start, start + found.len(), &mask(found, keep)));
    };
    for (start, found) in social_security_numbers(text) {
        add(FindingCode::SocialSecurityNumber, start, found, 4);
    }
    for (start, found) in licence_numbers(text) {
        add(FindingCode::DriverLicenceNumber, start, found, 2);
    }
    for (start, found) in birth_dates(text) {
        add(FindingCode::BirthDates, start, found, 0);
    }
    for (start, found) in home_addresses(text) {
        add(FindingCode::HomeAddress, start, found, 0);
    }
}

/// By their shape with dashes, or as nine digits under or after their name. Numbers that are never given out are none:
/// area 000, 666 and 900 on, group 00, serial 0000.
fn social_security_numbers(text: &str) -> Vec<(usize, &str)> {
    static NUMBER: LazyLock<Regex> = pattern!(r"\d{3}[-\u{2010}-\u{2013} ]?\d{2}[-\u{2010}-\u{2013} ]?\d{4}");
    static NAME: LazyLock<Regex> = pattern!(r"(?i)\bSSN\b|\bSS ?#|social security|seguro social");
    let mut found = Vec::new();
    for number in NUMBER.find_iter(text) {
        let before = text[..number.start()].chars().next_back();
        let after = text[number.end()..].chars().next();
        let goes_on =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '='));
        let digits: String = number.as_str().chars().filter(char::is_ascii_digit).collect();
        let (area, group, serial) = (&digits[..3], &digits[3..5], &digits[5..]);
        let given = !matches!(area, "000" | "666") && area < "900" && group != "00" && serial != "0000";
        if goes_on(before) || goes_on(after) || !given {
            continue;
        }
        let dashes = number.as_str().chars().filter(|c| !c.is_ascii_digit() && *c != ' ').count();
        let near = &text[text.floor_char_boundary(number.start().saturating_sub(NEAR))..number.start()];
        if dashes == 2 || NAME.is_match(near) {
            found.push((number.start(), number.as_str()));
        }
    }
    let bare = |cell: &str| cell.len() == 9 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let listed = columns::cells(text, |name, _| name.len() < 40 && NAME.is_match(name), bare);
    for cell in listed {
        if !found.iter().any(|(start, _)| *start == cell.start) {
            found.push((cell.start, cell.text));
        }
    }
    found.sort_unstable();
    found
}

/// Only after or under their name: states write them in too many ways.
fn licence_numbers(text: &str) -> Vec<(usize, &str)> {
    static NAMED: LazyLock<Regex> = pattern!(
        r"(?ix)(?:\bdriver'?’?s?'?’?\ licen[sc]e|\bDL|\bD\.L\.|\bDLN|\bstate\ id|\blicencia\ de\ conducir)
        (?:\ (?:number|no\.?|num\.?|id)|\ ?\#|\ n[úu]mero)?\ ?[:\#]?\s{0,3}
        \b(?-i:([A-Z]{0,2}[-\ ]?\d[\dA-Z]*(?:-\d+)*))\b",
    );
    static NAME: LazyLock<Regex> = pattern!(
        r"(?i)^(?:driver'?’?s?'?’? licen[sc]e|DL|DLN|licencia de conducir)(?: ?#| no\.?| num.*| id.*)?$"
    );
    let plausible = |number: &str| {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (6..=14).contains(&digits)
            && number.len() <= 20
            && number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '))
    };
    let named = NAMED
        .captures_iter(text)
        .filter_map(|found| found.get(1))
        .map(|found| (found.start(), found.as_str()));
    let mut found: Vec<_> = named.filter(|(_, number)| plausible(number)).collect();
    for cell in columns::cells(text, |name, _| NAME.is_match(name), plausible) {
        if !found.iter().any(|(start, _)| *start == cell.start) {
            found.push((cell.start, cell.text));
        }
    }
    found.sort_unstable();
    found
}

/// In a column or in lines that say so, when there are enough of them to be a list.
fn birth_dates(text: &str) -> Vec<(usize, &str)> {
    const DATE: &str = r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d{2})";
    static CELL: LazyLock<Regex> = pattern!(&format!("^{DATE}$"));
    static LINE: LazyLock<Regex> = pattern!(&format!(
        r"(?i)\b(?:DOB|D\.O\.B\.|date of birth|birth ?date|born|fecha de nacimiento)[ \t]{{0,3}}[:=]?[ \t]{{0,3}}(?:on )?({DATE})"
    ));
    static NAME: LazyLock<Regex> = pattern!(
        r"(?i)^(?:DOB|D\.O\.B\.|dates? of birth|birth ?_?date|born|fecha de nacimiento|nacimiento)\b.{0,20}$"
    );
    let listed = columns::cells(text, |name, _| NAME.is_match(name), |cell| CELL.is_match(cell));
    let lines = LINE
        .captures_iter(text)
        .filter_map(|found| found.get(1))
        .map(|found| (found.start(), found.as_str()));
    let mut found: Vec<_> = lines.chain(listed.iter().map(|cell| (cell.start, cell.text))).collect();
    found.sort_unstable();
    found.dedup();
    if found.len() < LIST { Vec::new() } else { found }
}

/// In a column of addresses beside people's names, or after words that say whose they are, when there are enough of them.
fn home_addresses(text: &str) -> Vec<(usize, &str)> {
    const STREET: &str = r"(?:\d{1,5}(?:-\d{1,4})?[A-Z]? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?:\d{1,3}(?:st|nd|rd|th) |(?:[A-ZÁÉÍÓÚÑ][\w'’.-]* ){1,4})(?:St|Street|Ave|Avenue|Av|Rd|Road|Blvd|Boulevard|Ln|Lane|Dr|Drive|Ct|Court|Way|Pl|Place|Ter|Terrace|Trl|Trail|Cir|Circle|Hwy|Highway|Pkwy|Parkway)\b|(?:Calle|Avenida|Camino) (?:[\wÁÉÍÓÚÑáéíóúñ.]+ ){1,4}#?\d{1,5})";
    static CELL: LazyLock<Regex> = pattern!(&format!("^{STREET}"));
    static LINE: LazyLock<Regex> = pattern!(&format!(
        r"(?:(?i:home|residence|residential) (?i:address)|(?i:domicilio)(?: (?i:particular))?|(?i:lives at))[ \t]{{0,3}}:?[ \t]{{0,3}}({STREET})"
    ));
    static HOME: LazyLock<Regex> = pattern!(
        r"(?i)^(?:home|residen\w+|voter'?s?) (?:street )?address|^domicilio|^direcci[óo]n (?:particular|residencial|del? (?:votante|hogar))"
    );
    static ADDRESS: LazyLock<Regex> =
        pattern!(r"(?i)^(?:(?:street|mailing) )?address(?: ?(?:1|line 1))?$|^street$|^direcci[óo]n$");
    static PERSON: LazyLock<Regex> = pattern!(
        r"(?i)\b(?:(?:first|last|full|middle) ?name|surname|voter|poll worker|election judge|DOB|date of birth|nombres?|apellidos?|votante)\b"
    );
    static PUBLIC: LazyLock<Regex> = pattern!(
        r"(?i)\b(?:polling place|location|facility|site|building|office|vote center|school|church|venue|centro)\b"
    );
    let whose = |name: &str, header: &str| {
        HOME.is_match(name) || (ADDRESS.is_match(name) && PERSON.is_match(header) && !PUBLIC.is_match(header))
    };
    let listed = columns::cells(text, whose, |cell| CELL.is_match(cell));
    let lines = LINE
        .captures_iter(text)
        .filter_map(|found| found.get(1))
        .map(|found| (found.start(), found.as_str()));
    let mut found: Vec<_> = lines.chain(listed.iter().map(|cell| (cell.start, cell.text))).collect();
    found.sort_unstable();
    found.dedup_by_key(|(start, _)| *start);
    if found.len() < LIST { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(found: Vec<(usize, &str)>) -> Vec<&str> {
        found.into_iter().map(|(_, number)| number).collect()
    }

    #[test]
    fn social_security_numbers_are_told_from_other_numbers() {
        let text = "SSN 219-09-9999, seguro social: 219099998\nphone 555-12-34567 a1-219-09-9999 000-12-3456 666-12-3456 \
            912-12-3456 219-00-9999 219-09-0000 219099997 part 219-09-9999-2 zip 12345-6789";
        assert_eq!(numbers(social_security_numbers(text)), ["219-09-9999", "219099998"]);
        let list = "Name\tSSN\nAna\t219099991\nBo\t219099992";
        assert_eq!(numbers(social_security_numbers(list)), ["219099991", "219099992"]);
    }

    #[test]
    fn licence_numbers_need_their_name() {
        let text = "Driver's License No. D1234567\nDL # 123456789\nlicencia de conducir número: A1234567\n\
            driver license number: ____ DL 12 Form D1234567 order 12345678 a driver license or 4 digits";
        assert_eq!(numbers(licence_numbers(text)), ["D1234567", "123456789", "A1234567"]);
        assert_eq!(numbers(licence_numbers("Name,Driver License\nAna,S1234567\n")), ["S1234567"]);
    }

    #[test]
    fn a_date_of_birth_alone_is_no_list() {
        assert!(
            birth_dates("DOB: 01/02/1980. The office opens 01/02/2026, 01/03/2026, 01/04/2026.").is_empty()
        );
        let list = "Voter\tDate of Birth\tRegistered\nAna\t1/2/1980\t2020-01-01\nBo\t3/4/1975\t2020-01-01\nCy\t1990-05-06\t2020-01-01";
        assert_eq!(numbers(birth_dates(list)), ["1/2/1980", "3/4/1975", "1990-05-06"]);
        let lines = "Ana, born 1/2/1980\nBo, fecha de nacimiento: 3/4/75\nCy DOB May 6, 1990";
        assert_eq!(numbers(birth_dates(lines)), ["1/2/1980", "3/4/75", "May 6, 1990"]);
    }

    #[test]
    fn addresses_of_people_are_told_from_polling_places() {
        let people = "Last name\tAddress\nLee\t12 Oak St\nDiaz\t140 N 5th Ave\nKim\t9 Old Mill Road, Apt 2";
        assert_eq!(home_addresses(people).len(), 3);
        let places = "Polling place\tAddress\tLead last name\nLibrary\t12 Oak St\tLee\nGym\t14 Oak St\tKim\nHall\t16 Oak St\tDiaz";
        assert!(home_addresses(places).is_empty());
        assert!(
            home_addresses("Visit us at 12 Oak Street.\nOr 14 Oak Street.\nOr 16 Oak Street.").is_empty()
        );
        let lines = "Home address: 12 Oak St\nDomicilio: Calle Mayor 12\nresidence address 4 Elm Drive";
        assert_eq!(home_addresses(lines).len(), 3);
    }
}
