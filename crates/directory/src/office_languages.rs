//! The languages that an office can say it serves voters in: those that section 203 of the Voting Rights Act covers
//! somewhere (Census Bureau determinations of 2021, Federal Register 86 FR 69611), and those that offices add by themselves.

/// A language by its code (BCP 47: the shortest ISO 639 code, RFC 5646 section 2.2.1) and its name in English.
pub type OfficeLanguage = (&'static str, &'static str);

/// The list, by code.
pub const OFFICE_LANGUAGES: &[OfficeLanguage] = &[
    ("am", "Amharic"),
    ("apw", "Western Apache"),
    ("ar", "Arabic"),
    ("ase", "American Sign Language"),
    ("bn", "Bengali"),
    ("cho", "Choctaw"),
    ("cic", "Chickasaw"),
    ("en", "English"),
    ("es", "Spanish"),
    ("esu", "Central Yup'ik"),
    ("ess", "Siberian Yupik"),
    ("fa", "Persian"),
    ("fil", "Filipino"),
    ("fr", "French"),
    ("gu", "Gujarati"),
    ("gwi", "Gwich'in"),
    ("hi", "Hindi"),
    ("hmn", "Hmong"),
    ("hop", "Hopi"),
    ("ht", "Haitian Creole"),
    ("hy", "Armenian"),
    ("ik", "Inupiaq"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("km", "Khmer"),
    ("ko", "Korean"),
    ("lo", "Lao"),
    ("my", "Burmese"),
    ("ne", "Nepali"),
    ("nv", "Navajo"),
    ("ood", "O'odham"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sm", "Samoan"),
    ("so", "Somali"),
    ("sw", "Swahili"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tl", "Tagalog"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("ute", "Ute"),
    ("vi", "Vietnamese"),
    ("yi", "Yiddish"),
    ("yuf", "Havasupai, Hualapai and Yavapai"),
    ("yum", "Quechan"),
    ("zh", "Chinese"),
    ("zh-Hans", "Chinese, simplified letters"),
    ("zh-Hant", "Chinese, traditional letters"),
    ("zun", "Zuni"),
];

/// The code as the list spells it, whatever capitals it came in.
pub(crate) fn office_language(code: &str) -> Option<&'static str> {
    OFFICE_LANGUAGES.iter().map(|(known, _)| *known).find(|known| known.eq_ignore_ascii_case(code.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_stands_there_once() {
        let mut codes: Vec<_> = OFFICE_LANGUAGES.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), OFFICE_LANGUAGES.len());
        assert_eq!(office_language(" ZH-hant "), Some("zh-Hant"));
        assert_eq!(office_language("tlh"), None);
    }
}
