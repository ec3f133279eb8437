//! Resources: drafts, versions, attachments and their lifecycle.
