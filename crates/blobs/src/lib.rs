//! Documents in a bucket: put, get, presign, delete, and the embedded bucket.
