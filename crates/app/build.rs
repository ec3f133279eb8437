//! Says where the built web app is, so that the binary can hold it; without one, a page that says how to build it.

use std::{env, fs, path::PathBuf};

fn main() {
    let built =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../web/dist");
    println!("cargo::rerun-if-changed={}", built.display());
    let dist = match built.join("index.html").is_file() {
        true => built,
        false => placeholder(),
    };
    println!("cargo::rustc-env=COMMONS_WEB_DIST={}", dist.display());
    println!("cargo::rerun-if-changed=content");
}

fn placeholder() -> PathBuf {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("dist");
    fs::create_dir_all(&folder).expect("the build folder can be written");
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Alliance Commons</title><!--app-head--></head>\
                <body><div id=\"root\"><!--app-html--></div><!--app-boot--><p>The web app is not built. Run: make build</p></body></html>";
    fs::write(folder.join("index.html"), page).expect("the build folder can be written");
    folder
}
