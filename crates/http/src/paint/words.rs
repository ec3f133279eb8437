//! The schema's words as readers see them, the same as on the app's screens (`web/src/ui`).

use commons_kernel::State;
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339, macros::format_description};

/// A kind of resource.
pub(crate) fn kind(kind: &str) -> &str {
    match kind {
        "TEMPLATE" => "Template",
        "TRAINING" => "Training",
        "STORY" => "Story",
        other => other,
    }
}

/// Where a resource is in its life.
pub(crate) fn status(status: &str) -> &str {
    match status {
        "DRAFT" => "Draft",
        "SUBMITTED" => "Waits for a publisher",
        "IN_REVIEW" => "In review",
        "CHANGES_ASKED" => "Changes asked for",
        "PUBLISHED" => "Published",
        "CORRECTED" => "Corrected",
        "ARCHIVED" => "Archived",
        "SUPERSEDED" => "Replaced",
        "WITHDRAWN" => "Withdrawn",
        "TAKEN_DOWN" => "Taken down",
        other => other,
    }
}

/// How many offices use a resource, and how many of them only mean to, as `web/src/features/adoption/UsedBy.tsx` says it.
pub(crate) fn used_by(adopted: i64, planned: i64) -> String {
    let using = match adopted - planned {
        0 if planned == 0 => return "No office has said that it uses this yet.".to_owned(),
        0 if planned == 1 => return "1 office plans to use it.".to_owned(),
        0 => return format!("{} offices plan to use it.", count(planned)),
        1 => "Used by 1 office.".to_owned(),
        many => format!("Used by {} offices.", count(many)),
    };
    match planned {
        0 => using,
        1 => format!("{using} 1 more plans to use it."),
        many => format!("{using} {} more plan to use it.", count(many)),
    }
}

/// Where the next version is, beside what is published.
pub(crate) fn next_status(status: &str) -> Option<&'static str> {
    Some(match status {
        "DRAFT" => "next version: draft",
        "SUBMITTED" => "next version: waits for a publisher",
        "IN_REVIEW" => "next version: in review",
        "CHANGES_ASKED" => "next version: changes asked for",
        _ => return None,
    })
}

/// What a request asks for.
pub(crate) fn request(kind: &str) -> &str {
    match kind {
        "PUBLICATION" => "Publication",
        "FLAG" => "Flag",
        "APPEAL" => "Appeal",
        other => other,
    }
}

/// How a request ended.
pub(crate) fn ended(kind: &str, decision: &str) -> &'static str {
    match (kind, decision) {
        ("PUBLICATION", "APPROVED") => "Approved and published",
        ("PUBLICATION", "CHANGES_ASKED") => "Sent back with changes to make",
        ("PUBLICATION", "DECLINED") => "Declined",
        ("FLAG", "UPHELD") => "Something was wrong",
        ("FLAG", "DISMISSED") => "Left as it is",
        ("APPEAL", "UPHELD") => "Published again",
        ("APPEAL", "DISMISSED") => "Kept down",
        _ => "Taken back",
    }
}

/// What the Alliance was asked, as its report counts it; or that it did something unasked.
pub(crate) fn asked<'a>(kind: &'a str, about: &str) -> &'a str {
    match (kind, about) {
        ("PUBLICATION", "COLLECTION") => "Showing a collection further",
        ("FLAG", "COLLECTION") => "Flag on a collection",
        ("MODERATION", "COLLECTION") => "Nobody asked: a collection",
        ("MODERATION", _) => "Nobody asked: a resource",
        _ => request(kind),
    }
}

/// How that ended.
pub(crate) fn decided(kind: &str, about: &str, decision: &str) -> &'static str {
    match (about, decision) {
        (_, "TAKEN_DOWN") => "Taken down",
        (_, "PUT_BACK") => "Published again",
        ("COLLECTION", "APPROVED") => "Shown as far as asked",
        _ => ended(kind, decision),
    }
}

/// What is wrong with a resource, by whoever flagged it.
pub(crate) fn flag(kind: &str) -> &'static str {
    match kind {
        "OUTDATED" => "Out of date",
        "WRONG" => "Wrong",
        "PARTISAN" => "Takes sides",
        "UNLAWFUL" => "Against the law",
        "PRIVATE_DATA" => "Private data",
        "UNSAFE" => "Dangerous",
        "ACCESSIBILITY" => "Not usable for some people",
        "COPYRIGHT" => "Belongs to somebody else",
        _ => "Something else",
    }
}

/// Whether a document was looked at for malware.
pub(crate) fn scan(scan: &str) -> &'static str {
    match scan {
        "WAITING" => "Waiting for the malware scanner",
        "CLEAN" => "Scanned for malware, nothing found",
        "INFECTED" => "Malware was found",
        _ => "Not scanned for malware",
    }
}

/// How far an office is with what it uses, where it does not simply use it.
pub(crate) fn adoption_status(status: &str) -> Option<&'static str> {
    (status == "PLANNED").then_some("Plans to use it")
}

/// A size of department.
pub(crate) fn size(size: &str) -> Option<&'static str> {
    Some(match size {
        "VERY_SMALL" => "Very small (up to 5,000 voters)",
        "SMALL" => "Small (5,000 to 25,000)",
        "MEDIUM" => "Medium (25,000 to 100,000)",
        "LARGE" => "Large (100,000 to 500,000)",
        "VERY_LARGE" => "Very large (over 500,000)",
        _ => return None,
    })
}

/// A reach.
pub(crate) fn reach(reach: &str) -> &str {
    match reach {
        "DEPARTMENT" => "My department only",
        "GROUP" => "My groups",
        "STATE" => "Departments in my state",
        "ALLIANCE" => "All Alliance members",
        "PUBLIC" => "Everyone, without signing in",
        other => other,
    }
}

/// A language by its tag (BCP 47).
pub(crate) fn language(tag: &str) -> &str {
    match tag {
        "en" => "English",
        "es" => "Spanish",
        "zh" => "Chinese",
        "vi" => "Vietnamese",
        "tl" => "Tagalog",
        "ko" => "Korean",
        "nv" => "Navajo",
        "hmn" => "Hmong",
        "ar" => "Arabic",
        "fr" => "French",
        "ht" => "Haitian Creole",
        other => other,
    }
}

/// A state by its postal code.
pub(crate) fn state(code: &str) -> &str {
    match code.parse::<State>() {
        Ok(state) => state.name(),
        Err(_) => code,
    }
}

/// How usable something is in a state.
pub(crate) fn usability(word: &str) -> &'static str {
    match word {
        "USABLE" => "Usable",
        "USABLE_WITH_CHANGES" => "Usable with changes",
        "NOT_USABLE" => "Not usable",
        _ => "Not checked yet",
    }
}

/// A kind of election.
pub(crate) fn election(word: &str) -> &'static str {
    match word {
        "PRESIDENTIAL" => "Presidential election",
        "PRIMARY" => "Primary",
        "GENERAL" => "General election",
        "MUNICIPAL" => "City, town or village election",
        "SCHOOL" => "School district election",
        _ => "Special election",
    }
}

/// A value of a facet; what we do not know ourselves, the answer has named.
pub(crate) fn facet_value<'a>(field: &str, value: &'a str, label: &'a str) -> &'a str {
    let known = match field {
        "kind" => kind(value),
        "size" => size(value).unwrap_or(value),
        "language" => language(value),
        "state" => state(value),
        _ => return label,
    };
    if known == value { label } else { known }
}

/// A document's type by its media type.
pub(crate) fn file_type(media_type: &str) -> &'static str {
    let has = |parts: &[&str]| parts.iter().any(|part| media_type.contains(part));
    let begins = |part: &str| media_type.starts_with(part);
    match () {
        () if has(&["wordprocessingml", "msword", "ms-word"]) => "Word document",
        () if has(&["spreadsheetml", "ms-excel"]) => "Excel workbook",
        () if has(&["presentationml", "ms-powerpoint"]) => "PowerPoint slides",
        () if has(&["opendocument.text"]) => "OpenDocument text",
        () if has(&["opendocument.spreadsheet"]) => "OpenDocument table",
        () if has(&["opendocument.presentation"]) => "OpenDocument slides",
        () if has(&["rtf"]) => "Rich text (RTF)",
        () if begins("text/html") || has(&["xhtml"]) => "Web page (HTML)",
        () if begins("image/") => "Picture",
        () if begins("application/pdf") => "PDF",
        () if begins("text/markdown") => "Markdown text",
        () if begins("text/csv") => "CSV table",
        () if begins("text/") => "Plain text",
        () => "Document",
    }
}

/// A document's size in units of 1,000, whole numbers but for less than 10 MB.
pub(crate) fn file_size(bytes: i64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", count((bytes + 500) / 1_000)),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            match (tenths / 10, tenths % 10) {
                (whole, rest) if bytes < 10_000_000 && rest != 0 => format!("{whole}.{rest} MB"),
                _ => format!("{} MB", count((bytes + 500_000) / 1_000_000)),
            }
        }
    }
}

/// So many resources.
pub(crate) fn resources(number: i64) -> String {
    match number {
        1 => "1 resource".to_owned(),
        _ => format!("{} resources", count(number)),
    }
}

/// A number with commas between its thousands.
pub(crate) fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if number < 0 { format!("-{written}") } else { written }
}

/// A day in UTC, such as "Oct 3, 2026", of an instant in RFC 3339; what is no instant stays as it is.
pub(crate) fn day(instant: &str) -> String {
    let Ok(at) = OffsetDateTime::parse(instant, &Rfc3339) else { return instant.to_owned() };
    let form = format_description!("[month repr:short] [day padding:none], [year]");
    at.to_offset(UtcOffset::UTC).format(&form).unwrap_or_else(|_| instant.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_days_read_as_on_the_screens() {
        for (bytes, words) in [
            (1, "1 byte"),
            (512, "512 bytes"),
            (1_499, "1 kB"),
            (184_300, "184 kB"),
            (1_000_000, "1 MB"),
            (1_240_000, "1.2 MB"),
            (9_960_000, "10 MB"),
            (52_400_000, "52 MB"),
        ] {
            assert_eq!(file_size(bytes), words, "{bytes}");
        }
        assert_eq!((count(7), count(999), count(1_000), count(1_234_567)).3, "1,234,567");
        assert_eq!(count(1_000), "1,000");
        assert_eq!(day("2026-10-03T23:30:00-05:00"), "Oct 4, 2026");
        assert_eq!(day("soon"), "soon");
    }

    #[test]
    fn who_plans_to_use_something_is_not_said_to_use_it() {
        for ((adopted, planned), words) in [
            ((0, 0), "No office has said that it uses this yet."),
            ((1, 0), "Used by 1 office."),
            ((1, 1), "1 office plans to use it."),
            ((3, 3), "3 offices plan to use it."),
            ((3, 1), "Used by 2 offices. 1 more plans to use it."),
            ((1_300, 100), "Used by 1,200 offices. 100 more plan to use it."),
        ] {
            assert_eq!(used_by(adopted, planned), words);
        }
    }

    #[test]
    fn a_facet_is_named_by_us_or_by_the_answer() {
        assert_eq!(facet_value("kind", "TEMPLATE", "template"), "Template");
        assert_eq!(facet_value("state", "AZ", "AZ"), "Arizona");
        assert_eq!(facet_value("language", "so", "Somali"), "Somali");
        assert_eq!(facet_value("department", "abc", "Cook County, IL"), "Cook County, IL");
    }
}
