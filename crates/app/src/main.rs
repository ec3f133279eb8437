//! The roof: configuration and the commands of the binary.
fn main() {}
