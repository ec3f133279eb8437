//! `saveOfficeProfile`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::EditProfile, permit};
use commons_directory::{ProfileChanges, ProfileOutcome, save_office_profile};
use commons_entity::department;
use commons_kernel::DepartmentId;
use commons_store::fetch;

use crate::{
    context::scope,
    directory::{Department, OfficeProfile},
    error::Answer,
    ids::local,
    lists::{DRAFT, few},
};

/// What a save changes; what is left out stays as it is, an empty text or list takes it away.
#[derive(InputObject)]
struct SaveOfficeProfileInput {
    /// The department.
    department_id: ID,
    /// The revision that the writer saw; 0 when there was no profile.
    revision: i32,
    /// Where it is, in lines as on a letter; at most 500 characters.
    address: Option<String>,
    /// Its telephone number, as it is printed; at most 60 characters.
    phone: Option<String>,
    /// Its mail address.
    email: Option<String>,
    /// A whole address that begins with https:// or http://.
    website: Option<String>,
    /// When it is open, in its own words; at most 1,000 characters.
    hours: Option<String>,
    /// Codes of `officeLanguages`.
    languages: Option<Vec<String>>,
    /// Voting and tabulating equipment: at most 30 lines of 200 characters.
    equipment: Option<Vec<String>>,
    /// How many registered voters it serves, 0 to 20,000,000.
    registered_voters: Option<i32>,
}

/// What came of a save.
#[derive(Union)]
enum SaveOfficeProfilePayload {
    Saved(OfficeProfileSaved),
    Changed(OfficeProfileChanged),
}

/// It is saved.
#[derive(SimpleObject)]
struct OfficeProfileSaved {
    /// The profile, with its new revision.
    profile: OfficeProfile,
    /// The department as it is now.
    department: Department,
}

/// Somebody saved first. Nothing was changed; the profile is what stands there now.
#[derive(SimpleObject)]
struct OfficeProfileChanged {
    /// What stands there now.
    profile: OfficeProfile,
    /// What happened and what to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct SaveOfficeProfile;

#[Object]
impl SaveOfficeProfile {
    /// Saves what an office tells everybody of itself, on top of the revision that the writer saw.
    async fn save_office_profile(
        &self,
        ctx: &Context<'_>,
        input: SaveOfficeProfileInput,
    ) -> Answer<SaveOfficeProfilePayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let revision = input.revision;
        let changes = ProfileChanges {
            address: input.address,
            phone: input.phone,
            email: input.email,
            website: input.website,
            hours: input.hours,
            languages: few("languages", DRAFT, input.languages)?,
            equipment: few("equipment", DRAFT, input.equipment)?,
            registered_voters: input.registered_voters,
        };
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_edit = permit::<EditProfile, _>(scope.viewer(), department)?;
        let outcome =
            save_office_profile(&tx, scope.viewer(), may_edit, revision, changes, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            ProfileOutcome::Saved(profile, department) => {
                SaveOfficeProfilePayload::Saved(OfficeProfileSaved {
                    profile: profile.into(),
                    department: department.into(),
                })
            }
            ProfileOutcome::Changed(profile) => SaveOfficeProfilePayload::Changed(OfficeProfileChanged {
                profile: profile.into(),
                message: "Somebody saved this profile after you opened it. Compare both and save again."
                    .into(),
            }),
        })
    }
}
