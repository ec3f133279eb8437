//! Listings: buckets, and the keys of one, page by page.

use std::ops::Bound;

use s3s::{
    S3Response, S3Result,
    dto::{
        Bucket, CommonPrefix, ETag, EncodingType, ListBucketsOutput, ListObjectsV2Input, ListObjectsV2Output,
        Object, ObjectStorageClass,
    },
    s3_error,
};

use super::{index::Shelf, objects::signed, store::Store};

/// The largest page, in S3.
const MOST: usize = 1000;

pub(super) async fn buckets(store: &Store) -> S3Result<S3Response<ListBucketsOutput>> {
    let buckets = store
        .locked(|_, index| {
            let bucket = |name: &String, shelf: &Shelf| Bucket {
                name: Some(name.clone()),
                creation_date: Some(shelf.created.into()),
                ..Default::default()
            };
            Ok(index.shelves().map(|(name, shelf)| bucket(name, shelf)).collect())
        })
        .await?;
    Ok(S3Response::new(ListBucketsOutput { buckets: Some(buckets), ..Default::default() }))
}

pub(super) async fn objects(
    store: &Store,
    input: ListObjectsV2Input,
) -> S3Result<S3Response<ListObjectsV2Output>> {
    let most = input.max_keys.map_or(MOST, |most| usize::try_from(most).unwrap_or(0).min(MOST));
    let after = match &input.continuation_token {
        Some(token) => Some(read_token(token)?),
        None => input.start_after.clone(),
    };
    let url = input.encoding_type.as_ref().is_some_and(|encoding| encoding.as_str() == EncodingType::URL);
    let spell = move |text: &str| if url { percent_encode(text) } else { text.to_owned() };
    let ask = Ask {
        prefix: input.prefix.clone().unwrap_or_default(),
        delimiter: input.delimiter.clone().filter(|delimiter| !delimiter.is_empty()),
        after,
        most,
    };
    let bucket = input.bucket.clone();
    let (contents, prefixes, next) = store
        .locked(move |_, index| {
            let shelf = index.shelf(&bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            let found = page(shelf, &ask);
            let contents =
                found.keys.iter().map(|key| object(shelf, key, spell)).collect::<S3Result<Vec<_>>>()?;
            let prefixes: Vec<_> =
                found.prefixes.iter().map(|prefix| CommonPrefix { prefix: Some(spell(prefix)) }).collect();
            Ok((contents, prefixes, found.next))
        })
        .await?;
    let output = ListObjectsV2Output {
        key_count: i32::try_from(contents.len() + prefixes.len()).ok(),
        max_keys: i32::try_from(most).ok(),
        is_truncated: Some(next.is_some()),
        next_continuation_token: next.map(hex::encode),
        contents: Some(contents),
        common_prefixes: (!prefixes.is_empty()).then_some(prefixes),
        name: Some(input.bucket),
        prefix: input.prefix.map(|prefix| spell(&prefix)),
        delimiter: input.delimiter,
        continuation_token: input.continuation_token,
        start_after: input.start_after,
        encoding_type: input.encoding_type,
        ..Default::default()
    };
    Ok(S3Response::new(output))
}

/// What is asked of a listing.
struct Ask {
    prefix: String,
    delimiter: Option<String>,
    /// A key, or a common prefix that was already told.
    after: Option<String>,
    most: usize,
}

#[derive(Default)]
struct Found {
    keys: Vec<String>,
    prefixes: Vec<String>,
    /// The last thing told, when more follows.
    next: Option<String>,
}

fn page(shelf: &Shelf, ask: &Ask) -> Found {
    let mut found = Found::default();
    let mut last: Option<String> = None;
    let start = match &ask.after {
        Some(after) if *after >= ask.prefix => Bound::Excluded(after.clone()),
        _ => Bound::Included(ask.prefix.clone()),
    };
    for key in shelf.rows.range((start, Bound::Unbounded)).map(|(key, _)| key) {
        let Some(rest) = key.strip_prefix(&ask.prefix) else { break };
        let group = ask.delimiter.as_ref().and_then(|delimiter| {
            rest.find(delimiter).map(|at| key[..ask.prefix.len() + at + delimiter.len()].to_owned())
        });
        // The rest of a group that was told on this page or on the one before.
        if group.is_some() && (group == last || group == ask.after) {
            continue;
        }
        if found.keys.len() + found.prefixes.len() == ask.most {
            found.next = last;
            break;
        }
        last = Some(group.clone().unwrap_or_else(|| key.clone()));
        match group {
            Some(group) => found.prefixes.push(group),
            None => found.keys.push(key.clone()),
        }
    }
    found
}

fn object(shelf: &Shelf, key: &str, spell: impl Fn(&str) -> String) -> S3Result<Object> {
    let row = shelf.rows.get(key).ok_or_else(|| s3_error!(InternalError))?;
    Ok(Object {
        key: Some(spell(key)),
        size: Some(signed(row.size)?),
        e_tag: Some(ETag::Strong(row.etag.clone())),
        last_modified: Some(row.modified.into()),
        storage_class: Some(ObjectStorageClass::from_static(ObjectStorageClass::STANDARD)),
        ..Default::default()
    })
}

fn read_token(token: &str) -> S3Result<String> {
    let bytes =
        hex::decode(token).map_err(|_| s3_error!(InvalidArgument, "the continuation token is not ours"))?;
    String::from_utf8(bytes).map_err(|_| s3_error!(InvalidArgument, "the continuation token is not ours"))
}

/// As S3 spells keys when asked for `encoding-type=url`.
fn percent_encode(text: &str) -> String {
    crate::disposition::percent_encode(text, b"-._~/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use time::OffsetDateTime;

    use super::*;
    use crate::embedded::index::Row;

    fn shelf(keys: &[&str]) -> Shelf {
        let row = |key: &str| Row {
            bucket: "b".to_owned(),
            key: key.to_owned(),
            sha256: String::new(),
            size: 0,
            etag: String::new(),
            content_type: None,
            content_disposition: None,
            content_encoding: None,
            cache_control: None,
            metadata: BTreeMap::new(),
            modified: OffsetDateTime::UNIX_EPOCH,
        };
        let rows = keys.iter().map(|key| ((*key).to_owned(), row(key))).collect();
        Shelf { created: OffsetDateTime::UNIX_EPOCH, rules: Vec::new(), rows }
    }

    #[test]
    fn every_page_size_tells_everything_once() {
        let shelf = shelf(&["a", "d/1", "d/2", "d/3", "e", "f/", "f/x", "g"]);
        for most in 1..=8 {
            let mut told = Vec::new();
            let mut after = None;
            loop {
                let delimiter = Some("/".to_owned());
                let found = page(&shelf, &Ask { prefix: String::new(), delimiter, after, most });
                assert!(found.keys.len() + found.prefixes.len() <= most);
                told.extend(found.keys.into_iter().chain(found.prefixes));
                after = found.next;
                if after.is_none() {
                    break;
                }
            }
            told.sort();
            assert_eq!(told, ["a", "d/", "e", "f/", "g"], "pages of {most}");
        }
    }

    #[test]
    fn a_prefix_ends_the_listing_where_it_ends() {
        let shelf = shelf(&["a/1", "a/2", "b/1"]);
        let found = page(&shelf, &Ask { prefix: "a/".to_owned(), delimiter: None, after: None, most: 2 });
        assert_eq!(found.keys, ["a/1", "a/2"]);
        assert_eq!(found.next, None, "nothing follows inside the prefix");
    }
}
