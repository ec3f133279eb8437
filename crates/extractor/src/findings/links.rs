//! Tells links whose words say nothing: read as a list, "here, here, more" leads nowhere. A bare address says at least where.

/// Words of a link, without case and marks, that could stand on any link.
const VAGUE: &[&str] = &[
    "click",
    "click here",
    "click for more",
    "click this link",
    "details",
    "find out more",
    "go",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more info",
    "more information",
    "read more",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "this website",
    "view more",
    "aquí",
    "aqui",
    "clic aquí",
    "clic aqui",
    "conozca más",
    "de clic aquí",
    "dé clic aquí",
    "detalles",
    "enlace",
    "este enlace",
    "esta página",
    "haga clic",
    "haga clic aquí",
    "haga clic aqui",
    "haz clic aquí",
    "leer más",
    "lea más",
    "más",
    "más información",
    "mas informacion",
    "oprima aquí",
    "presione aquí",
    "pulse aquí",
    "ver más",
];

/// Whether a link's words are vague. Without words it may hold a picture, whose description is looked at elsewhere.
pub fn is_vague(words: &str) -> bool {
    let plain: String =
        words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().to_lowercase();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    VAGUE.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_vague_in_both_languages() {
        for vague in ["Click here", " here. ", "«Haga clic aquí»", "Más información >>", "Learn More…"]
        {
            assert!(is_vague(vague), "{vague}");
        }
        for clear in
            ["Seal log", "https://vote.gov", "", "Here is the seal log", "Más información sobre sellos"]
        {
            assert!(!is_vague(clear), "{clear}");
        }
    }
}
