//! A clean copy is what the child answers; when it does not, there is no copy. One test, because a script that another
//! thread's child still holds open for writing cannot be started.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use commons_extract::{Cleaned, Failure, Limits, Reader, Refusal};

#[tokio::test]
async fn a_copy_is_what_the_child_answers() {
    let folder = tempfile::tempdir().unwrap();
    let (document, copy) = (folder.path().join("document"), folder.path().join("copy"));
    fs::write(&document, "the document").unwrap();
    let limits = Limits { cpu_seconds: 2, wall: Duration::from_secs(20), ..Limits::default() };

    for (name, body, expected) in [
        ("cleans", "[ \"$1 $2\" = 'clean txt' ] && sed s/the/a/", Cleaned::Made { byte_size: 10 }),
        (
            "refuses",
            "echo '{\"refused\":{\"code\":\"encrypted\"}}'; exit 3",
            Cleaned::Refused(Refusal::Encrypted),
        ),
        ("babbles", "echo no; exit 3", Cleaned::Failed(Failure::Crashed)),
        ("crashes", "echo half of it; kill -SEGV $$", Cleaned::Failed(Failure::Crashed)),
        ("fails", "echo half of it; exit 1", Cleaned::Failed(Failure::Crashed)),
        // A copy of twelve bytes may be a megabyte and twice as long, and no more.
        ("grows", "head -c 1048600 /dev/zero", Cleaned::Made { byte_size: 1_048_600 }),
        ("overgrows", "head -c 1048601 /dev/zero", Cleaned::Failed(Failure::AnswerTooLong)),
        ("endless", "exec yes", Cleaned::Failed(Failure::AnswerTooLong)),
        ("busy", "while :; do :; done", Cleaned::Failed(Failure::TimedOut)),
    ] {
        let program = folder.path().join(name);
        fs::write(&program, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let cleaned = Reader::new(program, limits).clean(&document, "notes.TXT", &copy).await.unwrap();
        assert_eq!(cleaned, expected, "{name}");
        let written = fs::read(&copy).ok();
        match cleaned {
            Cleaned::Made { byte_size } => assert_eq!(written.unwrap().len() as u64, byte_size, "{name}"),
            _ => assert_eq!(written, None, "{name}: half a copy is no copy"),
        }
        if name == "cleans" {
            assert_eq!(fs::read(&copy).unwrap(), b"a document");
        }
        let _ = fs::remove_file(&copy);
    }
    let reader = Reader::new(folder.path().join("absent"), limits);
    let unknown = reader.clean(&document, "a.exe", &copy).await.unwrap();
    assert_eq!(unknown, Cleaned::Refused(Refusal::UnknownKind));
    assert!(reader.clean(&document, "a.txt", &copy).await.is_err());
    // What is there already is not overwritten, nor removed.
    fs::write(&copy, "something else").unwrap();
    assert!(reader.clean(&document, "a.txt", &copy).await.is_err());
    assert_eq!(fs::read(&copy).unwrap(), b"something else");
}
