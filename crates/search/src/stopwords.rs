//! Words that say how a question is built, not what it is about.

use std::{collections::HashSet, sync::LazyLock};

const WORDS: &str = "a an and any are as at be been being but by can could did do does doing for from had has have having he her \
him his how i if in into is it its just may me might must my need no nor not of on or our ours shall she should so some someone \
somebody such than that the their them then there these they this those to too under until up us was we were what when where \
which while who whom whose why will with would you your yours \
al como con cual cuales cuando cuanto de del desde donde el ella ellas ellos en entre es esa ese eso esta este esto la las le \
les lo los me mi mis muy ni nos o para pero por porque puede pueden puedo que quien se sea ser si sin sobre son su sus tengo \
tiene un una unas uno unos y ya yo";

static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether a folded word is an English or Spanish function word. Such a word counts only inside a phrase,
/// or when the query has no other.
pub fn is_stop_word(folded: &str) -> bool {
    SET.contains(folded)
}
