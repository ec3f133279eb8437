//! Letters as people type them: lower case, without accents.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The accented letters that names of places in the United States hold, and what is typed for them; letter by letter
/// the same as [`fold`], for PostgreSQL's `translate`. Capitals too: in some locales `lower` leaves them as they are.
pub(crate) const ACCENTED: &str = "áàâäãāéèêëēíìîïīóòôöõōúùûüūñçÁÀÂÄÃĀÉÈÊËĒÍÌÎÏĪÓÒÔÖÕŌÚÙÛÜŪÑÇ";
/// See [`ACCENTED`].
pub(crate) const PLAIN: &str = "aaaaaaeeeeeiiiiioooooouuuuuncaaaaaaeeeeeiiiiioooooouuuuunc";

/// The text in lower case, its accents taken away.
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_foldings_agree() {
        assert_eq!(ACCENTED.chars().count(), PLAIN.len());
        assert_eq!(fold(ACCENTED), PLAIN);
        assert_eq!(fold("Doña Ana"), "dona ana");
    }
}
