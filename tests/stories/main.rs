//! The stories: what people do, told through the real GraphQL endpoint, allowed and denied from one set-up.

mod adoption;
mod curation;
mod directory;
mod discovery;
mod doors;
mod journey;
mod library;
mod queue;
mod record;
mod scene;
