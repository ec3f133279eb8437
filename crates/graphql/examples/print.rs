fn main(){ print!("{}", commons_graphql::sdl()); }
