//! A tool that has turned hostile is contained, ends in a clear outcome and leaves nothing behind. One test, because it
//! says by the environment where the scratch folders of its process are.

use std::{
    fs,
    io::ErrorKind,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use commons_extract::{Drawing, Failure, Limits, Reader, ToolLimits, Tools};

const PROGRAM: &str = env!("CARGO_BIN_EXE_commons-extractor");
/// What `sleep` is told, so that its processes are found again.
const NAP: &str = "7654.321";

/// One pixel, by which a script shows that it could do something.
const PICTURE: &[u8] = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xd9";

struct Den {
    folder: tempfile::TempDir,
    listener: TcpListener,
}

impl Den {
    /// Beside /tmp, which a tool does not see, and open to all users, since a tool has one of its own.
    fn new() -> Self {
        let folder = tempfile::tempdir_in("/var/tmp").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let den = Self { folder, listener };
        for (name, mode) in [("scratch", 0o711), ("open", 0o777), ("pages", 0o700)] {
            fs::create_dir(den.path(name)).unwrap();
            fs::set_permissions(den.path(name), fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::set_permissions(den.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(den.path("secret"), PICTURE).unwrap();
        fs::write(den.path("document"), "%PDF-1.7").unwrap();
        den
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder of tools with this script in place of pdftoppm. `draw` in it draws a page.
    fn script(&self, name: &str, body: &str) -> PathBuf {
        let folder = self.path(name);
        fs::create_dir(&folder).unwrap();
        let picture: String = PICTURE.iter().map(|byte| format!("\\x{byte:02x}")).collect();
        let draw = format!("draw() {{ printf '{picture}' > page-1.jpg; }}");
        fs::write(folder.join("pdftoppm"), format!("#!/bin/bash\n{draw}\n{body}\n")).unwrap();
        fs::set_permissions(folder.join("pdftoppm"), fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    async fn run(&self, name: &str, body: &str, limits: ToolLimits) -> Drawing {
        let tools = Tools::find_in(&self.script(name, body));
        let reader =
            Reader::new(PROGRAM.into(), Limits::default()).with_tools(tools).with_tool_limits(limits);
        let pages = reader.pages(&self.path("document"), "a.pdf", &self.path("pages")).await.unwrap();
        assert_eq!(pages.pictures.is_empty(), pages.outcome != Drawing::Drawn, "{name}");
        pages.outcome
    }

    fn was_called(&self) -> bool {
        match self.listener.accept() {
            Ok(_) => true,
            Err(cause) => {
                assert_eq!(cause.kind(), ErrorKind::WouldBlock);
                false
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_tool_is_contained() {
    let den = Den::new();
    // SAFETY: the only test of this program, before anything else runs.
    unsafe { std::env::set_var("TMPDIR", den.path("scratch")) };
    let limits = ToolLimits::default();
    let limits = ToolLimits {
        draw: Limits {
            cpu_seconds: 2,
            wall: Duration::from_secs(6),
            file: 8 << 20,
            folder: 32 << 20,
            ..limits.draw
        },
        ..limits
    };
    let failed = Drawing::Failed;
    let deep =
        format!("n=$(printf '%0200d' 1); for i in {{1..99}}; do mkdir $n && cd -P $n; done; sleep {NAP}");

    assert_eq!(den.run("honest", "draw", limits).await, Drawing::Drawn);

    for (name, body, expected) in [
        ("busy", "while :; do :; done", Failure::TimedOut),
        ("asleep", &format!("sleep {NAP}"), Failure::TimedOut),
        ("talker", "exec yes", Failure::AnswerTooLong),
        (
            "many-files",
            "i=0; while :; do i=$((i + 1)); head -c 1M /dev/zero > file-$i; done",
            Failure::AnswerTooLong,
        ),
        ("many-folders", "while :; do mkdir {1..9999}; done", Failure::AnswerTooLong),
        ("deep-folders", &deep, Failure::AnswerTooLong),
        ("bomb", &format!("sleep {NAP} & f() {{ f | f & f; }}; f; sleep {NAP}"), Failure::TimedOut),
    ] {
        assert_eq!(den.run(name, body, limits).await, failed(expected), "{name}");
    }

    // Each draws a page only if it gets what it wants.
    let port = den.listener.local_addr().unwrap().port();
    let secret = den.path("secret").display().to_string();
    let open = den.path("open").display().to_string();
    let own = std::process::id();
    let wants = [
        ("big-file", "head -c 10G /dev/zero > big && draw".to_owned()),
        ("caller", format!("exec 3<>/dev/tcp/127.0.0.1/{port} && echo hello >&3 && draw")),
        ("reader-of-users", "read line < /etc/passwd && draw".to_owned()),
        ("reader", format!("read line < {secret}; [ -n \"$line\" ] && draw")),
        ("copier", format!("cp {secret} page-1.jpg")),
        ("link-maker", format!("ln -s {secret} page-1.jpg")),
        ("hard-link-maker", format!("ln {secret} page-1.jpg")),
        ("pipe-maker", "mkfifo page-1.jpg".to_owned()),
        ("writer", format!("echo x > {open}/stolen && draw")),
        ("remover", format!("rm -f {secret} && [ ! -e {secret} ] && draw")),
        ("killer", format!("kill -0 {own} && draw")),
        ("runaway", "setsid true && draw".to_owned()),
        ("founder", "unshare -U true && draw".to_owned()),
        ("mounter", "mount -t tmpfs none . && draw".to_owned()),
        ("heir", "[ -n \"$CARGO_PKG_NAME$CARGO_MANIFEST_DIR\" ] && draw".to_owned()),
        ("program-maker", "cp /bin/true own && ./own && draw".to_owned()),
    ];
    for (name, body) in &wants {
        assert_eq!(den.run(name, body, limits).await, failed(Failure::Crashed), "{name}");
        assert!(!den.was_called(), "{name} called out");
    }
    assert!(!den.path("open").join("stolen").exists() && den.path("secret").exists());

    // The same script without the fence does call out: the listener listens and the script is right.
    let unfenced = den.script("unfenced", &wants[1].1);
    Command::new(unfenced.join("pdftoppm")).current_dir(den.path("open")).status().unwrap();
    assert!(den.was_called());

    // It draws and goes, and leaves another behind that holds neither its output nor its error.
    let leaver = format!("draw; sleep {NAP} > /dev/null 2>&1 &");
    assert_eq!(den.run("leaver", &leaver, limits).await, Drawing::Drawn);

    let deadline = Instant::now() + Duration::from_secs(5);
    while let Some(left) = still_running(&[den.folder.path().to_str().unwrap(), NAP]) {
        assert!(Instant::now() < deadline, "still running: {left}");
        std::thread::sleep(Duration::from_millis(20));
    }
    let left: Vec<_> =
        fs::read_dir(den.path("scratch")).unwrap().flatten().map(|entry| entry.path()).collect();
    assert_eq!(left, Vec::<PathBuf>::new(), "scratch folders were left");
}

/// The words of a process, other than this one, that has one of these in its command line.
fn still_running(words: &[&str]) -> Option<String> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter(|process| process.file_name() != std::process::id().to_string().as_str())
        .filter_map(|process| fs::read(Path::new("/proc").join(process.file_name()).join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .find(|line| words.iter().any(|word| line.contains(word)))
}
