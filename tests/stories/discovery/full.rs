//! A disk without room: searches answer from the last commit, readiness and figures say so, and the index goes on by itself when
//! there is room again.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use commons_discovery::catch_up;
use commons_tests::{Setup, TestApp};
use serde_json::{Value, json};

use super::shelf::{assert_equal, put};

/// A small disk of its own (tmpfs, which root may mount); without the right to mount, a folder whose generation refuses to be
/// written.
struct Disk {
    folder: tempfile::TempDir,
    is_mounted: bool,
}

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(folder.path()).output();
        Self { is_mounted: mount.is_ok_and(|mount| mount.status.success()), folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    fn fill(&self) {
        if !self.is_mounted {
            return refuse(&self.root(), true);
        }
        let mut file = File::create(self.folder.path().join("ballast")).expect("it begins");
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        if !self.is_mounted {
            return refuse(&self.root(), false);
        }
        fs::remove_file(self.folder.path().join("ballast")).expect("it is removed");
    }
}

/// Takes the right to write from the folders of the index, or gives it back. Root may write all the same, so whoever is root
/// needs the mount.
fn refuse(root: &Path, refused: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = if refused { 0o555 } else { 0o755 };
    let inside = fs::read_dir(root).expect("it is there").flatten().map(|entry| entry.path());
    for folder in inside.filter(|path| path.is_dir()).chain([root.to_owned()]) {
        fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("its rights change");
    }
    let probe = root.join("probe");
    assert_eq!(fs::write(&probe, "x").is_err(), refused, "root needs the right to mount for this test");
    let _ = fs::remove_file(probe);
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.is_mounted {
            let _ = Command::new("umount").arg("-l").arg(self.folder.path()).status();
        }
    }
}

async fn ready(app: &TestApp) -> Value {
    let answer = app.http.get("/readyz").send().await.0;
    assert_eq!(answer.status().as_u16(), 200, "it answers, so it is ready");
    let text = answer.into_body().into_string().await.expect("a text");
    serde_json::from_str::<Value>(&text).expect("JSON")["parts"]["index"].take()
}

async fn figures(app: &TestApp) -> String {
    app.http.get("/metrics").send().await.0.into_body().into_string().await.expect("a text")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_stops_nothing_but_the_index() {
    let disk = Disk::new();
    let app = TestApp::with(Setup { index: Some(disk.root()), ..Setup::default() }).await;
    put(&app.owner, &app.store, &*app.clock, 0..20, 1).await;
    app.settle().await;
    let index = app.finder.index();
    let before = index.position();
    assert_eq!(ready(&app).await, "ready");

    disk.fill();
    put(&app.owner, &app.store, &*app.clock, 0..1, 2).await;
    for _ in 0..3 {
        let refused = catch_up(&app.store, index).await.expect_err("there is no room");
        assert!(refused.message().contains("make room"), "{refused:?}");
    }
    assert_eq!(index.position(), before, "the last commit stands");
    let ask = "{ search(query: \"shelved\") { totalCount } }";
    let seen = app.visitor().ask(ask, json!({})).await.ok();
    assert_eq!(seen["search"]["totalCount"], 19, "what is not read yet is left out, the rest is found");
    assert_eq!(ready(&app).await, "stuck");
    assert!(figures(&app).await.contains("commons_index_stuck 1\n"));

    disk.make_room();
    let mut editions = [1; 20];
    editions[0] = 2;
    app.settle().await;
    assert_equal(index, &editions);
    assert_eq!((ready(&app).await, index.inspect()), (json!("ready"), None));
    assert!(figures(&app).await.contains("commons_index_stuck 0\n"));
    let generations = fs::read_dir(disk.root()).expect("it is there").flatten();
    assert_eq!(generations.filter(|entry| entry.path().is_dir()).count(), 1, "nothing is left behind");
}
