//! The bucket over a real socket: the same cases against the embedded bucket and against a server of somebody else (Garage), then
//! what is the embedded one's own.

mod browser;
mod damage;
mod faults;
mod garage;
mod lasting;
mod objects;
mod pages;
mod parts;
mod protocol;
mod proxy;
mod support;
mod transport;
