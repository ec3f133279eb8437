//! `/files/{id}` and `/files/{id}/pages/{number}`: the check, then a presigned address of a minute. The bytes come from the
//! bucket and never through here, but for the archive of a version, which is made on its way.

mod archive;

use std::{sync::Arc, time::Duration};

use commons_blobs::Download;
use commons_entity::attachment;
use commons_kernel::{AttachmentState, Error, Result};
use commons_library::{
    Readable, count_download, has_page, named_with_version, page_key, readable_attachment,
    readable_in_version, storage_key,
};
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

pub(crate) use archive::whole_version;

/// How long the bucket's address holds.
const MINUTE: Duration = Duration::from_secs(60);

/// Sends whoever may have the document to it, and counts it. With `?version=3` it is asked for as a document of version 3: the
/// saved file then says so in its name, and a version that does not hold it is not found.
#[handler]
pub(crate) async fn files(
    request: &Request,
    Path(id): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    admitted(request, state, gate, async |asker| {
        let version = version_asked(request)?;
        Ok(match find(state, asker, &id, version).await? {
            Readable::Ready(document) => {
                let answer = send(state, Wanted::document(&document, version)).await?;
                count(state, asker, std::slice::from_ref(&document)).await?;
                answer
            }
            Readable::NotReady(document) => not_ready(state, Reader::of(request), &document).await,
        })
    })
    .await
}

/// Sends whoever may have the document to the picture of one of its pages.
#[handler]
pub(crate) async fn page(
    request: &Request,
    Path((id, number)): Path<(String, String)>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    admitted(request, state, gate, async |asker| {
        let number: i32 = number.parse().map_err(|_| Error::not_found())?;
        let Readable::Ready(document) = find(state, asker, &id, None).await? else {
            return Err(Error::not_found());
        };
        let tx = state.store.read(&asker.viewer).await?;
        let there = has_page(&tx, &document, number).await?;
        tx.commit().await.map_err(commons_store::fault)?;
        if !there {
            return Err(Error::not_found());
        }
        send(state, Wanted::page(&document, number)).await
    })
    .await
}

/// Lets the caller in, answers, and says it plainly when there is no such document for them.
async fn admitted(
    request: &Request,
    state: &Arc<State>,
    gate: &Gate,
    answer: impl AsyncFnOnce(&Asker) -> Result<Response>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.query_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let asker = &admitted.asker;
    let answer = match answer(asker).await {
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

/// The number of the version as whose document this is asked for.
fn version_asked(request: &Request) -> Result<Option<i32>> {
    let query = request.uri().query().unwrap_or_default();
    let asked = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "version");
    asked.map(|(_, number)| number.parse().map_err(|_| Error::not_found())).transpose()
}

async fn find(state: &State, asker: &Asker, id: &str, version: Option<i32>) -> Result<Readable> {
    // An id that is none of ours names nothing; the two are not told apart.
    let id = commons_graphql::attachment_of(id).map_err(|_| Error::not_found())?;
    let tx = state.store.read(&asker.viewer).await?;
    let found = match version {
        Some(number) => readable_in_version(&tx, &asker.viewer, id, number).await?,
        None => readable_attachment(&tx, &asker.viewer, id).await?,
    };
    tx.commit().await.map_err(commons_store::fault)?;
    found.ok_or_else(Error::not_found)
}

/// Counts downloads, without the name of who did it.
async fn count(state: &State, asker: &Asker, documents: &[attachment::Model]) -> Result<()> {
    let tx = state.store.begin(&asker.viewer).await?;
    for document in documents {
        count_download(&tx, document, state.clock.now()).await?;
    }
    tx.commit().await.map_err(commons_store::fault)
}

/// What the bucket shall give out.
struct Wanted {
    key: String,
    filename: String,
    media_type: String,
}

impl Wanted {
    fn document(document: &attachment::Model, version: Option<i32>) -> Self {
        let filename = &document.filename;
        Self {
            key: storage_key(document.department_id, &document.sha256),
            filename: version.map_or_else(|| filename.clone(), |number| named_with_version(filename, number)),
            media_type: document.media_type.clone(),
        }
    }

    fn page(document: &attachment::Model, number: i32) -> Self {
        Self {
            key: page_key(document.department_id, &document.sha256, number),
            filename: format!("{} page {number}.jpg", document.filename),
            media_type: "image/jpeg".to_owned(),
        }
    }
}

async fn send(state: &State, wanted: Wanted) -> Result<Response> {
    let address = state
        .bucket
        .presign_get(Download {
            key: &wanted.key,
            filename: &wanted.filename,
            media_type: &wanted.media_type,
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
