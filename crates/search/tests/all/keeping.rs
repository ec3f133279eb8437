//! The index on disk: what it remembers, what it survives, and how it is built anew.

use std::{fs, path::Path, sync::Arc};

use crate::support::{document, found, id, upserts};
use commons_search::{Change, Condition, Index, Position};

fn open(folder: &Path) -> (Arc<Index>, Condition) {
    let (index, condition) = Index::open(folder).expect("the index opens");
    (Arc::new(index), condition)
}

#[test]
fn what_was_committed_is_there_again_with_its_position() {
    let folder = tempfile::tempdir().unwrap();
    let (index, condition) = open(folder.path());
    assert!(matches!(condition, Condition::NeedsRebuild(_)));
    assert_eq!(index.position(), None);
    index.apply(upserts(vec![document(1, "Ballot", ""), document(2, "Ballot box", "")]), Some(7)).unwrap();
    index.apply(vec![Change::Remove(id(2)), Change::Remove(id(99))], Some(9)).unwrap();
    index.apply(upserts(vec![document(1, "Seal", "")]), Some(10)).unwrap();
    drop(index);
    let (index, condition) = open(folder.path());
    assert_eq!((condition, index.position(), index.size()), (Condition::Ready, Some(10), 1));
    assert_eq!(found(&index, "seal"), [1]);
    assert_eq!(found(&index, "ballot"), [] as [u128; 0]);
}

#[test]
fn a_new_generation_takes_over_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = open(folder.path());
    index.apply(upserts(vec![document(1, "Old", "")]), Some(3)).unwrap();
    let fresh = index.rebuild().unwrap();
    fresh.add(vec![document(2, "New", "")]).unwrap();
    assert_eq!(found(&index, "old"), [1], "the old one answers meanwhile");
    assert_eq!(found(&index, "new"), [] as [u128; 0]);
    fresh.finish(Some(5)).unwrap();
    assert_eq!(found(&index, "new"), [2]);
    assert_eq!(found(&index, "old"), [] as [u128; 0]);
    assert_eq!(index.position(), Some(5));
    drop(index);
    let (index, condition) = open(folder.path());
    assert_eq!((condition, found(&index, "new")), (Condition::Ready, vec![2]));
    let generations =
        fs::read_dir(folder.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(generations, 1, "the old generation is gone");
}

#[test]
fn a_damaged_index_is_put_aside() {
    let damages: [fn(&Path); 4] = [
        |folder| each_file(folder, |file| fs::write(file, b"").unwrap()),
        |folder| {
            each_file(folder, |file| {
                let mut bytes = fs::read(&file).unwrap();
                let middle = bytes.len() / 2;
                if let Some(byte) = bytes.get_mut(middle) {
                    *byte ^= 0xff;
                }
                fs::write(file, bytes).unwrap();
            });
        },
        |folder| fs::write(folder.join("meta.json"), "{").unwrap(),
        |folder| fs::remove_file(folder.join("meta.json")).unwrap(),
    ];
    for (n, damage) in damages.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let (index, _) = open(folder.path());
        index.apply(upserts(vec![document(1, "Ballot", "words")]), Some(3)).unwrap();
        drop(index);
        let name = fs::read_to_string(folder.path().join("CURRENT")).unwrap();
        damage(&folder.path().join(name.trim()));
        let (index, condition) = open(folder.path());
        assert!(matches!(condition, Condition::NeedsRebuild(_)), "damage {n} was not noticed: {condition:?}");
        assert_eq!((index.position(), index.size()), (None, 0));
        index.apply(upserts(vec![document(1, "Ballot", "")]), Some(4)).unwrap();
        assert_eq!(found(&index, "ballot"), [1], "it can be built again");
    }
}

#[test]
fn another_version_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = open(folder.path());
    index.apply(upserts(vec![document(1, "Ballot", "")]), Some(3)).unwrap();
    drop(index);
    let name = fs::read_to_string(folder.path().join("CURRENT")).unwrap();
    let meta = folder.path().join(name.trim()).join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let other = text.replace("\\\"schema\\\":", "\\\"schema\\\":9");
    assert_ne!(text, other, "the stamp must be in the commit");
    fs::write(&meta, other).unwrap();
    assert_eq!(open(folder.path()).1, Condition::NeedsRebuild("it was built by another version".into()));
}

fn each_file(folder: &Path, change: impl Fn(std::path::PathBuf)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with(".lock") && !path.to_string_lossy().ends_with(".json") {
            change(path);
        }
    }
}

#[test]
fn one_process_at_a_time_holds_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (first, _) = open(folder.path());
    let refused = Index::open(folder.path()).err().expect("it is held");
    assert!(refused.message().contains("held by another process"), "{refused:?}");
    assert!(refused.message().contains("COMMONS_SEARCH__DIR"), "{refused:?}");
    drop(first);
    open(folder.path());
}

#[test]
fn a_build_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = open(folder.path());
    index.apply(upserts(vec![document(1, "Old", "")]), Some(3)).unwrap();
    let fresh = index.rebuild().unwrap();
    fresh.add(vec![document(2, "New", "")]).unwrap();
    drop(fresh);
    assert_eq!(generations(folder.path()), 1);
    assert_eq!((found(&index, "old"), index.position()), (vec![1], Some(3)));
}

#[test]
fn what_was_passed_over_is_not_in_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = open(folder.path());
    index.apply(upserts(vec![document(1, "Ballot", "")]), Some(3)).unwrap();
    index.pass_to(Position { seq: 9, chain: "hash".into() });
    assert_eq!((index.position(), index.committed()), (Some(9), Some(3)));
    drop(index);
    assert_eq!(open(folder.path()).0.position(), Some(3));
}

#[test]
fn a_commit_is_carried_to_another_folder() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (index, _) = open(here.path());
    let place = Position { seq: 7, chain: "hash".into() };
    let documents = vec![document(1, "Ballot", ""), document(2, "Seal", "")];
    index.apply_at(upserts(documents), place.clone()).unwrap();
    index.apply_at(vec![Change::Remove(id(2))], place.clone()).unwrap();
    let frozen = index.freeze().unwrap().expect("there is a commit");
    // The index goes on, and what was taken out stays as it was.
    index.apply(upserts(vec![document(3, "Later", ""), document(1, "Other", "")]), Some(9)).unwrap();
    let (other, _) = open(there.path());
    let adoption = other.adopt().unwrap().expect("it is on the disk");
    for (name, bytes) in &frozen.files {
        assert_eq!(frozen.damage(name), None);
        assert_eq!(fs::copy(frozen.path(name), adoption.folder().join(name)).unwrap(), *bytes);
    }
    assert_eq!((&frozen.position, frozen.documents), (&place, 1));
    adoption.finish(&frozen.position).unwrap();
    assert_eq!((other.place(), other.size(), found(&other, "ballot")), (Some(place.clone()), 1, vec![1]));
    // At another position than was promised it does not answer.
    let adoption = other.adopt().unwrap().expect("it is on the disk");
    for (name, _) in &frozen.files {
        fs::copy(frozen.path(name), adoption.folder().join(name)).unwrap();
    }
    assert!(
        adoption.finish(&Position { seq: 8, chain: "hash".into() }).unwrap_err().contains("another position")
    );
    assert_eq!((generations(there.path()), found(&other, "ballot")), (1, vec![1]));
    drop(frozen);
    let left = fs::read_dir(here.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("links-"));
    assert_eq!(left.count(), 0);
    other.apply(upserts(vec![document(4, "Seal", "")]), Some(11)).unwrap();
    assert_eq!((found(&other, "seal"), other.inspect()), (vec![4], None));
}

fn generations(root: &Path) -> usize {
    fs::read_dir(root).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count()
}
