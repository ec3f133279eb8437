//! Words of rich text that stand for a character or a language.

/// The character that a control word stands for; nothing for the words that only shape the text.
pub fn letter(word: &str) -> &'static str {
    match word {
        "bullet" => "•",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        _ => "",
    }
}

/// The tag of a language by Windows' number for it (MS-LCID), for those that a voter in the United States is likely to be
/// served in.
pub fn language(number: i32) -> Option<&'static str> {
    Some(match number {
        1025 => "ar-SA",
        1028 => "zh-TW",
        1031 => "de-DE",
        1033 => "en-US",
        1034 | 3082 => "es-ES",
        1036 => "fr-FR",
        1041 => "ja-JP",
        1042 => "ko-KR",
        1045 => "pl-PL",
        1046 => "pt-BR",
        1049 => "ru-RU",
        1053 => "sv-SE",
        1065 => "fa-IR",
        1066 => "vi-VN",
        1081 => "hi-IN",
        1093 => "bn-IN",
        1124 => "fil-PH",
        2052 => "zh-CN",
        2057 => "en-GB",
        2058 => "es-MX",
        2070 => "pt-PT",
        20490 => "es-PR",
        21514 => "es-US",
        _ => return None,
    })
}
