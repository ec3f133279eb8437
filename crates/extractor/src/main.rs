//! The child: reads one document from its standard input and prints how that ended as one line of JSON.
//!
//! Invariants: it opens no file, no socket and no process (it forbids itself all three before the first byte is read);
//! the document's kind comes in as the extension of its name and is believed only if the bytes agree.

mod check;
mod confine;
mod filter;
mod landlock;
mod tool;

use std::{
    io::{self, Read, Write},
    process::ExitCode,
    thread,
};

use commons_extract::{DOCUMENT_BYTES, Outcome, Refusal};

/// Readers of tree-shaped formats recurse; this is what they may use before the guard page ends them.
const STACK_BYTES: usize = 64 << 20;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if let [mode, folder, program, rest @ ..] = arguments.as_slice()
        && mode == "tool"
    {
        return tool::run(folder.as_ref(), program.as_ref(), rest);
    }
    let Some(argument) = std::env::args().nth(1) else {
        eprintln!("name the kind of document, such as: commons-extractor pdf < document; or ask for --check");
        return ExitCode::from(2);
    };
    if let Err(cause) = confine::confine() {
        eprintln!("cannot confine the extractor, so it reads nothing: {cause}");
        return ExitCode::from(2);
    }
    if argument == "--check" {
        print!("{}", check::of_readers());
        return ExitCode::SUCCESS;
    }
    let reader = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || answer(&argument));
    match reader.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
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

fn answer(extension: &str) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(DOCUMENT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let outcome = if bytes.len() > DOCUMENT_BYTES {
        Outcome::Refused(Refusal::TooBig)
    } else {
        commons_extractor::read(bytes, extension)
    };
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &outcome)?;
    out.write_all(b"\n")?;
    out.flush()
}
