//! The demo's collections of the Alliance, what it features and one endorsement, over the demo resources.

use anyhow::{Context, bail};
use commons_access::{Action, Caller, Hat, Viewer, act, permit};
use commons_curation::{NewEndorsement, NewMark, Subject, endorse_resource, feature};
use commons_entity::{collection, person, resource};
use commons_kernel::{AllianceRole, Clock, EndorsementLevel, Reach};
use commons_library::{
    AddOutcome, CollectionChanges, CollectionOutcome, InvitationAnswer, Keeper, OwnReach, add_to_collection,
    answer_invitation, create_collection, publish_collection, save_collection,
};
use commons_store::{Store, Tx, visible};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use serde::Deserialize;
use time::{Duration, OffsetDateTime};

/// Who answers for the departments of the demo.
const CONTENT: Viewer = Viewer::system("content");
/// The Alliance's own collections ask nobody.
const ALLIANCES: OwnReach = OwnReach(Reach::Public);
/// How long it stands at the front, and how long the endorsement counts.
const SHOWN: Duration = Duration::days(300);

#[derive(Deserialize)]
struct Shelves {
    keeper: String,
    collections: Vec<Shelf>,
    featured: Vec<Front>,
    endorsement: Word,
}

#[derive(Deserialize)]
struct Shelf {
    key: String,
    title: String,
    summary: String,
    introduction: String,
    values: Vec<String>,
    standards: Vec<String>,
    topics: Vec<String>,
    items: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    resource: String,
    commentary: String,
}

#[derive(Deserialize)]
struct Front {
    resource: Option<String>,
    collection: Option<String>,
    note: String,
}

#[derive(Deserialize)]
struct Word {
    resource: String,
    statement: String,
    marks: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    dimension: String,
    level: EndorsementLevel,
    words: String,
}

/// Makes what the text says, when there is no collection yet, as the demo's curator.
///
/// # Errors
/// Something that ships is refused, or the database says so.
pub async fn load(store: &Store, clock: &dyn Clock, text: &str) -> anyhow::Result<()> {
    let shelves: Shelves = serde_json::from_str(text).context("the demo collections cannot be read")?;
    let tx = store.begin(&CONTENT).await?;
    if visible::<collection::Entity>(&CONTENT, Action::Read).count(&tx).await? > 0 {
        return Ok(());
    }
    let curator = curator(&tx, &shelves.keeper).await?;
    let mut made = Vec::new();
    for shelf in shelves.collections {
        let key = shelf.key.clone();
        made.push((key, collect(&tx, &curator, clock, shelf).await?));
    }
    let now = clock.now();
    let until = (now + SHOWN).date();
    for Front { resource, collection, note } in shelves.featured {
        let subject = match (resource, collection) {
            (Some(key), _) => {
                let row = demo_resource(&tx, &key).await?;
                Subject::Resource(Box::new(allowed::<act::Feature, _>(&curator, row)?))
            }
            (None, key) => {
                let row =
                    made.iter().find(|(name, _)| Some(name) == key.as_ref()).map(|(_, row)| row.clone());
                let row = row.context("the demo features a collection that it does not have")?;
                Subject::Collection(Box::new(allowed::<act::Feature, _>(&curator, row)?))
            }
        };
        feature(&tx, &curator, &subject, (&note, until), now).await?;
    }
    endorse(&tx, &curator, shelves.endorsement, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The demo's curator, with the hat that they wear as one.
async fn curator(tx: &Tx, email: &str) -> anyhow::Result<Viewer> {
    let row = visible::<person::Entity>(&CONTENT, Action::Read)
        .filter(person::Column::Email.eq(email))
        .one(tx)
        .await?
        .with_context(|| format!("{email} is not among the demo people"))?;
    let role = AllianceRole::Curator;
    Ok(Viewer {
        caller: Caller::Person(row.id.into()),
        hat: Some(Hat::Staff(role)),
        seats: Vec::new(),
        groups: Vec::new(),
        alliance: Some(role),
    })
}

/// A public collection with all that stands in it; the departments of the demo say yes.
async fn collect(
    tx: &Tx,
    curator: &Viewer,
    clock: &dyn Clock,
    shelf: Shelf,
) -> anyhow::Result<collection::Model> {
    let now = clock.now();
    let row = create_collection(tx, curator, Keeper::Alliance, shelf.title, now).await?;
    let changes = CollectionChanges {
        summary: Some(shelf.summary),
        introduction: Some(shelf.introduction),
        reach: Some(Reach::Public),
        values: Some(shelf.values),
        standards: Some(shelf.standards),
        topics: Some(shelf.topics),
        ..CollectionChanges::default()
    };
    let may_edit = allowed::<act::Edit, _>(curator, row)?;
    let CollectionOutcome::Saved(row) =
        save_collection(tx, curator, may_edit, ALLIANCES, (1, changes), now).await?
    else {
        bail!("a new demo collection was changed by somebody else");
    };
    let may_edit = allowed::<act::Edit, _>(curator, row.clone())?;
    for Place { resource, commentary } in shelf.items {
        let may_read = allowed::<act::Read, _>(curator, demo_resource(tx, &resource).await?)?;
        let words = (commentary.as_str(), ALLIANCES);
        let added = add_to_collection(tx, curator, (&may_edit, &may_read), words, now).await?;
        let AddOutcome::Added(item) = added else { bail!("{resource} stands twice in a demo collection") };
        let may_decide = allowed::<act::Decide, _>(&CONTENT, item)?;
        answer_invitation(tx, &CONTENT, may_decide, InvitationAnswer::Accept, now).await?;
    }
    let may_publish = allowed::<act::Publish, _>(curator, row)?;
    Ok(publish_collection(tx, curator, may_publish, ALLIANCES, now).await?)
}

async fn endorse(tx: &Tx, curator: &Viewer, word: Word, now: OffsetDateTime) -> anyhow::Result<()> {
    let row = demo_resource(tx, &word.resource).await?;
    let version = row.current_version_id.context("the demo endorses what is not published")?;
    let marks =
        word.marks.into_iter().map(|Mark { dimension, level, words }| NewMark { dimension, level, words });
    let new = NewEndorsement {
        version: version.into(),
        marks: marks.collect(),
        statement: word.statement,
        expires_on: (now + SHOWN).date(),
    };
    let may_endorse = allowed::<act::Endorse, _>(curator, row)?;
    endorse_resource(tx, curator, &may_endorse, new, now).await?;
    Ok(())
}

async fn demo_resource(tx: &Tx, key: &str) -> anyhow::Result<resource::Model> {
    visible::<resource::Entity>(&CONTENT, Action::Read)
        .filter(resource::Column::ExternalId.eq(key))
        .one(tx)
        .await?
        .with_context(|| format!("{key} is not among the demo resources"))
}

fn allowed<A: commons_access::Act, T: commons_access::Guarded>(
    viewer: &Viewer,
    row: T,
) -> anyhow::Result<commons_access::May<A, T>> {
    permit::<A, T>(viewer, Some(row)).map_err(|_| anyhow::anyhow!("the demo's curator may not do that"))
}
