//! How much a draft's details may hold while they are written.

use std::collections::HashSet;

use commons_kernel::{Error, Result};

use super::Details;
use crate::content::{long, shallow};

const VERDICT: usize = 500;
const LINES: usize = 30;
const LINE: usize = 200;
const WORDS: usize = 500;
const STORY: usize = 20_000;
const FILL_INS: usize = 100;
const FIGURES: usize = 30;
const OBJECTIVES: usize = 20;
const SENTENCE: usize = 300;
const NAME: usize = 100;
const NUMBER: usize = 40;
const UNIT: usize = 60;

impl Details {
    /// Checks the limits that hold while writing. What is merely unfinished is `unfinished`'s to say.
    ///
    /// # Errors
    /// Bad input with the field at fault.
    pub(crate) fn check(&self) -> Result<()> {
        self.check_scope()?;
        few("details.fillIns", self.fill_ins.len(), FILL_INS)?;
        for field in &self.fill_ins {
            long("details.fillIns", &field.name, NAME)?;
            long("details.fillIns", &field.hint, SENTENCE)?;
            long("details.fillIns", &field.example, SENTENCE)?;
        }
        long("details.audience", &self.audience, SENTENCE)?;
        few("details.objectives", self.objectives.len(), OBJECTIVES)?;
        for objective in &self.objectives {
            long("details.objectives", objective, SENTENCE)?;
        }
        for (field, text) in self.texts() {
            long(field, text, STORY)?;
            shallow(field, text)?;
        }
        few("details.figures", self.figures.len(), FIGURES)?;
        for figure in &self.figures {
            long("details.figures", &figure.label, LINE)?;
            long("details.figures", &figure.before, NUMBER)?;
            long("details.figures", &figure.after, NUMBER)?;
            long("details.figures", &figure.unit, UNIT)?;
        }
        long("details.contact", &self.contact, SENTENCE)?;
        few("details.pictures", self.pictures.len(), crate::limits::ATTACHMENTS)?;
        for picture in &self.pictures {
            long("details.pictures", &picture.alternative_text, WORDS)?;
        }
        each_once("details.pictures", "picture", self.pictures.iter().map(|picture| picture.attachment))
    }

    fn check_scope(&self) -> Result<()> {
        each_once("details.verdicts", "state", self.verdicts.iter().map(|verdict| verdict.state))?;
        for verdict in &self.verdicts {
            long("details.verdicts", &verdict.reason, VERDICT)?;
            long("details.verdicts", &verdict.citation, VERDICT)?;
        }
        few("details.equipment", self.equipment.len(), LINES)?;
        for line in &self.equipment {
            long("details.equipment", line, LINE)?;
        }
        long("details.effort", &self.effort, WORDS)?;
        long("details.cost", &self.cost, WORDS)
    }
}

fn few(field: &'static str, many: usize, limit: usize) -> Result<()> {
    if many <= limit {
        return Ok(());
    }
    Err(Error::bad_input(field, format!("{many} are too many; at most {limit}")))
}

fn each_once<T: Eq + std::hash::Hash>(
    field: &'static str,
    what: &str,
    items: impl Iterator<Item = T>,
) -> Result<()> {
    let mut seen = HashSet::new();
    for item in items {
        if !seen.insert(item) {
            return Err(Error::bad_input(
                field,
                format!("a {what} is named twice; leave one of the two out"),
            ));
        }
    }
    Ok(())
}
