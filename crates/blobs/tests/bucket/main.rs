//! The embedded bucket, driven by the real client over a real socket.

mod browser;
mod damage;
mod lasting;
mod objects;
mod parts;
mod protocol;
mod support;
