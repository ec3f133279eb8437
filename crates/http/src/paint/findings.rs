//! What was found in a document, for those who wrote it and for reviewers: the same markup as
//! `web/src/features/library/findings/FindingsPanel.tsx`. `templates/findings.html` lays it out.

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Finding {
    severity: String,
    pub(super) count: i64,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) mend: String,
    pub(super) rule: String,
    pub(super) places: Vec<FoundAt>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct FoundAt {
    pub(super) at: String,
    pub(super) excerpt: String,
}

/// What was found, the gravest first.
pub(super) struct Found<'a> {
    pub(super) groups: Vec<Group<'a>>,
}

pub(super) struct Group<'a> {
    /// The part of the class that gives it its shape.
    pub(super) shape: &'static str,
    pub(super) count: String,
    pub(super) heading: &'static str,
    pub(super) findings: Vec<&'a Finding>,
}

impl Finding {
    /// How many places are not listed.
    pub(super) fn more(&self) -> i64 {
        self.count.saturating_sub(i64::try_from(self.places.len()).unwrap_or(i64::MAX))
    }
}

impl<'a> Found<'a> {
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        let severities = [
            ("SERIOUS", "serious", ["serious", "serious"], "Serious: can harm people or an election"),
            ("WARNING", "warning", ["warning", "warnings"], "Warnings: likely should not be there"),
            ("NOTE", "note", ["note", "notes"], "Notes: worth a look"),
        ];
        let groups = severities.into_iter().map(|(severity, shape, [one, many], heading)| {
            let findings: Vec<_> = findings.iter().filter(|finding| finding.severity == severity).collect();
            let count = format!("{} {}", findings.len(), if findings.len() == 1 { one } else { many });
            Group { shape, count, heading, findings }
        });
        Self { groups: groups.filter(|group| !group.findings.is_empty()).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_stand_first() {
        let finding = |severity: &str| Finding {
            severity: severity.to_owned(),
            count: 3,
            title: "Comments".to_owned(),
            why: String::new(),
            mend: String::new(),
            rule: String::new(),
            places: vec![FoundAt { at: "page 1".to_owned(), excerpt: String::new() }],
        };
        let all = [finding("NOTE"), finding("SERIOUS"), finding("NOTE")];
        let found = Found::of(&all);
        let told: Vec<_> = found.groups.iter().map(|group| group.count.as_str()).collect();
        assert_eq!(told, ["1 serious", "2 notes"]);
        assert_eq!(all[0].more(), 2);
    }
}
