//! `/record.csv`: the record as a table (RFC 4180), part by part, so that any length of it fits.
//!
//! Each line can be checked by hand: `hash` is the SHA-256, in hexadecimal, over `previous_hash`, `seq`, `at`, `actor`,
//! `department_id`, `kind`, `subject`, `subject_id`, `data` and, where there is one, `acting_as`, each followed by a NUL byte.

use std::{io, sync::Arc};

use commons_access::Viewer;
use commons_directory::{RecordPart, export_record, record_part};
use commons_entity::event;
use commons_graphql::record_filter;
use commons_kernel::{PageRequest, Result, Total};
use commons_store::{
    fault,
    feed::{Recorded, canonical},
};
use futures_util::stream;
use poem::{
    Body, Request, Response, handler,
    http::{StatusCode, header},
    web::Data,
};
use time::{UtcOffset, format_description::well_known::Rfc3339};
use url::form_urlencoded;

use crate::{
    State,
    admit::admit,
    arrival::Arrival,
    fault::{self as faults, Reader, Said, say},
    gate::Gate,
    security::{self, Turned},
};

/// Events read at once.
const STEP: u32 = 500;
/// What the columns are called.
const COLUMNS: [&str; 13] = [
    "seq",
    "at",
    "actor",
    "actor_name",
    "acting_as",
    "department_id",
    "department_name",
    "kind",
    "subject",
    "subject_id",
    "data",
    "previous_hash",
    "hash",
];

/// Sends the record, as far as the caller may read it, newest first; the filters are those of `record`.
#[handler]
pub(crate) async fn record(
    request: &Request,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.mutation_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let viewer = &admitted.asker.viewer;
    let answer = match begin(state, viewer, request).await {
        Ok(copy) => send(copy),
        Err(error) => {
            security::note(Turned::Forbidden, &Arrival::of(request), &viewer.caller, "/record.csv");
            refuse(state, reader, viewer, &error).await
        }
    };
    admitted.settle(state, answer)
}

/// A copy under way.
struct Copy {
    state: Arc<State>,
    viewer: Viewer,
    wanted: Recorded,
    place: Place,
}

/// How far a copy is.
enum Place {
    /// Nothing is sent yet.
    Begun,
    /// This cursor is the next.
    After(String),
    /// All is sent.
    Ended,
}

async fn begin(state: &Arc<State>, viewer: &Viewer, request: &Request) -> Result<Copy> {
    let query = request.uri().query().unwrap_or_default();
    let parameters: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let mut wanted = record_filter(parameters.iter().map(|(name, value)| (&**name, &**value)))?;
    let tx = state.store.begin(viewer).await?;
    let up_to = export_record(&tx, viewer, &wanted, state.clock.now()).await?;
    tx.commit().await.map_err(fault)?;
    wanted.up_to = Some(up_to);
    Ok(Copy { state: state.clone(), viewer: viewer.clone(), wanted, place: Place::Begun })
}

fn send(copy: Copy) -> Response {
    let lines = stream::try_unfold(copy, |mut copy| async move {
        match copy.part().await {
            Ok(Some(text)) => Ok(Some((text, copy))),
            Ok(None) => Ok(None),
            Err(error) => {
                tracing::error!(cause = error.message(), "a copy of the record broke off");
                Err(io::Error::other("the copy broke off"))
            }
        }
    });
    Response::builder()
        .header(header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present")
        .header(header::CONTENT_DISPOSITION, "attachment; filename=\"record.csv\"")
        .header(header::CACHE_CONTROL, "no-store")
        .body(Body::from_bytes_stream(lines))
}

impl Copy {
    /// The next lines. Each part is read in a transaction of its own, so that a slow reader holds none; events are never
    /// changed, so the parts fit.
    async fn part(&mut self) -> Result<Option<String>> {
        let (mut text, after) = match std::mem::replace(&mut self.place, Place::Ended) {
            Place::Begun => (line(COLUMNS.map(str::to_owned)), None),
            Place::After(cursor) => (String::new(), Some(cursor)),
            Place::Ended => return Ok(None),
        };
        let request = PageRequest { first: STEP, after, total: Total::Left };
        let tx = self.state.store.read(&self.viewer).await?;
        let part = record_part(&tx, &self.viewer, &self.wanted, &request).await?;
        tx.commit().await.map_err(fault)?;
        for event in &part.events {
            text.push_str(&line(cells(event, &part)));
        }
        if let Some(cursor) = part.next {
            self.place = Place::After(cursor);
        }
        Ok(Some(text))
    }
}

fn cells(event: &event::Model, part: &RecordPart) -> [String; 13] {
    let department = event.department_id.and_then(|id| part.departments.get(&id));
    [
        event.seq.to_string(),
        event.at.to_offset(UtcOffset::UTC).format(&Rfc3339).unwrap_or_default(),
        event.actor.clone(),
        part.actors.get(&event.actor).cloned().unwrap_or_default(),
        event.hat.clone().unwrap_or_default(),
        event.department_id.map(|id| id.to_string()).unwrap_or_default(),
        department.cloned().unwrap_or_default(),
        event.kind.clone(),
        event.subject.clone(),
        event.subject_id.to_string(),
        canonical(&event.data),
        event.previous_hash.clone(),
        event.hash.clone(),
    ]
}

fn line(cells: [String; 13]) -> String {
    let cells = cells.map(|text| cell(&text));
    format!("{}\r\n", cells.join(","))
}

/// A cell in quotes. Spreadsheets run what begins like a formula, so an apostrophe makes it text (OWASP, "CSV injection").
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

async fn refuse(state: &State, reader: Reader, viewer: &Viewer, error: &commons_kernel::Error) -> Response {
    use commons_kernel::Code;
    let (status, heading) = match error.code() {
        Code::BadInput => (StatusCode::BAD_REQUEST, "That filter is not understood"),
        Code::Forbidden => (StatusCode::FORBIDDEN, "The record is not yours to read"),
        Code::Unauthenticated => (StatusCode::UNAUTHORIZED, "Sign in first"),
        _ => return faults::answer(state, reader, error).await,
    };
    let code = error.code().as_str();
    let return_to = viewer.person().is_none().then_some("/");
    say(state, reader, Said { status, code, heading, sentence: error.message(), return_to }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell("say \"hi\", twice\r\n"), "\"say \"\"hi\"\", twice\r\n\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
        assert_eq!(cell(""), "\"\"");
        assert_eq!(cell("1-1"), "\"1-1\"");
    }
}
