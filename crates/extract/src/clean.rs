//! Makes a copy of a document without hidden content, in the child.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read, Seek},
    path::Path,
};

use commons_kernel::{Error, Result};

use crate::{
    Failure, Limits, Reader, Refusal, accepted,
    fence::{Made, REFUSAL_BYTES, refusal},
    read::open,
};

/// How cleaning ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cleaned {
    /// The copy was written.
    Made {
        /// Its size in bytes.
        byte_size: u64,
    },
    /// No copy can be made, through the document's own fault.
    Refused(Refusal),
    /// The child failed on it.
    Failed(Failure),
}

impl Reader {
    /// Writes a clean copy of the document in `file`, whose sender called it `filename`, to the new file `to`.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, the copy cannot be written, the program cannot be started.
    pub async fn clean(&self, file: &Path, filename: &str, to: &Path) -> Result<Cleaned> {
        let Some(kind) = accepted(filename) else { return Ok(Cleaned::Refused(Refusal::UnknownKind)) };
        let (reader, file, to) = (self.clone(), file.to_owned(), to.to_owned());
        self.in_reader_place(move || {
            let document = open(&file)?;
            let copy = OpenOptions::new().read(true).write(true).create_new(true).open(&to);
            let copy =
                copy.map_err(|cause| Error::internal(format!("cannot write a clean copy: {cause}")))?;
            let cleaned = reader.clean_now(document, kind.extension, copy);
            if !matches!(cleaned, Ok(Cleaned::Made { .. })) {
                // Half a copy is no copy. What cannot be removed goes with the caller's folder.
                let _ = fs::remove_file(&to);
            }
            cleaned
        })
        .await
    }

    fn clean_now(&self, document: File, extension: &str, copy: File) -> Result<Cleaned> {
        let size = document.metadata().map_err(Error::internal)?.len();
        let most = usize::try_from(2 * size).map_err(Error::internal)?.saturating_add(1 << 20);
        let limits = Limits { answer: most, ..self.limits };
        Ok(match self.fence.child(&["clean", extension], document, limits, copy)? {
            Made::Bytes(copy) => Cleaned::Made { byte_size: copy.metadata().map_err(Error::internal)?.len() },
            Made::Refused(mut copy) => {
                let mut line = Vec::new();
                copy.rewind().map_err(Error::internal)?;
                copy.take(REFUSAL_BYTES).read_to_end(&mut line).map_err(Error::internal)?;
                refusal(&line).map_or_else(Cleaned::Failed, Cleaned::Refused)
            }
            Made::Failed(failure) => Cleaned::Failed(failure),
        })
    }
}
