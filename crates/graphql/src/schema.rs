//! The schema as a whole, and its text.

use std::pin::Pin;

use async_graphql::{EmptySubscription, MergedObject, Request, Response, SDLExportOptions};

use crate::{
    adoption::AdoptionMutation,
    curation::{
        AppealTakedown, ClaimReview, CollectionMutation, CollectionQuery, CurationQuery, DecideModeration,
        DecideReview, EndorseResource, EndorsementQuery, FeatureMutation, FeaturedQuery, FlagCollection,
        FlagQuery, FlagResource, MoveSubmission, Reviewing, SubmitForReview, TransparencyQuery,
    },
    directory::{
        AccountMutation, DirectoryQuery, JoiningMutation, JoiningQuery, OfficeMutation, OfficeQuery,
        SignInQuery, StaffQuery,
    },
    discovery::{AlignmentQuery, DiscoveryMutation, DiscoveryQuery, ThesaurusMutation, ThesaurusQuery},
    door::Door,
    library::{
        BeginUpload, CancelUpload, CheckLinks, CompareQuery, CompleteUpload, CreateResource, DraftQuery,
        KeepOriginal, LibraryQuery, MoveResource, NoticeQuery, PreflightQuery, PublishVersion, SaveDraft,
        TakeCleanCopy,
    },
    node::NodeQuery,
    record::RecordQuery,
};

/// How much one request may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of fields; introspection alone may go deeper.
    pub depth: usize,
    /// Values in the answer, about: a list counts its rows times what is asked of each.
    pub complexity: usize,
    /// Directives on one field.
    pub directives: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 12, complexity: 5_000, directives: 5 }
    }
}

/// Everything that can be read.
#[derive(Default, MergedObject)]
pub struct Query(
    NodeQuery,
    DirectoryQuery,
    SignInQuery,
    OfficeQuery,
    LibraryQuery,
    NoticeQuery,
    CompareQuery,
    DraftQuery,
    PreflightQuery,
    CurationQuery,
    FlagQuery,
    CollectionQuery,
    EndorsementQuery,
    FeaturedQuery,
    TransparencyQuery,
    DiscoveryQuery,
    AlignmentQuery,
    ThesaurusQuery,
    JoiningQuery,
    StaffQuery,
    RecordQuery,
);

/// Everything that can be done.
#[derive(Default, MergedObject)]
pub struct Mutation(
    CreateResource,
    SaveDraft,
    BeginUpload,
    CompleteUpload,
    CancelUpload,
    TakeCleanCopy,
    KeepOriginal,
    CheckLinks,
    SubmitForReview,
    ClaimReview,
    DecideReview,
    PublishVersion,
    MoveSubmission,
    Reviewing,
    FlagResource,
    FlagCollection,
    DecideModeration,
    AppealTakedown,
    CollectionMutation,
    EndorseResource,
    FeatureMutation,
    MoveResource,
    AdoptionMutation,
    OfficeMutation,
    JoiningMutation,
    AccountMutation,
    ThesaurusMutation,
    DiscoveryMutation,
);

/// The schema. Execute requests that carry a [`crate::RequestScope`] in their data.
///
/// It is a type of its own, and its futures are boxed here, so that no crate above has to compile the whole tree of
/// resolvers (their type is nested beyond the compiler's default limit).
#[derive(Clone)]
pub struct Schema(async_graphql::Schema<Query, Mutation, EmptySubscription>);

impl Schema {
    /// Executes a request.
    pub fn execute(&self, request: impl Into<Request>) -> Pin<Box<dyn Future<Output = Response> + Send>> {
        self.run(request.into())
    }

    fn run(&self, request: Request) -> Pin<Box<dyn Future<Output = Response> + Send>> {
        let schema = self.0.clone();
        Box::pin(async move { schema.execute(request).await })
    }

    /// The schema's text: everything in alphabetical order, so that its diff is the review of the API.
    pub fn sdl(&self) -> String {
        let options = SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items()
            .prefer_single_line_descriptions()
            .use_space_ident()
            .indent_width(2);
        self.0.sdl_with_options(options)
    }
}

/// Builds the schema with these limits.
pub fn schema(limits: Limits) -> Schema {
    let schema = async_graphql::Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .limit_directives(limits.directives)
        // Suggestions would tell visitors what they did not ask for; the schema itself is public.
        .disable_suggestions()
        .extension(Door(limits))
        .finish();
    Schema(schema)
}

/// The text of the schema, as `commons schema` prints it.
pub fn sdl() -> String {
    schema(Limits::default()).sdl()
}

#[cfg(test)]
mod tests;
