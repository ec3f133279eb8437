//! What is said of drafts, as a GraphQL enum: screens in other languages say it by these.

use async_graphql::Enum;

use crate::words::mirrors;

mirrors! {
    /// What is said of a draft.
    ProblemCode mirrors "commons_library::ProblemCode" {
        /// A mark of unfinished work.
        UnfinishedMark,
        /// A place to be filled in, where nobody is meant to.
        PlaceToFillIn,
        /// A picture without a text.
        ImageWithoutText,
        /// A picture whose text is the name of a file.
        ImageNamedAsFile,
        /// A link to a place in the same text.
        LinkToPlace,
        /// A link that runs something.
        LinkRuns,
        /// A link that the page does not show.
        LinkNotShown,
        /// A link to what is no address.
        LinkMalformed,
        /// A link without words.
        LinkWithoutWords,
        /// A link whose words say nothing.
        LinkVague,
        /// A text that is hard to read.
        HardToRead,
        /// A heading that leaves out a level.
        HeadingSkips,
        /// A table with too many columns.
        TableTooWide,
        /// A table with too many rows.
        TableTooLong,
        /// Words of a campaign. Their mend is of the list, in the language of the text.
        PartisanWords,
        /// Words that judge. Their mend is of the list, in the language of the text.
        LoadedWords,
        /// Words that praise. Their mend is of the list, in the language of the text.
        PraisingWords,
        /// Nothing is there that could be sent.
        NothingChanged,
        /// The title is too short.
        TitleTooShort,
        /// There is no summary.
        SummaryMissing,
        /// There is no note of what changed.
        ChangeNoteMissing,
        /// Its group may read it, and there is none.
        GroupMissing,
        /// Its group may read it, and its department has left that.
        GroupLeft,
        /// It has neither text nor documents.
        NothingWritten,
        /// A document is still being uploaded.
        DocumentUploading,
        /// A document is still being checked.
        DocumentChecking,
        /// A document was refused.
        DocumentRefused,
        /// Something in a document; which it is, and its sentences, are values.
        DocumentFinding,
        /// A picture among the documents says nothing to who does not see it.
        PictureWithoutText,
        /// Something is to be filled in that has no name.
        FillInWithoutName,
        /// A verdict does not say why.
        VerdictWithoutReason,
        /// A verdict was made in the future.
        VerdictToCome,
        /// It applies where it is not usable.
        VerdictContradicts,
        /// A story lacks its challenge.
        ChallengeMissing,
        /// A story lacks what was done.
        ApproachMissing,
        /// A story lacks what came of it.
        OutcomeMissing,
        /// A figure does not say what it counts.
        FigureWithoutName,
        /// A figure has no number.
        FigureWithoutNumber,
        /// A figure is no number.
        FigureNoNumber,
        /// A link within this site leads to nothing that the writer may read.
        LinkDead,
        /// A link within this site leads to what fewer may read.
        LinkNarrower,
        /// A site says that there is nothing any more.
        LinkGone,
        /// A site did not answer.
        LinkUnanswered,
        /// An address that not everybody can reach.
        LinkNotForAll,
        /// A site answered with an error.
        LinkFails,
    }
}
