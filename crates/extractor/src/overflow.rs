//! A reader of nested markup that recurses deeper than its stack ends the process. This tells it from other crashes, and
//! answers for the reader that the document is nested too deep.
//!
//! Invariant: the handler calls only what a signal handler may (signal-safety(7)); its words are made before the reading.

use std::{
    io, mem, ptr,
    sync::atomic::{AtomicUsize, Ordering},
};

/// How far from the end of the stack a fault may lie: the guard below it, and what the thread keeps above it.
const NEAR: usize = 256 << 10;

static STACK_END: AtomicUsize = AtomicUsize::new(0);
static ANSWER: AtomicUsize = AtomicUsize::new(0);
static ANSWER_BYTES: AtomicUsize = AtomicUsize::new(0);

/// Watches the calling thread, which has a stack of `stack` bytes and just began to use it: if it runs over, `answer` is
/// written to the standard output and the process ends well. Rust's runtime has given the thread a second stack for that.
///
/// # Errors
/// What the kernel says when it does not take the handler.
pub fn answer_overflow(stack: usize, answer: String) -> io::Result<()> {
    let here = 0_u8;
    STACK_END.store((&raw const here as usize).saturating_sub(stack), Ordering::SeqCst);
    let answer: &'static str = String::leak(answer);
    ANSWER.store(answer.as_ptr() as usize, Ordering::SeqCst);
    ANSWER_BYTES.store(answer.len(), Ordering::SeqCst);
    // SAFETY: the structure is filled as sigaction(2) asks; the handler keeps to the invariant above.
    let taken = unsafe {
        let mut action: libc::sigaction = mem::zeroed();
        action.sa_sigaction = on_fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        libc::sigaction(libc::SIGSEGV, &action, ptr::null_mut())
    };
    if taken == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

extern "C" fn on_fault(_signal: libc::c_int, info: *mut libc::siginfo_t, _context: *mut libc::c_void) {
    // SAFETY: the kernel gives a whole `siginfo_t`; write, signal and _exit are safe here, and the answer lives for ever.
    unsafe {
        let fault = (*info).si_addr() as usize;
        if fault.abs_diff(STACK_END.load(Ordering::SeqCst)) <= NEAR {
            let (mut at, mut left) = (ANSWER.load(Ordering::SeqCst), ANSWER_BYTES.load(Ordering::SeqCst));
            while left > 0 {
                let written = libc::write(1, at as *const libc::c_void, left);
                let Some(written) = usize::try_from(written).ok().filter(|written| *written > 0) else {
                    libc::_exit(2)
                };
                (at, left) = (at + written, left - written);
            }
            libc::_exit(0);
        }
        // Another fault: the instruction is tried again without a handler, and that ends the process.
        libc::signal(libc::SIGSEGV, libc::SIG_DFL);
    }
}
