//! The rules of the house and the stories, end to end.
