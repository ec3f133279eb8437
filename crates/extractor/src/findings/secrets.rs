//! Finds what opens doors: private keys, access tokens, passwords, numbers of seals.

use std::sync::LazyLock;

use commons_extract::{FindingCode, Findings};
use regex::Regex;

use super::{
    columns,
    places::{Places, around, mask},
};
use crate::pattern::pattern;

/// Adds what is found of secrets in a text.
pub fn look(text: &str, places: &Places, findings: &mut Findings) {
    for (start, found) in keys(text) {
        let shown = if found.starts_with("-----") { found.to_owned() } else { hidden(found) };
        findings.add(
            FindingCode::SecretKey,
            places.at(start),
            around(text, start, start + found.len(), &shown),
        );
    }
    for (start, found) in passwords(text) {
        findings.add(
            FindingCode::SecretKey,
            places.at(start),
            around(text, start, start + found.len(), "********"),
        );
    }
    for (start, found) in seals(text) {
        let shown = mask(found, 2);
        findings.add(
            FindingCode::SealNumber,
            places.at(start),
            around(text, start, start + found.len(), &shown),
        );
    }
}

/// The first four characters of a key tell its kind and open nothing.
fn hidden(key: &str) -> String {
    key.chars().take(4).chain("****".chars()).collect()
}

/// Keys and tokens that show by their shape what they are.
fn keys(text: &str) -> Vec<(usize, &str)> {
    static KEY: LazyLock<Regex> = pattern!(
        r"(?x)-----BEGIN\ (?:[A-Z0-9]+\ ){0,3}PRIVATE\ KEY(?:\ BLOCK)?-----
        | \b(?:AKIA|ASIA)[0-9A-Z]{16}\b | \bgh[opsur]_[A-Za-z0-9]{36,255}\b | \bgithub_pat_\w{22,255}\b
        | \bxox[abprs]-[A-Za-z0-9-]{10,255} | \bsk_live_[A-Za-z0-9]{16,255}\b | \bAIza[A-Za-z0-9_-]{35}
        | \beyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}"
    );
    KEY.find_iter(text).map(|found| (found.start(), found.as_str())).collect()
}

/// What stands after the word "password" and is no rule about passwords, no empty field and no mask.
fn passwords(text: &str) -> Vec<(usize, &str)> {
    static NAMED: LazyLock<Regex> = pattern!(
        r#"(?i)\b(?:password|passwd|pwd|passcode|passphrase|contraseña)(?: is| es)?[ \t]{0,3}[:=][ \t]{0,3}["'“]?([^\s"'“”,;<>\[\]{}()|]{3,64})"#
    );
    static NAME: LazyLock<Regex> = pattern!(r"(?i)^(?:password|passwd|pwd|passcode|contraseña)s?$");
    const WORDS: &[&str] = &[
        "any",
        "changed",
        "enabled",
        "enter",
        "hash",
        "hidden",
        "incorrect",
        "must",
        "needed",
        "new",
        "none",
        "not",
        "null",
        "optional",
        "protected",
        "required",
        "reset",
        "see",
        "set",
        "string",
        "text",
        "the",
        "true",
        "false",
        "unknown",
        "use",
        "yes",
        "your",
        "debe",
        "requerida",
        "ninguna",
    ];
    let real = |value: &str, end: usize| {
        let lower = value.trim_end_matches('.').to_lowercase();
        let masked = value.chars().all(|c| matches!(c, '*' | '_' | '.' | 'x' | 'X' | '•' | '-' | '#' | '…'));
        // One word of letters alone in the middle of a sentence is a sentence.
        let mixed = value.chars().any(|c| c.is_ascii_digit() || "!@$%^&".contains(c));
        let last = text[end..]
            .trim_start_matches([' ', '"', '\'', '.'])
            .chars()
            .next()
            .is_none_or(|c| "\r\n\t".contains(c));
        !masked && !WORDS.contains(&lower.as_str()) && (mixed || last) && !value.starts_with("http")
    };
    let named = NAMED.captures_iter(text).filter_map(|found| found.get(1));
    let mut found: Vec<_> = named
        .filter(|value| real(value.as_str(), value.end()))
        .map(|value| (value.start(), value.as_str()))
        .collect();
    let plausible = |cell: &str| {
        (4..64).contains(&cell.len()) && !cell.contains(' ') && cell.chars().any(|c| c.is_ascii_digit())
    };
    found.extend(
        columns::cells(text, |name, _| NAME.is_match(name), plausible)
            .iter()
            .map(|cell| (cell.start, cell.text)),
    );
    found.sort_unstable();
    found.dedup();
    found
}

/// Numbers after or under the word seal; a form's own counting ("Seal 1") is too short to be one.
fn seals(text: &str) -> Vec<(usize, &str)> {
    static NAMED: LazyLock<Regex> = pattern!(
        r"(?i)\b(?:seals?|sello|precinto)(?: (?:serial|id))?[ \t]{0,2}(?:#s?|nos?\.?|numbers?|n[úu]m(?:ero)?s?\.?|n\.?[º°])[ \t]{0,2}:?[ \t]{0,3}(?-i:((?:[A-Z]{1,3}-?)?\d{4,12}))\b"
    );
    static NAME: LazyLock<Regex> = pattern!(
        r"(?i)^.{0,24}\b(?:seals?|sello|precinto)(?: (?:serial|id))? ?(?:#|nos?\.?|numbers?|n[úu]m.*|n\.?[º°]).{0,16}$"
    );
    static NUMBER: LazyLock<Regex> = pattern!(r"^(?:[A-Z]{1,3}-?)?\d{4,12}$");
    let named = NAMED
        .captures_iter(text)
        .filter_map(|found| found.get(1))
        .map(|found| (found.start(), found.as_str()));
    let mut found: Vec<_> = named.collect();
    let listed = columns::cells(text, |name, _| NAME.is_match(name), |cell| NUMBER.is_match(cell));
    found.extend(listed.iter().map(|cell| (cell.start, cell.text)));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Vec<(usize, &str)>) -> Vec<&str> {
        found.into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn keys_are_known_by_their_shape_and_not_shown() {
        // Put together here, so that no scanner takes the test for a leak.
        let key = format!("AKIA{}", "A1B2".repeat(4));
        let text = format!("-----BEGIN RSA PRIVATE KEY-----\nid {key} ghp_{} ghp_short", "a1".repeat(20));
        assert_eq!(keys(&text).len(), 3);
        let mut findings = Findings::default();
        look(&text, &Places::Lines(vec![0]), &mut findings);
        let found = findings.finish();
        assert_eq!((found[0].code, found[0].count), (FindingCode::SecretKey, 3));
        assert!(found[0].places.iter().all(|place| !place.excerpt.contains(&key)), "{found:?}");
    }

    #[test]
    fn passwords_are_told_from_rules_about_them() {
        let text = "Password: hunter2\npassword = 'Maple!town' and\nWi-Fi password is: letmein\n\
            Password: ________\nPassword: required\npassword: must have 12 characters\nPassword: ****\nPassword: [your own]";
        assert_eq!(told(passwords(text)), ["hunter2", "Maple!town", "letmein"]);
        assert_eq!(told(passwords("User\tPassword\nana\tblue42sky\nbo\t\n")), ["blue42sky"]);
    }

    #[test]
    fn seals_that_are_filled_in_are_found() {
        let text = "Seal #: 0045821\nSeal number 1\nseal no. ____\nSello núm.: AB-12345\nSeal 2026";
        assert_eq!(told(seals(text)), ["0045821", "AB-12345"]);
        assert_eq!(told(seals("Box\tSeal number\n1\t884201\n2\t\n")), ["884201"]);
    }
}
