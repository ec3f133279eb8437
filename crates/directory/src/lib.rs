//! Departments, people, seats and sessions; makes the viewer.
