//! How a document becomes pages: which kinds have any, and the way of each to a PDF.

use std::{fs::File, io::Read, path::Path};

use commons_kernel::{Error, Result};

use crate::{DOCUMENT_BYTES, Failure, Reader, read::Office, scratch::Scratch};

/// How a kind of document becomes pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// It has pages.
    Pdf,
    /// An office program makes a PDF of it, by this export filter.
    Office(&'static str),
    /// It is one picture.
    Picture,
    /// It is read as text.
    None,
}

impl Way {
    /// The way of the kind with this extension, in lower case.
    pub(crate) fn of(extension: &str) -> Self {
        match extension {
            "pdf" => Way::Pdf,
            "docx" | "docm" | "odt" | "rtf" => Way::Office("writer_pdf_Export"),
            "xlsx" | "xlsm" | "ods" => Way::Office("calc_pdf_Export"),
            "pptx" | "pptm" | "odp" => Way::Office("impress_pdf_Export"),
            "png" | "jpg" | "jpeg" => Way::Picture,
            _ => Way::None,
        }
    }

    /// Whether an office program has to be waited for.
    pub(crate) fn office(self) -> Office {
        match self {
            Way::Office(_) => Office::Needed,
            Way::Pdf | Way::Picture | Way::None => Office::NotNeeded,
        }
    }
}

/// The name of a document in the folder of a tool that reads PDF.
pub(crate) const PDF: &str = "document.pdf";

/// Settings of a fresh profile: no macro runs, no link is followed, nothing is asked.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"#;

impl Reader {
    /// Makes a PDF of an office file, of its first `pages` alone.
    ///
    /// # Errors
    /// Only faults of ours.
    pub(crate) fn convert(
        &self,
        soffice: &Path,
        document: &mut File,
        extension: &str,
        filter: &str,
        pages: u32,
    ) -> Result<Result<File, Failure>> {
        let scratch = Scratch::new().map_err(Error::internal)?;
        scratch.put(&format!("document.{extension}"), &mut bounded(document)).map_err(Error::internal)?;
        scratch
            .put("profile/user/registrymodifications.xcu", &mut PROFILE.as_bytes())
            .map_err(Error::internal)?;
        let range = format!(r#"pdf:{filter}:{{"PageRange":{{"type":"string","value":"1-{pages}"}}}}"#);
        let document = format!("@FOLDER@/document.{extension}");
        let arguments = [
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            "-env:UserInstallation=file://@FOLDER@/profile",
            "--convert-to",
            &range,
            "--outdir",
            "@FOLDER@",
            &document,
        ];
        let answer = self.fence.tool(&scratch, soffice, &arguments, self.tool_limits.convert)?;
        // The folder goes, the open file stays until it is read.
        Ok(answer.and_then(|_| scratch.open(PDF).ok_or(Failure::Crashed)))
    }
}

/// As much of a document as is ever looked at.
pub(crate) fn bounded(document: &mut impl Read) -> impl Read {
    document.take(DOCUMENT_BYTES as u64)
}
