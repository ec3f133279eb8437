//! One line of an import file: read, checked, and either a [`Row`] or a reason.

use std::{
    fmt,
    path::{Component, Path, PathBuf},
};

use commons_entity::department;
use commons_kernel::{Error, Kind, Reach, State};
use serde::Deserialize;
use serde_json::{Map, Value};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{ImportOptions, Known};
use crate::{
    content::{Changes, Content, all_known},
    details::{DetailChanges, Details},
    filename::{check_filename, unknown_type},
    limits,
};

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line in the file, from 1.
    pub line: u64,
    /// The field at fault, as the import format spells it.
    pub field: String,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.field, self.reason)
    }
}

/// A row that can be taken.
pub(super) struct Row {
    pub line: u64,
    pub external_id: String,
    pub department: department::Model,
    pub kind: Kind,
    pub content: Content,
    pub published_at: Option<OffsetDateTime>,
    pub documents: Vec<Document>,
}

/// A document of a row, with its file on this machine.
pub(super) struct Document {
    pub file: PathBuf,
    pub filename: String,
    pub media_type: String,
}

impl Row {
    pub fn refuse(&self, field: &str, reason: impl Into<String>) -> Refused {
        Refused { line: self.line, field: field.into(), reason: reason.into() }
    }
}

#[derive(Deserialize)]
struct AttachmentFields {
    path: String,
    filename: Option<String>,
}

/// Reads one line. Fields that the format does not know are refused too: a misspelt field would be lost silently.
pub(super) fn parse(
    line: &[u8],
    number: u64,
    known: &Known,
    options: &ImportOptions,
) -> Result<Row, Refused> {
    let refuse = |field: &str, reason: String| Refused { line: number, field: field.into(), reason };
    let text = std::str::from_utf8(line)
        .map_err(|_| refuse("line", "is not UTF-8; save the file as UTF-8".into()))?;
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| refuse("line", format!("is not JSON: {error}")))?;
    let Value::Object(mut fields) = value else {
        return Err(refuse("line", "must be one JSON object".into()));
    };
    let mut at = Fields { fields: &mut fields, line: number };
    let external_id = at.required("external_id")?;
    if external_id.len() > 200 || external_id.chars().any(char::is_control) {
        return Err(refuse("external_id", "use at most 200 bytes, without control characters".into()));
    }
    let department_id = at.required("department")?;
    let department = known.departments.get(&department_id).cloned().ok_or_else(|| {
        refuse("department", format!("'{department_id}' is not a department that we know; import departments first, or correct the OCD id"))
    })?;
    let kind: Kind = at.required("kind")?.parse().map_err(|unknown| refuse("kind", format!("{unknown}")))?;
    let title = at.required("title")?;
    let reach = at.word::<Reach>("reach")?.unwrap_or(Reach::Alliance);
    let states = at
        .list("states")?
        .iter()
        .map(|code| code.parse::<State>().map_err(|unknown| refuse("states", unknown.to_string())))
        .collect::<Result<Vec<_>, _>>()?;
    let published_at = match at.text("published_at")? {
        None => None,
        Some(text) => Some(OffsetDateTime::parse(&text, &Rfc3339).map_err(|_| {
            refuse(
                "published_at",
                format!("'{text}' is not an RFC 3339 instant such as 2026-03-01T12:00:00Z"),
            )
        })?),
    };
    let changes = Changes {
        reach: Some(reach),
        title: Some(title),
        summary: at.text("summary")?,
        body: at.text("body")?,
        change_note: None,
        corrects: None,
        language: at.text("language")?,
        licence: at.text("licence")?,
        source_url: at.text("source_url")?,
        states: Some(states),
        values: Some(at.list("values")?),
        standards: Some(at.list("standards")?),
        topics: Some(at.list("topics")?),
        details: at.details()?,
        group: None,
    };
    let attachments = match at.fields.remove("attachments") {
        None | Some(Value::Null) => Vec::new(),
        Some(list) => serde_json::from_value::<Vec<AttachmentFields>>(list).map_err(|error| {
            refuse("attachments", format!("must be a list of {{path, filename, media_type}}: {error}"))
        })?,
    };
    if attachments.len() > limits::ATTACHMENTS {
        return Err(refuse(
            "attachments",
            format!("at most {} documents on one resource", limits::ATTACHMENTS),
        ));
    }
    if let Some(unknown) = fields.keys().next() {
        return Err(refuse(
            unknown,
            "is not a field of the import format; correct its name or take it out".into(),
        ));
    }
    let content = Content::titled(String::new()).with(changes);
    let by_field = |error: Error| refuse(&snake(error.field().unwrap_or("line")), error.message().to_owned());
    content.check().map_err(by_field)?;
    if content.title.is_empty() {
        return Err(refuse("title", "is blank; give it a title".into()));
    }
    all_known("values", &content.values, &known.values).map_err(by_field)?;
    all_known("standards", &content.standards, &known.standards).map_err(by_field)?;
    let documents = attachments
        .into_iter()
        .map(|attachment| document(attachment, options).map_err(|reason| refuse("attachments", reason)))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Row { line: number, external_id, department, kind, content, published_at, documents })
}

fn document(attachment: AttachmentFields, options: &ImportOptions) -> Result<Document, String> {
    let folder =
        options.attachments.as_ref().ok_or("names documents; say where they are with --attachments DIR")?;
    let path = Path::new(&attachment.path);
    if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(format!("'{}' leaves the attachments folder; use a path under it", attachment.path));
    }
    let file = folder.join(path);
    let told =
        std::fs::metadata(&file).map_err(|error| format!("'{}' cannot be read: {error}", attachment.path))?;
    if !told.is_file() {
        return Err(format!("'{}' is not a file", attachment.path));
    }
    if told.len() == 0 {
        return Err(format!("'{}' is empty", attachment.path));
    }
    if told.len() > options.limits.upload_bytes {
        let megabytes = options.limits.upload_bytes / (1024 * 1024);
        return Err(format!("'{}' is over the limit of {megabytes} MB", attachment.path));
    }
    let filename = check_filename(attachment.filename.as_deref().unwrap_or(&attachment.path))
        .map_err(|error| error.message().to_owned())?;
    let format =
        commons_extract::accepted(&filename).ok_or_else(|| unknown_type(&filename).message().to_owned())?;
    Ok(Document { file, filename, media_type: format.media_type.to_owned() })
}

struct Fields<'a> {
    fields: &'a mut Map<String, Value>,
    line: u64,
}

impl Fields<'_> {
    fn refuse(&self, field: &str, reason: impl Into<String>) -> Refused {
        Refused { line: self.line, field: field.into(), reason: reason.into() }
    }

    fn text(&mut self, field: &str) -> Result<Option<String>, Refused> {
        match self.fields.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.refuse(field, "must be a text")),
        }
    }

    fn required(&mut self, field: &str) -> Result<String, Refused> {
        match self.text(field)? {
            Some(text) if !text.trim().is_empty() => Ok(text),
            _ => Err(self.refuse(field, "is missing")),
        }
    }

    fn word<W: commons_kernel::Word>(&mut self, field: &str) -> Result<Option<W>, Refused> {
        let text = self.text(field)?;
        text.map(|word| {
            word.parse()
                .map_err(|unknown: commons_kernel::UnknownWord| self.refuse(field, unknown.to_string()))
        })
        .transpose()
    }

    /// What the row says beside its text, in the words of `Details`. It is beyond the format that others rely on.
    fn details(&mut self) -> Result<DetailChanges, Refused> {
        match self.fields.remove("details") {
            None | Some(Value::Null) => Ok(DetailChanges::default()),
            Some(details) => serde_json::from_value::<Details>(details)
                .map(DetailChanges::from)
                .map_err(|error| self.refuse("details", format!("cannot be read: {error}"))),
        }
    }

    fn list(&mut self, field: &str) -> Result<Vec<String>, Refused> {
        match self.fields.remove(field) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(list) => {
                serde_json::from_value(list).map_err(|_| self.refuse(field, "must be a list of texts"))
            }
        }
    }
}

/// A field's name in the import format, from its name in GraphQL.
fn snake(field: &str) -> String {
    field
        .chars()
        .flat_map(|c| if c.is_ascii_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] })
        .collect()
}
