//! Chooses the user that PostgreSQL runs as: ourselves, or an unprivileged one when we are root.

use std::{
    ffi::CString,
    fs, io,
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::Path,
};

use crate::StartError;

/// A user to become before a program is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    /// The user's number.
    pub uid: u32,
    /// The number of its first group.
    pub gid: u32,
}

/// Nobody when we are an ordinary user. As root: the owner of an existing cluster (the server refuses any other),
/// else `postgres`, else `nobody`.
pub(crate) fn choose(data: &Path) -> Result<Option<Account>, StartError> {
    // SAFETY: geteuid reads a number and cannot fail.
    if unsafe { libc::geteuid() } != 0 {
        return Ok(None);
    }
    if let Ok(owner) = fs::metadata(data)
        && owner.uid() != 0
    {
        return Ok(Some(Account { uid: owner.uid(), gid: owner.gid() }));
    }
    let users = fs::read_to_string("/etc/passwd").map_err(StartError::file("read /etc/passwd"))?;
    ["postgres", "nobody"].iter().find_map(|name| named(&users, name)).map(Some).ok_or(StartError::NoAccount)
}

/// One line of passwd(5): `name:password:uid:gid:…`.
fn named(users: &str, name: &str) -> Option<Account> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next() != Some(name) {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        (uid != 0).then_some(Account { uid, gid })
    })
}

/// Gives a file or folder to the account; nothing to do when we are not root.
pub(crate) fn give(path: &Path, account: Option<Account>) -> Result<(), StartError> {
    let Some(account) = account else { return Ok(()) };
    let failed = |cause| StartError::File { what: format!("give {} to its user", path.display()), cause };
    let name =
        CString::new(path.as_os_str().as_bytes()).map_err(|_| failed(io::ErrorKind::InvalidInput.into()))?;
    // SAFETY: `name` is a C string that lives through the call.
    if unsafe { libc::lchown(name.as_ptr(), account.uid, account.gid) } != 0 {
        return Err(failed(io::Error::last_os_error()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_line_of_passwd() {
        let users =
            "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533:n:/:/x\npostgres2:x:7:7:::\nevil:x:0:0:::\n";
        assert_eq!(named(users, "nobody"), Some(Account { uid: 65534, gid: 65533 }));
        assert_eq!(named(users, "postgres"), None);
        assert_eq!(named(users, "evil"), None, "a second root is root too");
    }
}
