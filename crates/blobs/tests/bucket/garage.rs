//! Garage, an S3 server that is none of ours, built by `tests/s3.sh`: one process for all tests of a run.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::LazyLock,
    thread::sleep,
    time::Duration,
};

/// Another region than the one that every library takes for granted.
pub const REGION: &str = "us-gov-commons-1";
/// The domain under which each bucket has a host name.
pub const DOMAIN: &str = "s3.localhost";
pub const ACCESS_KEY: &str = "GK0123456789abcdef01234567";
pub const SECRET_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// The shared server.
static SERVER: LazyLock<Server> = LazyLock::new(start);

struct Server {
    port: u16,
    program: PathBuf,
    config: PathBuf,
    /// When this process ends, however it ends, the pipe closes and the server's keeper ends the server.
    _leash: ChildStdin,
}

/// Where the server listens on 127.0.0.1; starts it at the first call.
pub fn port() -> u16 {
    SERVER.port
}

/// Makes a bucket that has its name for everybody. One that is made over S3 has it for its maker's key alone, and as a preflight
/// request is signed by nobody, Garage then gives leave to every page.
pub fn make_bucket(name: &str) {
    for command in
        [&["create", name][..], &["allow", name, "--read", "--write", "--owner", "--key", ACCESS_KEY]]
    {
        let mut program = Command::new(&SERVER.program);
        let made =
            program.arg("-c").arg(&SERVER.config).arg("bucket").args(command).output().expect("Garage");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
}

fn start() -> Server {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/garage/bin/garage");
    assert!(program.exists(), "{} is missing: run tests/s3.sh once, or make setup", program.display());
    // Somebody else may take a port between our looking and Garage's binding.
    for _ in 0..3 {
        let folder = tempfile::tempdir().expect("a folder").keep();
        let port = free_port();
        let config = configure(&folder, port);
        let mut keeper = keep(&program, &config, &folder);
        let leash = keeper.stdin.take().expect("a pipe");
        if answers(port, &mut keeper) {
            return Server { port, program, config, _leash: leash };
        }
    }
    panic!("Garage does not answer");
}

/// A shell that starts the server, waits until we are gone, ends what it started and clears up.
fn keep(program: &Path, config: &Path, folder: &Path) -> Child {
    let script = r#""$1" -c "$2" server --single-node --default-access-key >"$3/log" 2>&1 </dev/null & server=$!
        cat >/dev/null; kill "$server"; wait "$server"; rm -rf "$3""#;
    Command::new("sh")
        .args(["-c", script, "keeper"])
        .args([program, config, folder])
        .env("GARAGE_DEFAULT_ACCESS_KEY", ACCESS_KEY)
        .env("GARAGE_DEFAULT_SECRET_KEY", SECRET_KEY)
        .env("RUST_LOG", "garage=warn")
        .stdin(Stdio::piped())
        .spawn()
        .expect("a shell")
}

fn configure(folder: &Path, port: u16) -> PathBuf {
    let path = folder.join("garage.toml");
    let (meta, data) = (folder.join("meta"), folder.join("data"));
    let text = format!(
        r#"
        metadata_dir = {meta:?}
        data_dir = {data:?}
        db_engine = "sqlite"
        replication_factor = 1
        rpc_bind_addr = "127.0.0.1:{rpc}"
        rpc_secret = "{SECRET_KEY}"
        [s3_api]
        api_bind_addr = "127.0.0.1:{port}"
        s3_region = "{REGION}"
        root_domain = ".{DOMAIN}"
        "#,
        rpc = free_port(),
    );
    fs::write(&path, text).expect("written");
    path
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

fn answers(port: u16, keeper: &mut Child) -> bool {
    for _ in 0..300 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        if keeper.try_wait().expect("a child").is_some() {
            return false;
        }
        sleep(Duration::from_millis(100));
    }
    false
}
