//! The child: reads one document from its standard input and prints how that ended as one line of JSON.
//!
//! Invariants: it opens no file, no socket and no process (it forbids itself all three before the first byte is read);
//! the document's kind comes in as the extension of its name and is believed only if the bytes agree.

mod check;
mod confine;
mod filter;
mod landlock;
mod overflow;
mod tool;

use std::{
    io::{self, Read, Write},
    process::ExitCode,
    thread,
};

use commons_extract::{DOCUMENT_BYTES, Outcome, Refusal};

/// Readers of tree-shaped formats recurse; this is what they may use before the document counts as nested too deep.
const STACK_BYTES: usize = 64 << 20;
/// The exit code that tells the parent to read a refusal instead of bytes.
const REFUSED: u8 = 3;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if let [mode, folder, program, rest @ ..] = arguments.as_slice()
        && mode == "tool"
    {
        return tool::run(folder.as_ref(), program.as_ref(), rest);
    }
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let asked = match asked.as_slice() {
        ["--check"] => Asked::Check,
        ["clean", extension] => Asked::Clean { extension: (*extension).to_owned() },
        ["draw", extension, side] => match side.parse() {
            Ok(side) => Asked::Draw { extension: (*extension).to_owned(), side },
            Err(_) => return usage(),
        },
        [extension] => Asked::Read { extension: (*extension).to_owned() },
        _ => return usage(),
    };
    if let Err(cause) = confine::confine() {
        eprintln!("cannot confine the extractor, so it reads nothing: {cause}");
        return ExitCode::from(2);
    }
    if matches!(asked, Asked::Check) {
        print!("{}", check::of_readers());
        return ExitCode::SUCCESS;
    }
    let reader = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || answer(&asked));
    match reader.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(code))) => code,
        Ok(Ok(Err(cause))) => {
            eprintln!("cannot read the document or write the answer: {cause}");
            ExitCode::from(2)
        }
        // The panic has said what was wrong.
        Ok(Err(_)) => ExitCode::from(101),
        Err(cause) => {
            // The parent knows this sentence: it is what the runtime prints as well.
            eprintln!("memory allocation of {STACK_BYTES} bytes failed: {cause}");
            ExitCode::from(2)
        }
    }
}

/// What the parent wants of the document.
enum Asked {
    /// No document: whether the confinement holds.
    Check,
    /// What it says, as JSON.
    Read { extension: String },
    /// A copy of it without what its pages do not show.
    Clean { extension: String },
    /// A picture, drawn anew as a JPEG of at most so many pixels on its longer side.
    Draw { extension: String, side: u32 },
}

fn usage() -> ExitCode {
    eprintln!(
        "name the kind of document, such as: commons-extractor pdf < document; or: clean pdf < document; or: draw png 800 < picture; \
         or ask for --check"
    );
    ExitCode::from(2)
}

fn answer(asked: &Asked) -> io::Result<ExitCode> {
    let (too_deep, code) = match asked {
        Asked::Read { .. } => (serde_json::to_string(&Outcome::Refused(Refusal::TooDeep))?, 0),
        _ => (serde_json::json!({ "refused": Refusal::TooDeep }).to_string(), REFUSED),
    };
    overflow::answer_overflow(STACK_BYTES, too_deep + "\n", code)?;
    let mut bytes = Vec::new();
    io::stdin().lock().take(DOCUMENT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let too_big = bytes.len() > DOCUMENT_BYTES;
    match asked {
        Asked::Check => Ok(ExitCode::SUCCESS),
        Asked::Read { .. } if too_big => say(&Outcome::Refused(Refusal::TooBig)),
        Asked::Read { extension } => say(&commons_extractor::read(bytes, extension)),
        Asked::Clean { .. } | Asked::Draw { .. } if too_big => made(Err(Refusal::TooBig)),
        Asked::Clean { extension } => made(commons_extractor::clean(bytes, extension)),
        Asked::Draw { extension, side } => made(commons_extractor::redraw(&bytes, extension, *side)),
    }
}

fn say(outcome: &Outcome) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, outcome)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Bytes that were made of a document, or the reason why not in their place.
fn made(made: Result<Vec<u8>, Refusal>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let code = match made {
        Ok(bytes) => {
            out.write_all(&bytes)?;
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            serde_json::to_writer(&mut out, &serde_json::json!({ "refused": refusal }))?;
            out.write_all(b"\n")?;
            ExitCode::from(REFUSED)
        }
    };
    out.flush()?;
    Ok(code)
}
