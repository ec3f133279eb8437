//! A child that misbehaves is ended, and the parent says how. One test, because a script that another thread's child
//! still holds open for writing cannot be started.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, time::Duration};

use commons_extract::{Failure, Limits, Outcome, Reader, Reading, Refusal};

#[tokio::test]
async fn a_child_that_misbehaves_is_ended() {
    // A file that the server holds open without the mark that closes it on exec.
    // SAFETY: takes numbers alone; nothing else here uses number 20.
    assert_eq!(unsafe { libc::dup2(1, 20) }, 20);
    let folder = tempfile::tempdir().unwrap();
    let script = |name: &str, body: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let document = folder.path().join("document");
    fs::write(&document, "the document").unwrap();
    let limits = Limits { cpu_seconds: 1, wall: Duration::from_secs(5), ..Limits::default() };
    let patient = Limits { wall: Duration::from_millis(300), ..limits };
    let good = r#"{"read":{"media_type":"text/plain","text":"hello","pages":null,"title":null,"language":null,"truncated":false,"headings":[],"findings":[]}}"#;
    let failed = Outcome::Failed;

    for (name, body, limits, expected) in [
        ("busy", "while :; do :; done", limits, failed(Failure::TimedOut)),
        ("asleep", "sleep 60", patient, failed(Failure::TimedOut)),
        // It closes its answer and stays.
        ("silent", "exec >&- 2>&-; sleep 60", patient, failed(Failure::TimedOut)),
        ("endless", "exec yes", limits, failed(Failure::AnswerTooLong)),
        ("gone", "exit 3", limits, failed(Failure::Crashed)),
        ("killed", "kill -SEGV $$", limits, failed(Failure::Crashed)),
        ("babble", "echo hello", limits, failed(Failure::Crashed)),
        (
            "hungry",
            "echo memory allocation of 9 bytes failed >&2; exit 134",
            limits,
            failed(Failure::OutOfMemory),
        ),
        // It complains more than a pipe holds, and must not be stopped by that.
        (
            "loud",
            &format!("head -c 300000 /dev/zero >&2; echo '{good}'"),
            limits,
            Outcome::Read(reading("hello")),
        ),
        // It sees no environment but what its shell makes, writes no file, and has no more than its own files open.
        (
            "env",
            &format!("test -z \"$(env | grep -v -E '^(PWD|SHLVL|_|OLDPWD)=')\" && echo '{good}'"),
            limits,
            Outcome::Read(reading("hello")),
        ),
        (
            "heir",
            &format!("test ! -e /proc/$$/fd/20 && test $(pwd) = / && echo '{good}'"),
            limits,
            Outcome::Read(reading("hello")),
        ),
        (
            "writer",
            &format!("echo x > {}/stolen; exit 3", folder.path().display()),
            limits,
            failed(Failure::Crashed),
        ),
    ] {
        let reader = Reader::new(script(name, body), limits);
        let outcome = reader.read(&document, "document.txt").await.unwrap();
        assert_eq!(outcome, expected, "{name}");
    }
    assert_eq!(
        fs::read(folder.path().join("stolen")).unwrap_or_default(),
        b"",
        "the file size limit did not hold"
    );

    let reader = Reader::new(script("never", "exit 3"), limits);
    let outcome = reader.read(&document, "document.exe").await.unwrap();
    assert_eq!(outcome, Outcome::Refused(Refusal::UnknownKind), "an unknown kind starts no child");
    assert!(reader.read(&folder.path().join("absent"), "a.txt").await.is_err());
    assert!(Reader::new(folder.path().join("absent"), limits).read(&document, "a.txt").await.is_err());
}

fn reading(text: &str) -> Reading {
    Reading {
        media_type: "text/plain".into(),
        text: text.into(),
        pages: None,
        title: None,
        language: None,
        truncated: false,
        headings: Vec::new(),
        findings: Vec::new(),
    }
}
