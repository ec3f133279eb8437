//! The index on disk: what it remembers, what it survives, and how it is built anew.

use std::{fs, path::Path, sync::Arc};

use crate::support::{document, found, id, upserts};
use commons_search::{Change, Condition, Index};

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
    fresh.add(upserts(vec![document(2, "New", "")])).unwrap();
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
