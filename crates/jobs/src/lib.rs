//! Durable jobs: queued in the transaction, run once or more, never lost.
