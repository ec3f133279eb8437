//! The files of the built web app, out of a folder or out of the binary.

use std::{
    borrow::Cow,
    path::{Component, Path},
};

use crate::Assets;

impl Assets {
    /// The bytes of a file by its path below the root. A path with `..` or anything else that does not lead straight down
    /// is no file.
    pub(crate) async fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let path = Path::new(path);
        let straight = path.components().all(|part| match part {
            Component::Normal(name) => name.to_str().is_some_and(|name| !name.contains('\\')),
            _ => false,
        });
        if !straight || path.as_os_str().is_empty() || path.as_os_str().as_encoded_bytes().contains(&0) {
            return None;
        }
        match self {
            Assets::Folder(folder) => tokio::fs::read(folder.join(path)).await.ok().map(Cow::Owned),
            Assets::Embedded(dir) => dir.get_file(path).map(|file| Cow::Borrowed(file.contents())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_outside_the_folder_is_read() {
        let assets = Assets::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        assert!(assets.read("assets.rs").await.is_some());
        for path in
            ["../Cargo.toml", "/etc/passwd", "a/../../Cargo.toml", "..\\Cargo.toml", "", ".", "graphql", "\0"]
        {
            assert!(assets.read(path).await.is_none(), "{path:?}");
        }
    }
}
