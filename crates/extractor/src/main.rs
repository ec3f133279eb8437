//! The child: reads one document from its standard input and prints how that ended as one line of JSON; or, asked to `clean`,
//! prints the bytes of a clean copy, or ends with 3 and says in one line of JSON why there is none.
//!
//! Invariants: it opens no file, no socket and no process (it forbids itself all three before the first byte is read);
//! the document's kind comes in as the extension of its name and is believed only if the bytes agree.

mod check;
mod confine;
mod overflow;

use std::{
    io::{self, Read, Write},
    process::ExitCode,
    thread,
};

use commons_extract::{DOCUMENT_BYTES, Outcome, Refusal};

/// Readers of tree-shaped formats recurse; this is what they may use before the document counts as nested too deep.
const STACK_BYTES: usize = 64 << 20;
/// The code with which it ends when there is no clean copy through the document's own fault.
const REFUSED: u8 = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--check"] => None,
        ["clean", extension] => Some(Task::Clean((*extension).to_owned())),
        [extension] => Some(Task::Read((*extension).to_owned())),
        _ => {
            eprintln!(
                "name the kind of document, such as: commons-extractor pdf < document; or: clean pdf; or ask for --check"
            );
            return ExitCode::from(2);
        }
    };
    if let Err(cause) = confine::confine() {
        eprintln!("cannot confine the extractor, so it reads nothing: {cause}");
        return ExitCode::from(2);
    }
    let Some(task) = task else {
        print!("{}", check::report());
        return ExitCode::SUCCESS;
    };
    let reader = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || match task {
        Task::Read(extension) => answer(&extension),
        Task::Clean(extension) => clean(&extension),
    });
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

/// What is asked of the child.
enum Task {
    /// To read a document whose name ends so.
    Read(String),
    /// To make a clean copy of a document whose name ends so.
    Clean(String),
}

fn answer(extension: &str) -> io::Result<ExitCode> {
    let too_deep = serde_json::to_string(&Outcome::Refused(Refusal::TooDeep))?;
    overflow::answer_overflow(STACK_BYTES, too_deep + "\n", 0)?;
    let outcome = match document()? {
        Some(bytes) => commons_extractor::read(bytes, extension),
        None => Outcome::Refused(Refusal::TooBig),
    };
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &outcome)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn clean(extension: &str) -> io::Result<ExitCode> {
    let too_deep = serde_json::json!({ "refused": Refusal::TooDeep }).to_string();
    overflow::answer_overflow(STACK_BYTES, too_deep + "\n", REFUSED)?;
    let copy = match document()? {
        Some(bytes) => commons_extractor::clean(bytes, extension),
        None => Err(Refusal::TooBig),
    };
    let mut out = io::stdout().lock();
    match copy {
        Ok(copy) => {
            out.write_all(&copy)?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Err(refusal) => {
            serde_json::to_writer(&mut out, &serde_json::json!({ "refused": refusal }))?;
            out.write_all(b"\n")?;
            out.flush()?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}

/// The document; `None` when it is larger than is read.
fn document() -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(DOCUMENT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= DOCUMENT_BYTES).then_some(bytes))
}
