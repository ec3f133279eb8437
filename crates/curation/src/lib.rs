//! Review requests: claim, decide, publish.
