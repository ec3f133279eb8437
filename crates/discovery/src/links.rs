//! Links between concepts are said on both sides: who is broader than a concept has it among its narrower ones.

use crate::concepts::Concept;

/// Makes the links of the other concepts to this one what it says of them.
pub(crate) fn relink<'a>(concept: &Concept, others: impl Iterator<Item = &'a mut Concept>) {
    for other in others.filter(|other| other.key != concept.key) {
        let sides = [
            (&mut other.broader, concept.narrower.contains(&other.key)),
            (&mut other.narrower, concept.broader.contains(&other.key)),
            (&mut other.related, concept.related.contains(&other.key)),
        ];
        for (links, linked) in sides {
            let known = links.contains(&concept.key);
            if linked && !known {
                links.push(concept.key.clone());
                links.sort();
            } else if known && !linked {
                links.retain(|key| *key != concept.key);
            }
        }
    }
}

/// Says every link on both sides.
pub(crate) fn both_sides(concepts: &mut [Concept]) {
    for n in 0..concepts.len() {
        let (before, rest) = concepts.split_at_mut(n);
        let Some((one, after)) = rest.split_first_mut() else { return };
        for other in before.iter_mut().chain(after) {
            join((&one.key, &mut one.broader), (&other.key, &mut other.narrower));
            join((&one.key, &mut one.narrower), (&other.key, &mut other.broader));
            join((&one.key, &mut one.related), (&other.key, &mut other.related));
        }
    }
}

/// If one of two concepts has the other among its links, so has the other one.
fn join((one, up): (&String, &mut Vec<String>), (other, down): (&String, &mut Vec<String>)) {
    match (up.contains(other), down.contains(one)) {
        (true, false) => {
            down.push(one.clone());
            down.sort();
        }
        (false, true) => {
            up.push(other.clone());
            up.sort();
        }
        (true, true) | (false, false) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concept(key: &str, broader: &[&str]) -> Concept {
        Concept {
            key: key.into(),
            category: String::new(),
            preferred: key.into(),
            broader: broader.iter().map(|key| (*key).to_owned()).collect(),
            narrower: Vec::new(),
            related: Vec::new(),
            labels: Vec::new(),
        }
    }

    #[test]
    fn a_link_of_one_side_is_said_on_both_and_taken_back_on_both() {
        let mut all = vec![concept("greeter", &["worker"]), concept("worker", &[])];
        both_sides(&mut all);
        assert_eq!(all[1].narrower, ["greeter"]);

        let free = concept("greeter", &[]);
        relink(&free, all.iter_mut());
        assert!(all[1].narrower.is_empty());
        assert_eq!(all[0].broader, ["worker"], "what it says itself is its own to change");
        relink(&concept("greeter", &["worker"]), all.iter_mut());
        assert_eq!(all[1].narrower, ["greeter"]);
    }
}
