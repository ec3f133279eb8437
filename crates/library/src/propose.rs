//! What a document proposes for a draft: a title, a summary, its headings and words as Markdown, and its language.

use commons_entity::{attachment, attachment_text};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde::Deserialize;
use whatlang::{Lang, detect};

/// What to put into a draft; its author takes what they like of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftProposal {
    /// One line.
    pub title: String,
    /// Its first sentences.
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// BCP 47.
    pub language: String,
}

/// Characters in a title that anybody reads.
const TITLE: usize = 120;
/// Characters in a summary.
const SUMMARY: usize = 300;
/// Characters from which on a paragraph may be a summary.
const PARAGRAPH: usize = 40;
/// Characters of the body: what is longer is better read in the document itself.
const BODY: usize = 20_000;
/// Characters from which on a language can be told.
const TELLING: usize = 100;

#[derive(Deserialize)]
struct Heading {
    level: u8,
    text: String,
}

/// Reads the words of a document that the caller may have; none while it has not been read.
///
/// # Errors
/// What the database says.
pub async fn propose(
    tx: &impl ConnectionTrait,
    document: &attachment::Model,
) -> Result<Option<DraftProposal>> {
    let row = children::<attachment_text::Entity>()
        .filter(attachment_text::Column::AttachmentId.eq(document.id))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(row) = row else { return Ok(None) };
    let headings: Vec<Heading> = serde_json::from_value(row.headings).map_err(Error::internal)?;
    Ok(Some(proposal(&document.filename, &row.text, &headings)))
}

fn proposal(filename: &str, text: &str, headings: &[Heading]) -> DraftProposal {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = headings.iter().map(|heading| heading.text.trim()).find(|words| !words.is_empty());
    // What stands above the first heading on a line of its own is the title, as in a letter.
    let above = lines
        .first()
        .copied()
        .filter(|line| line.chars().count() <= TITLE && !line.ends_with(['.', ':', ';']));
    let title = above
        .or(first)
        .or_else(|| lines.first().copied().filter(|line| line.chars().count() <= TITLE))
        .map_or_else(|| stem(filename), |words| shortened(words, TITLE));
    let heads = |line: &str| headings.iter().any(|heading| heading.text.trim() == line);
    let summary = lines
        .iter()
        .find(|line| line.chars().count() >= PARAGRAPH && !heads(line) && !line.contains('\t'))
        .map(|line| sentences(line))
        .unwrap_or_default();
    let body = body(&lines, headings, &title);
    DraftProposal { summary, body, language: language(text), title }
}

/// The file's name without its ending, as words.
fn stem(filename: &str) -> String {
    let stem = filename.rsplit_once('.').map_or(filename, |(stem, _)| stem);
    stem.replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// The first two sentences, as far as a summary goes.
fn sentences(paragraph: &str) -> String {
    let ends = paragraph.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len());
    let ends = ends.filter(|end| paragraph[*end..].is_empty() || paragraph[*end..].starts_with(' '));
    let two = ends.take(2).last().map_or(paragraph, |end| &paragraph[..end]);
    shortened(two, SUMMARY)
}

/// Headings as headings and all else as paragraphs; rows of tables keep their cells apart.
fn body(lines: &[&str], headings: &[Heading], title: &str) -> String {
    // The highest level below the title stands as the highest of the text.
    let below = headings.iter().filter(|heading| heading.text.trim() != title);
    let top = below.map(|heading| heading.level).min().unwrap_or(1);
    let mut next = headings.iter().peekable();
    let mut written = String::new();
    let mut begun = false;
    for line in lines {
        let heading = next.next_if(|heading| heading.text.trim() == *line);
        // The title stands above the text already.
        if !std::mem::replace(&mut begun, true) && *line == title {
            continue;
        }
        let paragraph = match heading {
            Some(heading) => {
                let level = (heading.level.saturating_sub(top) + 2).clamp(2, 3);
                format!("{} {}", "#".repeat(usize::from(level)), escaped(line))
            }
            None => escaped(&line.replace('\t', " | ")),
        };
        if written.len() + paragraph.len() > BODY {
            break;
        }
        if !written.is_empty() {
            written.push_str("\n\n");
        }
        written.push_str(&paragraph);
    }
    written
}

/// The same words where Markdown would take a mark for its own (CommonMark 0.31, section 2.4).
fn escaped(line: &str) -> String {
    let mut written = String::with_capacity(line.len());
    let opens = line.starts_with(['#', '>', '+', '-', '=', '~']);
    for (at, letter) in line.chars().enumerate() {
        if matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>') || (at == 0 && opens) {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

/// The language of a text when it can be told for sure and is one that departments write in; otherwise English.
fn language(text: &str) -> String {
    let start: String = text.chars().take(10_000).collect();
    let sure = detect(&start).filter(|found| start.chars().count() >= TELLING && found.is_reliable());
    let tag = match sure.map(|found| found.lang()) {
        Some(Lang::Spa) => "es",
        Some(Lang::Cmn) => "zh",
        Some(Lang::Vie) => "vi",
        Some(Lang::Kor) => "ko",
        Some(Lang::Tgl) => "tl",
        Some(Lang::Rus) => "ru",
        Some(Lang::Ara) => "ar",
        Some(Lang::Fra) => "fr",
        Some(Lang::Por) => "pt",
        Some(Lang::Jpn) => "ja",
        Some(Lang::Hin) => "hi",
        Some(Lang::Pol) => "pl",
        _ => "en",
    };
    tag.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Chain of custody\nUse this form for every ballot box. Two people sign it. Keep it for 22 months.\n\
        Before you leave\nCheck the seal_number*\nBox\tSeal\tTime\n";

    fn headings() -> Vec<Heading> {
        vec![
            Heading { level: 1, text: "Chain of custody".into() },
            Heading { level: 2, text: "Before you leave".into() },
        ]
    }

    #[test]
    fn a_document_proposes_its_own_words() {
        let proposal = proposal("coc_form.docx", TEXT, &headings());
        assert_eq!(proposal.title, "Chain of custody");
        assert_eq!(proposal.summary, "Use this form for every ballot box. Two people sign it.");
        assert_eq!(
            proposal.body,
            "Use this form for every ballot box. Two people sign it. Keep it for 22 months.\n\n## Before you leave\n\n\
             Check the seal\\_number\\*\n\nBox | Seal | Time"
        );
        assert_eq!(proposal.language, "en");
    }

    #[test]
    fn a_line_above_the_first_heading_is_the_title() {
        let text = "Ballot box log\nFill it in at each stop and sign it with a second person.\nBefore\nCheck.\nSeals\nCount.";
        let heading = |level, text: &str| Heading { level, text: text.into() };
        let proposal = proposal("log.docx", text, &[heading(1, "Before"), heading(2, "Seals")]);
        assert_eq!(proposal.title, "Ballot box log");
        assert_eq!(proposal.summary, "Fill it in at each stop and sign it with a second person.");
        assert!(proposal.body.contains("## Before\n\nCheck.\n\n### Seals"), "{}", proposal.body);
    }

    #[test]
    fn a_scan_without_words_proposes_its_name() {
        let proposal = proposal("ballot-box_log.pdf", "", &[]);
        assert_eq!(proposal.title, "ballot box log");
        assert_eq!((proposal.summary.as_str(), proposal.body.as_str()), ("", ""));
    }

    #[test]
    fn spanish_is_told_from_english() {
        let text = "Las boletas deben llegar a la oficina antes de las ocho de la noche del día de la elección. \
            Si usted no puede venir, otra persona de su familia puede entregarla por usted en la oficina.";
        assert_eq!(language(text), "es");
        assert_eq!(language("sí"), "en", "too short to tell");
    }

    #[test]
    fn words_that_look_like_marks_stay_words() {
        assert_eq!(escaped("# 1 <b>"), "\\# 1 \\<b\\>");
        assert_eq!(escaped("plain"), "plain");
    }

    #[test]
    fn what_is_long_is_cut_between_words() {
        assert_eq!(shortened("one two three", 9), "one two…");
    }
}
