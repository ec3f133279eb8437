//! `/files/{id}`: the check, then a presigned address of a minute. The bytes come from the bucket and never through here.

use std::{sync::Arc, time::Duration};

use commons_blobs::Download;
use commons_entity::attachment;
use commons_kernel::{AttachmentState, Error, Result};
use commons_library::{Readable, readable_attachment, storage_key};
use poem::{
    Request, Response, handler,
    http::{StatusCode, header},
    web::{Data, Path},
};

use crate::{
    State,
    admit::admit,
    arrival::Arrival,
    fault::{self, Reader, Said, say},
    gate::Gate,
    security::{self, Turned},
    viewer::Asker,
};

/// How long the bucket's address holds.
const MINUTE: Duration = Duration::from_secs(60);

/// Sends whoever may have the document to it.
#[handler]
pub(crate) async fn files(
    request: &Request,
    Path(id): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.query_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let asker = &admitted.asker;
    let answer = match find(state, asker, &id).await {
        Ok(Readable::Ready(document)) => send(state, &document).await,
        Ok(Readable::NotReady(document)) => Ok(not_ready(state, reader, &document).await),
        Err(error) => Err(error),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) if error.code() == commons_kernel::Code::NotFound => {
            let what = request.uri().path();
            security::note(Turned::NotFound, &Arrival::of(request), &asker.viewer.caller, what);
            absent(state, reader, request, asker).await
        }
        Err(error) => fault::answer(state, reader, &error).await,
    };
    admitted.settle(state, answer)
}

async fn find(state: &State, asker: &Asker, id: &str) -> Result<Readable> {
    // An id that is none of ours names nothing; the two are not told apart.
    let id = commons_graphql::attachment_of(id).map_err(|_| Error::not_found())?;
    let tx = state.store.read(&asker.viewer).await?;
    let found = readable_attachment(&tx, &asker.viewer, id).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    found.ok_or_else(Error::not_found)
}

async fn send(state: &State, document: &attachment::Model) -> Result<Response> {
    let key = storage_key(document.department_id, &document.sha256);
    let address = state
        .bucket
        .presign_get(Download {
            key: &key,
            filename: &document.filename,
            media_type: &document.media_type,
            expires: MINUTE,
        })
        .await?;
    Ok(Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, address.as_str())
        .header(header::CACHE_CONTROL, "no-store")
        .finish())
}

async fn not_ready(state: &State, reader: Reader, document: &attachment::Model) -> Response {
    let refused;
    let (heading, sentence) = match document.state.0 {
        AttachmentState::Refused => {
            let reason = document.refusal.as_deref().unwrap_or("no reason was recorded");
            refused = format!("{} was not accepted: {reason}", document.filename);
            ("This document was refused", refused.as_str())
        }
        AttachmentState::Uploading => (
            "This document is not here yet",
            "It is still being uploaded. Try again when the upload is done.",
        ),
        AttachmentState::Checking | AttachmentState::Ready => {
            ("This document is being checked", "That takes a few seconds most often. Try again in a moment.")
        }
    };
    let said = Said { status: StatusCode::CONFLICT, code: "CONFLICT", heading, sentence, return_to: None };
    say(state, reader, said).await
}

async fn absent(state: &State, reader: Reader, request: &Request, asker: &Asker) -> Response {
    let path = request.uri().path();
    let said = Said {
        status: StatusCode::NOT_FOUND,
        code: "NOT_FOUND",
        heading: "We cannot find that document",
        sentence: "It is not found, or not shared with you.",
        return_to: asker.viewer.person().is_none().then_some(path),
    };
    say(state, reader, said).await
}
