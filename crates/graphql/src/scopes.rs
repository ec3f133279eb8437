//! What an API token must be allowed to do for each mutation. Said here and nowhere else.

use commons_kernel::TokenScope;

/// What a token with the scope `write` may do: change things, but nobody's rights. Every mutation that does not stand here
/// needs `manage`, so that one that was forgotten is closed and not open.
const WRITE: &[&str] = &[
    "addToCollection",
    "adoptTemplate",
    "adviseReview",
    "answerCollectionFlags",
    "answerCollectionInvitation",
    "appealTakedown",
    "approveSubmission",
    "archiveResource",
    "askSecondPerson",
    "beginUpload",
    "changeAdoption",
    "changeCollectionItem",
    "checkLinks",
    "checkReview",
    "claimNextReview",
    "claimReview",
    "commentReview",
    "completeUpload",
    "createCollection",
    "createResource",
    "decideCollection",
    "decideModeration",
    "decideReview",
    "decideWanted",
    "deleteSavedSearch",
    "endorseResource",
    "feature",
    "flagCollection",
    "flagResource",
    "markSavedSearchSeen",
    "orderCollection",
    "publishCollection",
    "publishVersion",
    "putBackCollection",
    "putBackResource",
    "releaseReview",
    "removeFromCollection",
    "renameSavedSearch",
    "restoreResource",
    "retireConcept",
    "saveCollection",
    "saveConcept",
    "saveDraft",
    "saveOfficeProfile",
    "saveSearch",
    "sendBackSubmission",
    "submitForReview",
    "supersedeResource",
    "takeBackFlag",
    "takeBackSubmission",
    "takeDownCollection",
    "takeDownResource",
    "unfeature",
    "withdrawCollection",
    "withdrawEndorsement",
    "withdrawResource",
];

/// The scope that a token needs for a mutation.
pub fn scope_of(mutation: &str) -> TokenScope {
    if WRITE.contains(&mutation) { TokenScope::Write } else { TokenScope::Manage }
}
