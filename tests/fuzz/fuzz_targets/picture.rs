//! PNG and JPEG pictures.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    commons_fuzz::read([b"\x89PNG\r\n\x1a\n", data].concat(), "png");
    commons_fuzz::read([b"\xff\xd8\xff", data].concat(), "jpg");
});
