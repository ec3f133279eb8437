//! The door: GraphQL over HTTP, files, sign-in, health, and the web app.
