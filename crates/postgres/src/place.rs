//! The private folder, and the way on which an unprivileged user reaches it.
//!
//! As root the folder often lies under one that only root may enter (a checkout in root's home). The user that
//! PostgreSQL runs as cannot walk there, but it can be handed the folder itself: an open descriptor, named through
//! `/proc/self/fd` (proc(5)), asks for no permission on the parents.

use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, File, TryLockError},
    io,
    os::{
        fd::AsRawFd,
        unix::{fs::DirBuilderExt, process::CommandExt},
    },
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use crate::{StartError, account, account::Account, initialise::DATA};

/// The private folder of one server.
#[derive(Debug)]
pub(crate) struct Place {
    /// Where it is, for us.
    folder: PathBuf,
    /// Whom the programs run as; none: as ourselves.
    pub account: Option<Account>,
    /// The open folder, when its user cannot walk to it.
    handed: Option<File>,
    /// Keeps a second process of ours out; the kernel lets go of it when we die.
    _lock: File,
}

/// How long to wait for a process of ours that is on its way out.
const FAREWELL: Duration = Duration::from_secs(10);

impl Place {
    /// Makes the folder, private to the user that the programs will run as.
    pub fn prepare(folder: &Path) -> Result<Self, StartError> {
        let folder = std::path::absolute(folder).map_err(StartError::file("resolve the data folder"))?;
        fs::create_dir_all(&folder).map_err(StartError::file(format!("make {}", folder.display())))?;
        let account = account::choose(&folder.join(DATA))?;
        private(&folder, account)?;
        let lock = lock(&folder)?;
        let handed = match account {
            Some(account) if !can_enter(account, &folder)? => {
                Some(File::open(&folder).map_err(StartError::file(format!("open {}", folder.display())))?)
            }
            _ => None,
        };
        Ok(Self { folder, account, handed, _lock: lock })
    }

    /// A path inside, for us.
    pub fn ours(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The same path, as the programs must name it.
    pub fn theirs(&self, name: &str) -> PathBuf {
        match &self.handed {
            None => self.ours(name),
            Some(open) => PathBuf::from(format!("/proc/self/fd/{}", open.as_raw_fd())).join(name),
        }
    }

    /// Whether programs inside the folder can be run: PostgreSQL resolves its own path, which must lie open.
    pub fn is_open(&self) -> bool {
        self.handed.is_none()
    }

    /// Makes a folder inside, private to the user of the programs.
    pub fn private_folder(&self, name: &str) -> Result<PathBuf, StartError> {
        let path = self.ours(name);
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .map_err(StartError::file(format!("make {}", path.display())))?;
        private(&path, self.account)?;
        Ok(path)
    }

    /// A program as its user, with a clean environment, the folder in its hands when needed, and no longer life than
    /// the *thread* that starts it (PR_SET_PDEATHSIG, prctl(2)).
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = as_account(program, self.account);
        let parent = std::process::id();
        let handed = self.handed.as_ref().map(AsRawFd::as_raw_fd);
        // SAFETY: between fork and exec only prctl, getppid and fcntl are called, all async-signal-safe; the
        // descriptor is open in the child since `self` outlives the command. This runs after the change of user,
        // which would clear the death signal again.
        unsafe {
            command.pre_exec(move || {
                if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGINT) != 0 {
                    return Err(io::Error::last_os_error());
                }
                // The parent may have died before the line above.
                if u32::try_from(libc::getppid()) != Ok(parent) {
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                // The folder shall stay open across exec.
                match handed {
                    Some(folder) if libc::fcntl(folder, libc::F_SETFD, 0) == -1 => {
                        Err(io::Error::last_os_error())
                    }
                    _ => Ok(()),
                }
            });
        }
        command
    }
}

/// Takes the folder's lock, or says who seems to have it.
fn lock(folder: &Path) -> Result<File, StartError> {
    let path = folder.join("lock");
    let failed = || StartError::file(format!("lock {}", path.display()));
    let file = File::options().create(true).append(true).open(&path).map_err(failed())?;
    let end = Instant::now() + FAREWELL;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(cause)) => return Err(failed()(cause)),
            Err(TryLockError::WouldBlock) if Instant::now() < end => thread::sleep(Duration::from_millis(50)),
            Err(TryLockError::WouldBlock) => {
                return Err(StartError::AlreadyRunning { pid: None, data: folder.join(DATA) });
            }
        }
    }
}

/// A program as an account, with a clean environment.
pub(crate) fn as_account(program: impl AsRef<OsStr>, account: Option<Account>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("LC_ALL", "C").env("TZ", "UTC").current_dir("/");
    if let Some(account) = account {
        // The standard library drops the supplementary groups of root here as well.
        command.uid(account.uid).gid(account.gid);
    }
    command
}

/// Whether the account can walk to the folder; asked of the kernel, since modes alone do not tell.
fn can_enter(account: Account, folder: &Path) -> Result<bool, StartError> {
    match as_account("/bin/sh", Some(account)).args(["-c", ":"]).current_dir(folder).output() {
        Ok(_) => Ok(true),
        Err(refused) if refused.kind() == io::ErrorKind::PermissionDenied => Ok(false),
        Err(cause) => Err(StartError::File { what: format!("enter {}", folder.display()), cause }),
    }
}

/// Mode 0700 and the right owner.
fn private(path: &Path, account: Option<Account>) -> Result<(), StartError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
        .map_err(StartError::file(format!("make {} private", path.display())))?;
    account::give(path, account)
}
