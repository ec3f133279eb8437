//! The id of a department that the Open Civic Data project has no id for.

use commons_kernel::State;

use crate::fold::fold;

/// Makes an id from state, kind and name, such as `commons/state:ak/kind:state_region/name:region_i`; none when kind or
/// name hold no letter from a to z and no digit. The rule stands in the README of the facts that ship.
pub fn made_id(state: State, kind: &str, name: &str) -> Option<String> {
    let (kind, name) = (part(kind)?, part(name)?);
    Some(format!("commons/state:{}/kind:{kind}/name:{name}", state.as_str().to_lowercase()))
}

/// Lower case, without accents and apostrophes; every other run of characters becomes one underscore, none at the ends.
fn part(text: &str) -> Option<String> {
    let mut made = String::new();
    for letter in fold(text).chars() {
        match letter {
            'a'..='z' | '0'..='9' => made.push(letter),
            '\'' | '’' | '‘' | '`' => {}
            _ if made.is_empty() || made.ends_with('_') => {}
            _ => made.push('_'),
        }
    }
    made.truncate(made.trim_end_matches('_').len());
    (!made.is_empty()).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_as_the_facts_say() {
        let made = |state, kind, name| made_id(state, kind, name).unwrap_or_default();
        assert_eq!(
            made(State::AK, "state_region", "Region I"),
            "commons/state:ak/kind:state_region/name:region_i"
        );
        assert_eq!(
            made(State::NH, "town", " Hale's  Doña & Co. "),
            "commons/state:nh/kind:town/name:hales_dona_co"
        );
        assert_eq!(made_id(State::ME, "town", "!!!"), None, "a name without letters makes no id");
    }
}
