//! Generated files are fresh: the schema that is checked in is the schema that runs.

#[test]
fn the_schema_file_is_what_the_server_says() {
    commons_tests::same_as_file("web/schema.graphql", &commons_graphql::sdl());
}
