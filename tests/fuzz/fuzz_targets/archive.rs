//! Archives as such, for every kind of document that is one.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    for extension in ["docx", "xlsx", "pptx", "odt", "ods", "odp"] {
        commons_fuzz::read([b"PK\x03\x04", data].concat(), extension);
    }
});
