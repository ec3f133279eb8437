//! What the checks find, and what they leave alone.

use std::time::Instant;

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use super::*;

fn text(words: &str) -> Text<'_> {
    Text { words, form: Form::Markdown, language: "en", fields: Fields::Forgotten }
}

fn found(words: &str) -> Vec<Finding> {
    read(&text(words)).findings
}

/// The passages that a check found, each with its weight.
fn passages(words: &str, check: Check) -> Vec<(Weight, String)> {
    let of_check = found(words).into_iter().filter(|finding| finding.check == check);
    of_check.map(|finding| (finding.weight, finding.passage.unwrap_or_default())).collect()
}

fn mark() -> String {
    ["TO", "DO"].concat()
}

#[test]
fn marks_of_unfinished_work_stand_in_the_way_in_every_text() {
    let words = format!("{}: ask the clerk. The place is TBD.\n\nLorem ipsum dolor.", mark());
    let blocking = |words: &str| (Weight::Blocking, words.to_owned());
    assert_eq!(
        passages(&words, Check::Placeholder),
        [blocking(&mark()), blocking("TBD"), blocking("Lorem ipsum")]
    );
    let template = Text { fields: Fields::Meant, ..text(&words) };
    assert_eq!(read(&template).findings.len(), 3);
    for right in ["Todo el personal", "a to-do list", "Set it as code: `TBD`.", "```\nTBD\n```", "TBDs"] {
        assert_eq!(found(right), [], "{right}");
    }
    // In Spanish it is a word.
    let spanish = format!("{} el personal", mark());
    assert_eq!(read(&Text { language: "es-US", ..text(&spanish) }).findings, []);
}

#[test]
fn places_to_be_filled_in_are_right_in_a_template_alone() {
    for field in [
        "[insert county name]",
        "[County]",
        "[COUNTY NAME]",
        "<name here>",
        "<insert date>",
        "____",
        concat!("XX", "XX"),
        "{{phone}}",
        "[Fecha]",
    ] {
        let words = format!("Call {field} before noon.");
        assert_eq!(passages(&words, Check::Placeholder), [(Weight::Advisory, field.to_owned())], "{field}");
        assert_eq!(read(&Text { fields: Fields::Meant, ..text(&words) }).findings, [], "{field}");
    }
    for right in [
        "[sic]",
        "[s]tate law",
        "[RFC2119]",
        "[County](https://county.example.gov)",
        concat!("SSN XX", "X-XX-XX", "XX"),
        "a<br>b",
        "- [ ] open the doors",
        "one\n\n____\n\ntwo",
        "x < y and y > z",
    ] {
        assert_eq!(passages(right, Check::Placeholder), [], "{right}");
    }
}

#[test]
fn pictures_say_what_they_show() {
    let words =
        "![](/files/a) ![IMG_1.jpg](/files/b) ![A sealed bag](/files/c) [![](/files/d)](https://a.gov)";
    assert_eq!(
        passages(words, Check::AlternativeText),
        [
            (Weight::Blocking, "/files/a".to_owned()),
            (Weight::Blocking, "/files/d".to_owned()),
            (Weight::Advisory, "IMG_1.jpg".to_owned())
        ]
    );
}

#[test]
fn links_lead_somewhere_and_say_where() {
    let words = "[a](/r/seal-log?x#y) [b](/files/f-1) [c](https://a.gov/x#y) [d](mailto:a@b.gov) [e](/search) www.a.gov";
    let reading = read(&text(words));
    assert_eq!(reading.findings, []);
    let targets: Vec<Target> = reading.links.into_iter().map(|link| link.target).collect();
    assert_eq!(
        targets,
        [
            Target::Resource("seal-log".into()),
            Target::Document("f-1".into()),
            Target::Outside("https://a.gov/x".into()),
            Target::Mail,
            Target::Page,
            Target::Outside("http://www.a.gov/".into()),
        ]
    );
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java%0Ascript:x",
        "data:text/html,x",
        "county.gov/x",
        "//evil.example",
        "http://",
        "https://office",
        "mailto:nobody",
    ] {
        let weights: Vec<Weight> =
            found(&format!("[the log]({address})")).into_iter().map(|finding| finding.weight).collect();
        assert_eq!(weights, [Weight::Blocking], "{address}");
    }
    for vague in ["[click here](https://a.gov)", "[](https://a.gov)", "[here.](https://a.gov)", "[x](#top)"] {
        assert_eq!(passages(vague, Check::Link).len(), 1, "{vague}");
        assert_eq!(passages(vague, Check::Link)[0].0, Weight::Advisory, "{vague}");
    }
}

#[test]
fn syllables_are_counted_as_people_say_them() {
    for (word, count) in [
        ("the", 1),
        ("vote", 1),
        ("table", 2),
        ("ballot", 2),
        ("election", 3),
        ("material", 4),
        ("official", 3),
        ("closed", 1),
        ("counted", 2),
        ("sealed", 1),
        ("boxes", 2),
        ("precinct", 2),
        ("county", 2),
        ("2026", 1),
    ] {
        assert_eq!(grade::syllables(word), count, "{word}");
    }
}

#[test]
fn a_grade_is_given_to_english_of_some_length() {
    let plain = "We seal each bag. Two of us sign the log. ".repeat(15);
    let grade = read(&text(&plain)).counts.grade().expect("a grade");
    assert!(grade < 3.0, "{grade}");
    assert_eq!(passages(&plain, Check::Reading), []);
    let hard = "Notwithstanding the aforementioned administrative considerations, jurisdictions undertaking reconciliation \
        activities shall immediately document irregularities encountered throughout transportation, including discrepancies. ";
    let hard = hard.repeat(8);
    assert!(read(&text(&hard)).counts.grade().expect("a grade") > 15.0);
    let said = passages(&hard, Check::Reading);
    assert!(said.len() == 1 && said[0].1.starts_with("Notwithstanding"), "{said:?}");
    assert_eq!(read(&Text { language: "es", ..text(&hard) }).counts, Counts::default());
    assert_eq!(read(&text("Too short to say.")).counts.grade(), None);
    // A short form ends no sentence, and each point of a list does.
    assert_eq!(read(&text("The U.S. and Mr. Ames met. They left.")).counts.sentences, 2);
    assert_eq!(read(&text("- one bag\n- two bags")).counts.sentences, 2);
}

#[test]
fn headings_go_in_order_and_tables_fit() {
    assert_eq!(
        passages("# A\n\n## B\n\n# C\n\n### Log", Check::Reading),
        [(Weight::Advisory, "Log".to_owned())]
    );
    let wide = format!("{}\n{}\n", "| a ".repeat(9), "|---".repeat(9));
    assert_eq!(passages(&wide, Check::Reading).len(), 1);
    let long = format!("| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(200));
    assert_eq!(passages(&long, Check::Reading).len(), 1);
    assert_eq!(passages("| a | b |\n|---|---|\n| c | d |", Check::Reading), []);
}

#[test]
fn wording_is_advice_on_whole_words_of_ones_own() {
    let words = "A World-Class tool against the DEEP STATE.\n\n> They said it was rigged.\n\nThe sails were unrigged.";
    assert_eq!(
        passages(words, Check::Wording),
        [(Weight::Advisory, "World-Class".to_owned()), (Weight::Advisory, "DEEP STATE".to_owned())]
    );
    let spanish = Text { language: "es", ..text("ELECCIÓN ROBADA") };
    assert_eq!(read(&spanish).findings.len(), 1);
}

#[test]
fn the_list_of_wording_is_whole() {
    let entries = wording::entries();
    assert!((60..=110).contains(&entries.len()), "{}", entries.len());
    for entry in &entries {
        assert!(["en", "es"].contains(&entry.language.as_str()), "{}", entry.term);
        assert!(entry.mend.ends_with('.') && entry.mend.len() > 10, "{}: {}", entry.term, entry.mend);
        let same =
            entries.iter().filter(|other| other.term == entry.term && other.language == entry.language);
        assert_eq!(same.count(), 1, "{} stands twice", entry.term);
    }
}

#[test]
fn the_last_of_many_says_how_many_more_there_are() {
    let all = found(&"The place is TBD. ".repeat(50));
    assert_eq!(all.len(), FINDINGS);
    assert!(
        all[FINDINGS - 1].message.ends_with("There are 30 more of this kind."),
        "{:?}",
        all[FINDINGS - 1]
    );
}

/// Whatever is written: no panic, and each passage is the text's own.
#[test]
fn a_text_of_any_kind_is_read() {
    let mark = mark();
    let parts = [
        "TBD",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "### ",
        "|",
        "|---|---|\n",
        "| a | b |\n",
        "____",
        concat!("XX", "XX"),
        "**",
        "_",
        "~~",
        "\\",
        "&amp;",
        "&#x41;",
        "é",
        "ñ",
        "\u{0}",
        "\u{202e}",
        "🗳",
        "click here",
        "rigged",
        "http://a.gov",
        "javascript:",
        "www.",
        "a@b.gov",
        " ",
        "\t",
        "word ",
        "U.S. ",
        "end. ",
        "?",
        "\u{fffc}",
        "<name here>",
        "<br>",
    ];
    for seed in 0..400 {
        let mut chance = StdRng::seed_from_u64(seed);
        let mut words = String::new();
        for _ in 0..chance.random_range(0..120) {
            words.push_str(parts.choose(&mut chance).expect("parts"));
            if chance.random_ratio(1, 40) {
                words.push_str(&mark);
            }
        }
        for form in [Form::Plain, Form::Markdown] {
            for language in ["en", "es", "zh-Hant", ""] {
                let reading = read(&Text { words: &words, form, language, fields: Fields::Forgotten });
                for finding in reading.findings {
                    if let Some(passage) = finding.passage {
                        assert!(words.contains(&passage), "{seed}: {passage:?} is not in {words:?}");
                        assert!(passage.chars().count() <= PASSAGE_CHARS);
                    }
                }
            }
        }
    }
}

/// A megabyte takes about four times as long as a quarter of it.
#[test]
fn time_grows_with_the_length_and_no_faster() {
    for part in [
        "TBD ", "[a](b) ", "![](x)", "[", "<", "*a **b ", "a. ", "rigged ", "____ ", "[insert ", "`", "| a ",
        "- a\n", "\\", "{{a ",
    ] {
        let took = |bytes: usize| {
            let words = part.repeat(bytes / part.len());
            let begun = Instant::now();
            std::hint::black_box(read(&text(&words)));
            begun.elapsed().as_secs_f64()
        };
        // Sixteen times is what a square would take, each time; small times say nothing, and a busy machine is slow but once.
        let grows = |_| took(1 << 20) < 10.0 * took(1 << 18).max(0.05);
        assert!((0..5).any(grows), "{part:?}: four times the words take more than ten times as long");
    }
}

#[test]
fn a_value_is_never_read_as_a_name() {
    let parameters = vec![("words", "{mend} {".to_owned()), ("mend", "Name it.".to_owned())];
    assert_eq!(fill("“{words}” is wrong. {mend} {nothing}.", &parameters), "“{mend} {” is wrong. Name it. .");
}

#[test]
fn every_saying_is_said_in_whole_sentences() {
    for saying in Saying::ALL {
        assert!(saying.message().ends_with('.'), "{saying:?}");
        assert!(saying.mend().ends_with('.') || saying.mend() == "{mend}", "{saying:?}");
    }
    let found = found("The rigged count. # One");
    assert_eq!(found[0].saying, Saying::LoadedWords);
    assert_eq!(found[0].parameters[0], ("words", "rigged".to_owned()));
    assert_eq!(found[0].parameters[2], ("language", "en".to_owned()));
}
