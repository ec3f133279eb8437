//! The GraphQL schema: one folder a room; translates, never decides.
