//! Rich text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| commons_fuzz::read(data.to_vec(), "rtf"));
