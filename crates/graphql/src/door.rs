//! What every request passes: how much it may ask for, a code on every error, and one line in the log for each fault.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    Response, ServerError, ServerResult, ValidationResult, Value, Variables,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextParseQuery, NextRequest, NextResolve,
        NextValidation, ResolveInfo,
    },
    parser::types::{ExecutableDocument, Selection},
};
use async_trait::async_trait;
use commons_kernel::{Code, Error};

use crate::{RequestScope, nulls::Nulls, schema::Limits};

/// The usual introspection query of graphql-js is deeper than any query of ours needs to be; it reads no rows.
const INTROSPECTION_DEPTH: usize = 20;

/// Makes a [`Passage`] for each request.
pub(crate) struct Door(pub(crate) Limits);

impl ExtensionFactory for Door {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Passage { limits: self.0, introspects: AtomicBool::new(false), nulls: Nulls::default() })
    }
}

struct Passage {
    limits: Limits,
    introspects: AtomicBool,
    nulls: Nulls,
}

#[async_trait]
impl Extension for Passage {
    /// Errors that have no code yet come from the library: the document was malformed or broke a rule of the schema.
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let mut response = next.run(ctx).await;
        for error in &mut response.errors {
            let extensions = error.extensions.get_or_insert_default();
            if extensions.get("code").is_none() {
                extensions.set("code", Code::BadInput.as_str());
            }
        }
        response
    }

    async fn parse_query(
        &self,
        ctx: &ExtensionContext<'_>,
        query: &str,
        variables: &Variables,
        next: NextParseQuery<'_>,
    ) -> ServerResult<ExecutableDocument> {
        let document = next.run(ctx, query, variables).await?;
        self.introspects.store(only_introspects(&document), Ordering::Relaxed);
        Ok(document)
    }

    async fn validation(
        &self,
        ctx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        let asked = next.run(ctx).await?;
        let introspects = self.introspects.load(Ordering::Relaxed);
        let depth = if introspects { INTROSPECTION_DEPTH } else { self.limits.depth };
        let refuse = |message: String| Err(vec![ServerError::new(message, None)]);
        if asked.depth > depth {
            return refuse(format!(
                "this is {} levels deep and at most {depth} are allowed; ask in two steps",
                asked.depth
            ));
        }
        let complexity = self.limits.complexity;
        if asked.complexity > complexity {
            return refuse(format!(
                "this asks for about {} values at once and at most {complexity} are allowed; ask for fewer rows or fields",
                asked.complexity
            ));
        }
        Ok(asked)
    }

    /// Faults of ours are logged here, once, under a reference that the caller can tell us.
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        let (errors, nothing_left) = self.nulls.finish();
        response.errors.extend(errors);
        if nothing_left {
            response.data = Value::Null;
        }
        let scope = ctx.data_opt::<RequestScope>();
        for error in &mut response.errors {
            let Some(cause) = error.source::<Error>().cloned() else { continue };
            let path: Vec<String> = error.path.iter().map(segment).collect();
            let path = path.join(".");
            match cause.code() {
                Code::Internal => {
                    let reference = scope.map(RequestScope::reference).unwrap_or_default();
                    tracing::error!(%reference, path, cause = cause.message(), "a resolver failed");
                    error.extensions.get_or_insert_default().set("reference", reference);
                }
                Code::Unavailable => {
                    tracing::warn!(path, cause = cause.message(), "a part of the server is away")
                }
                _ => {}
            }
        }
        response
    }

    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        let (at, kind) = (info.path_node, info.return_type);
        let result = next.run(ctx, info).await;
        Ok(self.nulls.settle(at, kind, result))
    }
}

fn segment(segment: &async_graphql::PathSegment) -> String {
    match segment {
        async_graphql::PathSegment::Field(name) => name.clone(),
        async_graphql::PathSegment::Index(number) => number.to_string(),
    }
}

/// Whether every operation asks the schema about itself and nothing else.
fn only_introspects(document: &ExecutableDocument) -> bool {
    document.operations.iter().all(|(_, operation)| {
        operation.node.selection_set.node.items.iter().all(|item| match &item.node {
            Selection::Field(field) => field.node.name.node.starts_with("__"),
            Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
        })
    })
}
