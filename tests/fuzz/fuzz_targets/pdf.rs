//! PDF documents. Their library panics on some, and the reader expects that.
#![no_main]

libfuzzer_sys::fuzz_target!(
    init: commons_fuzz::allow_caught_panics(),
    |data: &[u8]| {
        let bytes = if data.starts_with(b"%PDF-") { data.to_vec() } else { [b"%PDF-1.7\n", data].concat() };
        commons_fuzz::read_deep(bytes, "pdf");
    }
);
