//! `endSession`, `endOtherSessions`, `endAllSessions`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Manage, permit};
use commons_directory::{Ending, Which, end_session, end_sessions};
use commons_entity::session;
use commons_kernel::{Error, Result, SessionId};
use commons_store::fetch_for_update;

use crate::{RequestScope, context::scope, error::Answer, ids::local, page::count};

/// Which session.
#[derive(InputObject)]
struct EndSessionInput {
    /// One of the viewer's own sessions; this one as well.
    session_id: ID,
}

/// What was ended answers nothing any more.
#[derive(SimpleObject)]
struct SessionsEnded {
    /// How many there were.
    ended: i32,
    /// Whether the session of this request was among them: go to the start.
    signed_out: bool,
}

#[derive(Default)]
pub(crate) struct EndSession;

#[Object]
impl EndSession {
    /// Ends one of the viewer's own sessions.
    async fn end_session(&self, ctx: &Context<'_>, input: EndSessionInput) -> Answer<SessionsEnded> {
        let scope = scope(ctx)?;
        let session_id = local::<SessionId>(&input.session_id, "sessionId")?;
        let tx = scope.begin().await?;
        let session = fetch_for_update::<session::Entity>(&tx, session_id.uuid()).await?;
        permit::<Manage, _>(scope.viewer(), session)?;
        if end_session(&tx, scope.viewer(), session_id, scope.now()).await? == Ending::NoSession {
            return Err(Error::not_found().into());
        }
        scope.commit(tx).await?;
        Ok(SessionsEnded { ended: 1, signed_out: scope.session() == Some(session_id) })
    }

    /// Ends all sessions of the viewer's own but the one of this request.
    async fn end_other_sessions(&self, ctx: &Context<'_>) -> Answer<SessionsEnded> {
        let scope = scope(ctx)?;
        let which = scope.session().map_or(Which::All, Which::Others);
        Ok(SessionsEnded { ended: end(scope, which).await?, signed_out: false })
    }

    /// Signs the viewer out everywhere: ends all their sessions, the one of this request as well.
    async fn end_all_sessions(&self, ctx: &Context<'_>) -> Answer<SessionsEnded> {
        let scope = scope(ctx)?;
        Ok(SessionsEnded { ended: end(scope, Which::All).await?, signed_out: scope.session().is_some() })
    }
}

async fn end(scope: &RequestScope, which: Which) -> Result<i32> {
    let tx = scope.begin().await?;
    let ended = end_sessions(&tx, scope.viewer(), which, scope.now()).await?;
    scope.commit(tx).await?;
    Ok(count(ended))
}
