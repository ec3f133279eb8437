//! Generated files are fresh: the schema and the picture of the lifecycle that are checked in are those that run.

#[test]
fn the_schema_file_is_what_the_server_says() {
    commons_tests::same_as_file("web/schema.graphql", &commons_graphql::sdl());
}

#[test]
fn the_picture_of_the_lifecycle_is_its_table() {
    commons_tests::same_as_file("crates/lifecycle.md", &commons_access::picture());
}
