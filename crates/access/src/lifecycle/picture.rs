//! The life of a resource as a picture.

use std::fmt::Write;

use commons_kernel::ResourceStatus::{self, Archived, Corrected, Published, Superseded};

use super::{MOVES, Makes, Move, Step};

/// The table as a picture (Mermaid) and in words, for `crates/lifecycle.md`.
pub fn picture() -> String {
    let mut page = String::from(
        "# The life of a resource\n\nPrinted from `access/src/lifecycle.rs`; `UPDATE=1 cargo test -p commons-tests --test house -- fresh` prints it anew.\n\n\
         The version that is being written, from its first draft to its readers. Once something is published, the next version\n\
         is a draft beside it, and goes the same way.\n\n```mermaid\nstateDiagram-v2\n    [*] --> draft\n",
    );
    let mut arrow = |from: &str, to: &str, step: Step| {
        let _ = writeln!(page, "    {from} --> {to}: {step:?}");
    };
    for line in MOVES.iter().filter(|line| line.step != Step::Write) {
        match line.makes {
            Makes::Next(next) => {
                line.from.iter().for_each(|from| arrow(from.as_str(), next.as_str(), line.step))
            }
            Makes::New => line.from.iter().for_each(|from| arrow(from.as_str(), "published", line.step)),
            Makes::Shown(_) | Makes::Again | Makes::AsItWas => {}
        }
    }
    page.push_str("    published --> [*]\n```\n\nWhat its readers have.\n\n```mermaid\nstateDiagram-v2\n    [*] --> published\n");
    for line in MOVES {
        let to: &[ResourceStatus] = match &line.makes {
            Makes::Shown(status) => std::slice::from_ref(status),
            Makes::Again => &[Published],
            Makes::AsItWas => &[Published, Superseded, Archived],
            Makes::Next(_) | Makes::New => continue,
        };
        for from in line.from.iter().filter(|from| **from != Corrected) {
            for to in to {
                let _ = writeln!(page, "    {} --> {}: {:?}", from.as_str(), to.as_str(), line.step);
            }
        }
    }
    page.push_str(
        "```\n\n`corrected` is `published` whose current version mends a mistake in the one before. What the Alliance took down is\n\
         there again, as it was, when a moderator puts it back, and published when a reviewer approves a new version; its department\n\
         cannot publish it by itself.\n\n| step | from | to | the right | recorded | its readers see |\n|---|---|---|---|---|---|\n",
    );
    for line in MOVES {
        let from = line.from.iter().map(|status| status.as_str()).collect::<Vec<_>>().join(", ");
        let to = match line.makes {
            Makes::Next(status) | Makes::Shown(status) => status.as_str(),
            Makes::New | Makes::Again => "published or corrected",
            Makes::AsItWas => "published, corrected, superseded or archived, as it was",
        };
        let Move { step, right, event, readers, .. } = line;
        let _ = writeln!(page, "| {step:?} | {from} | {to} | {right:?} | `{event}` | {readers} |");
    }
    page
}
