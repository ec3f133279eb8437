//! Batches of what is known of documents. The caller has permitted reading the documents.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use commons_entity::{attachment_download, attachment_page, attachment_text};
use commons_extract::Finding;
use commons_kernel::{Error, Result};
use commons_library::findings_of;
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    context::ReadLane,
    loaders::{answers, gathered},
};

/// The words in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TextOf(pub Uuid);
/// The pictures of its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PagesOf(pub Uuid);
/// What was found in it; absent for who neither writes nor reviews it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FindingsOf(pub Uuid);
/// How often it was downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DownloadsOf(pub Uuid);

#[async_trait::async_trait]
impl Loader<TextOf> for ReadLane {
    type Value = Option<Arc<attachment_text::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[TextOf]) -> Result<HashMap<TextOf, Self::Value>> {
        let rows = children::<attachment_text::Entity>()
            .filter(attachment_text::Column::AttachmentId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (TextOf(row.attachment_id), Arc::new(row))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<PagesOf> for ReadLane {
    type Value = Option<Arc<Vec<attachment_page::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[PagesOf]) -> Result<HashMap<PagesOf, Self::Value>> {
        let rows = children::<attachment_page::Entity>()
            .filter(attachment_page::Column::AttachmentId.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(attachment_page::Column::Number)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(gathered(keys, rows.into_iter().map(|row| (PagesOf(row.attachment_id), row))))
    }
}

#[async_trait::async_trait]
impl Loader<FindingsOf> for ReadLane {
    type Value = Option<Arc<Vec<Finding>>>;
    type Error = Error;
    async fn load(&self, keys: &[FindingsOf]) -> Result<HashMap<FindingsOf, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let found = findings_of(&*self.tx().await?, self.viewer(), &ids).await?;
        Ok(answers(keys, found.into_iter().map(|(id, list)| (FindingsOf(id), Arc::new(list))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<DownloadsOf> for ReadLane {
    type Value = Option<i64>;
    type Error = Error;
    async fn load(&self, keys: &[DownloadsOf]) -> Result<HashMap<DownloadsOf, Self::Value>> {
        let days = children::<attachment_download::Entity>()
            .filter(attachment_download::Column::AttachmentId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let mut sums = HashMap::new();
        for day in days {
            *sums.entry(DownloadsOf(day.attachment_id)).or_default() += i64::from(day.count);
        }
        Ok(answers(keys, sums))
    }
}
