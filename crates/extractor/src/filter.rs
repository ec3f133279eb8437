//! Filters of system calls (seccomp(2), classic BPF): one that lets a reader compute and no more, and one that takes from
//! an installed program what drawing pages never needs.

use std::io;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e; // AUDIT_ARCH_X86_64 in linux/audit.h
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7; // AUDIT_ARCH_AARCH64

/// What a program needs that computes, takes memory, starts threads, reads open files and writes to open pipes.
const READER_MAY: &[libc::c_long] = &[
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

/// What an installed program is refused: to reach others, to leave its process group, to change the system, and the
/// parts of the kernel where most holes were found.
const TOOL_MAY_NOT: &[libc::c_long] = &[
    // To reach others. A socket in the file system may belong to a database that trusts whoever connects.
    libc::SYS_connect,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_shmget,
    libc::SYS_mq_open,
    // To leave the process group, by which all of them are ended together.
    libc::SYS_setsid,
    libc::SYS_setpgid,
    // To change the system.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_reboot,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_clock_adjtime,
    libc::SYS_syslog,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_fanotify_init,
    // Where most holes were found.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_personality,
];

/// The last call that was looked at when the list above was made (futex_waitv); whatever is newer does not exist for a tool.
const LAST_KNOWN: u32 = 449;
/// The flags of clone(2) that make namespaces.
const NEW_NAMESPACES: u32 = 0x7e02_0000;

/// Where `struct seccomp_data` keeps the number, the architecture and the low halves of the arguments.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const FIRST: u32 = 16;
const SECOND: u32 = 24;

/// The calls of [`READER_MAY`] and threads, but no processes; "not permitted" for all else.
pub(crate) fn for_reader() -> Vec<libc::sock_filter> {
    let mut steps = beginning();
    for call in READER_MAY {
        steps.extend([unless(*call as u32, 1), answer(libc::SECCOMP_RET_ALLOW)]);
    }
    // The C library falls back to the older call, whose flags a filter can see.
    steps.extend([unless(libc::SYS_clone3 as u32, 1), refuse(libc::ENOSYS)]);
    steps.extend([unless(libc::SYS_clone as u32, 3), load(FIRST)]);
    steps.extend([unless_any(libc::CLONE_THREAD as u32, 1), answer(libc::SECCOMP_RET_ALLOW)]);
    steps.push(refuse(libc::EPERM));
    steps
}

/// Everything but [`TOOL_MAY_NOT`]; of sockets only streams within the machine, of signals only those to `own` process.
pub(crate) fn for_tool(own: u32) -> Vec<libc::sock_filter> {
    let mut steps = beginning();
    // Whatever is above is newer than this list, or a call of the x32 world under another number.
    let newer = libc::BPF_JMP | libc::BPF_JGT | libc::BPF_K;
    steps.extend([step(newer, 0, 1, LAST_KNOWN), refuse(libc::ENOSYS)]);
    for call in TOOL_MAY_NOT {
        steps.extend([unless(*call as u32, 1), refuse(libc::EPERM)]);
    }
    steps.extend([unless(libc::SYS_clone3 as u32, 1), refuse(libc::ENOSYS)]);
    steps.extend([unless(libc::SYS_clone as u32, 3), load(FIRST)]);
    steps.extend([unless_any(NEW_NAMESPACES, 1), refuse(libc::EPERM), load(NUMBER)]);
    // abort(3) signals its own thread.
    steps.extend([unless(libc::SYS_tgkill as u32, 4), load(FIRST), unless(own, 1)]);
    steps.extend([answer(libc::SECCOMP_RET_ALLOW), refuse(libc::EPERM)]);
    // The death signal is the server's to set.
    steps.extend([unless(libc::SYS_prctl as u32, 4), load(FIRST), unless(libc::PR_SET_PDEATHSIG as u32, 1)]);
    steps.extend([refuse(libc::EPERM), answer(libc::SECCOMP_RET_ALLOW)]);
    // Typing into the terminal of whoever started the server.
    steps.extend([unless(libc::SYS_ioctl as u32, 4), load(SECOND), unless(libc::TIOCSTI as u32, 1)]);
    steps.extend([refuse(libc::EPERM), answer(libc::SECCOMP_RET_ALLOW)]);
    for call in [libc::SYS_socket, libc::SYS_socketpair] {
        steps.extend([unless(call as u32, 7), load(FIRST), unless(libc::AF_UNIX as u32, 4), load(SECOND)]);
        // The low bits are the type. A datagram could be sent to a socket in the file system without connecting.
        steps.push(step(libc::BPF_ALU | libc::BPF_AND | libc::BPF_K, 0, 0, 0xf));
        steps.extend([unless(libc::SOCK_STREAM as u32, 1), answer(libc::SECCOMP_RET_ALLOW)]);
        steps.push(refuse(libc::EPERM));
    }
    steps.push(answer(libc::SECCOMP_RET_ALLOW));
    steps
}

/// Installs a filter for good. The process must have given up new privileges.
///
/// # Errors
/// What the kernel says.
pub(crate) fn install(filter: &[libc::sock_filter]) -> io::Result<()> {
    let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_ptr().cast_mut() };
    // SAFETY: the kernel copies the filter, which lives until the end of this function, and does not write to it.
    done(unsafe { libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &program) })
}

/// What an answer of the C library means.
///
/// # Errors
/// The error that it left behind.
pub(crate) fn done(answer: libc::c_int) -> io::Result<()> {
    if answer < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

fn beginning() -> Vec<libc::sock_filter> {
    let same = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    vec![load(ARCH), step(same, 1, 0, ARCHITECTURE), answer(libc::SECCOMP_RET_KILL_PROCESS), load(NUMBER)]
}

fn load(offset: u32) -> libc::sock_filter {
    step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, offset)
}

/// Skips as many steps unless what is loaded is `value`.
fn unless(value: u32, skip: u8) -> libc::sock_filter {
    step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, skip, value)
}

/// Skips as many steps unless what is loaded has one of `bits`.
fn unless_any(bits: u32, skip: u8) -> libc::sock_filter {
    step(libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K, 0, skip, bits)
}

fn answer(what: u32) -> libc::sock_filter {
    step(libc::BPF_RET | libc::BPF_K, 0, 0, what)
}

fn refuse(errno: i32) -> libc::sock_filter {
    answer(libc::SECCOMP_RET_ERRNO | errno as u32)
}

fn step(code: u32, yes: u8, no: u8, value: u32) -> libc::sock_filter {
    libc::sock_filter { code: code as u16, jt: yes, jf: no, k: value }
}
