//! Gives up every power that reading a document does not need, before the first byte of it is read.
//!
//! The parent has set limits already (memory, time, files); what is left is done here and not before exec, so that
//! the program may lie where the unprivileged user could not start it.

use std::io;

/// The user and group that own nothing ("nobody" on Linux; the kernel's overflow id).
const NOBODY: u32 = 65534;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e; // AUDIT_ARCH_X86_64 in linux/audit.h
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7; // AUDIT_ARCH_AARCH64

/// What a program needs that computes, takes memory, starts threads, reads open files and writes to open pipes.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_membarrier,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_geteuid,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Confines the calling process for good. Must run before any thread is started.
///
/// # Errors
/// What the kernel says; the caller must not read a document then.
pub fn confine() -> io::Result<()> {
    // SAFETY: these calls take numbers alone, but for an empty list of groups.
    unsafe {
        if libc::geteuid() == 0 {
            // In some containers root may not change its user; the filter below holds for root as well.
            libc::setgroups(0, std::ptr::null());
            libc::setgid(NOBODY);
            libc::setuid(NOBODY);
            // Changing the user cleared the death signal that the parent had set (prctl(2)).
            done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
        }
        done(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
    }
    let filter = filter();
    let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_ptr().cast_mut() };
    // SAFETY: the kernel copies the filter, which lives until the end of this function, and does not write to it.
    done(unsafe { libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &program) })
}

/// The filter (seccomp(2), classic BPF): threads but no processes, the calls of [`ALLOWED`], and "not permitted" for all else.
fn filter() -> Vec<libc::sock_filter> {
    // Where `struct seccomp_data` keeps the number, the architecture and the low half of the first argument.
    const NUMBER: u32 = 0;
    const ARCH: u32 = 4;
    const FIRST: u32 = 16;
    let load = |offset: u32| step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, offset);
    let unless = |value: u32, skip: u8| step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, skip, value);
    let answer = |what: u32| step(libc::BPF_RET | libc::BPF_K, 0, 0, what);
    let refuse = |errno: i32| answer(libc::SECCOMP_RET_ERRNO | errno as u32);

    let mut steps = vec![load(ARCH), step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 1, 0, ARCHITECTURE)];
    steps.extend([answer(libc::SECCOMP_RET_KILL_PROCESS), load(NUMBER)]);
    for call in ALLOWED {
        steps.extend([unless(*call as u32, 1), answer(libc::SECCOMP_RET_ALLOW)]);
    }
    // The C library falls back to the older call, whose flags a filter can see.
    steps.extend([unless(libc::SYS_clone3 as u32, 1), refuse(libc::ENOSYS)]);
    steps.extend([unless(libc::SYS_clone as u32, 3), load(FIRST)]);
    steps.push(step(libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K, 0, 1, libc::CLONE_THREAD as u32));
    steps.extend([answer(libc::SECCOMP_RET_ALLOW), refuse(libc::EPERM)]);
    steps
}

fn step(code: u32, yes: u8, no: u8, value: u32) -> libc::sock_filter {
    libc::sock_filter { code: code as u16, jt: yes, jf: no, k: value }
}

fn done(answer: libc::c_int) -> io::Result<()> {
    if answer == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
