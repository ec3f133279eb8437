//! The index from outside: access, finding, keeping, and what must not bring it down. One binary, so that it links once.

mod access;
mod finding;
mod hostile;
mod keeping;
mod support;
