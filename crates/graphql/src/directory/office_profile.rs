//! What an office tells everybody of itself.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, SimpleObject, dataloader::Loader};
use commons_directory::OFFICE_LANGUAGES;
use commons_entity::office_profile;
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    context::{ReadLane, scope},
    directory::{Person, person},
    error::Answer,
    loaders::answers,
};

/// The profile of a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ProfileOf(pub Uuid);

pub(crate) struct OfficeProfile(pub Arc<office_profile::Model>);

impl From<office_profile::Model> for OfficeProfile {
    fn from(row: office_profile::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// What an office tells everybody of itself: how to reach it, its hours, languages and equipment. What it has not said is
/// empty.
#[Object]
impl OfficeProfile {
    /// Send it back with the next save, so that nobody's words are overwritten unseen.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// Where it is, in lines as on a letter.
    async fn address(&self) -> &str {
        &self.0.address
    }

    /// Its telephone number, as it is printed.
    async fn phone(&self) -> &str {
        &self.0.phone
    }

    /// Its mail address.
    async fn email(&self) -> &str {
        &self.0.email
    }

    /// Its page.
    async fn website(&self) -> &str {
        &self.0.website
    }

    /// When it is open, in its own words.
    async fn hours(&self) -> &str {
        &self.0.hours
    }

    /// The languages that it serves voters in: codes of `officeLanguages`.
    async fn languages(&self) -> &[String] {
        &self.0.languages
    }

    /// Voting and tabulating equipment, a line each.
    async fn equipment(&self) -> &[String] {
        &self.0.equipment
    }

    /// When it was saved last.
    async fn saved_at(&self) -> OffsetDateTime {
        self.0.saved_at
    }

    /// Who saved it last; null for a visitor.
    async fn saved_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.saved_by).await?)
    }
}

/// A language that an office can say it serves voters in.
#[derive(SimpleObject)]
struct OfficeLanguage {
    /// Its code (BCP 47).
    code: &'static str,
    /// Its name in English.
    name: &'static str,
}

/// The office profile's part of `Query`.
#[derive(Default)]
pub(crate) struct OfficeProfileQuery;

#[Object]
impl OfficeProfileQuery {
    /// The languages that an office profile can name, by code.
    async fn office_languages(&self) -> Vec<OfficeLanguage> {
        OFFICE_LANGUAGES.iter().map(|(code, name)| OfficeLanguage { code, name }).collect()
    }
}

/// The caller has permitted the department.
#[async_trait::async_trait]
impl Loader<ProfileOf> for ReadLane {
    type Value = Option<Arc<office_profile::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[ProfileOf]) -> Result<HashMap<ProfileOf, Self::Value>> {
        let rows = children::<office_profile::Entity>()
            .filter(office_profile::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (ProfileOf(row.department_id), Arc::new(row))).collect()))
    }
}
