//! Takes embedded objects out of the frames that show them, so that the picture of an object stays, and formulas of links to
//! other workbooks out of their cells, so that the last value stays.

use std::{collections::HashSet, sync::LazyLock};

use commons_extract::Refusal;
use regex::Regex;

use crate::{
    pattern::pattern,
    xml::{self, Flow, Piece},
};

/// What is to be done to frames, by the count of their elements.
#[derive(Default)]
pub struct Frames {
    /// Elements that go with all in them.
    pub dropped: HashSet<usize>,
    /// Elements that go, and what is in them stays.
    pub unwrapped: HashSet<usize>,
}

/// The frames of a slide that show an object that is `gone`: what stays of them is their picture.
pub fn frames(part: &str, gone: &HashSet<String>) -> Result<Frames, Refusal> {
    let mut frames = Frames::default();
    if gone.is_empty() || !part.contains("oleObj") {
        return Ok(frames);
    }
    let (mut count, mut open): (usize, Vec<(String, usize)>) = (0, Vec::new());
    let mut frame: Option<Frame> = None;
    xml::walk(part, |piece| {
        match piece {
            Piece::Open(name, attributes) => {
                count += 1;
                match (name, &mut frame) {
                    ("graphicFrame", None) => {
                        frame = Some(Frame { start: count, depth: open.len(), ..Frame::default() })
                    }
                    (_, Some(frame)) => frame.open(
                        name,
                        count,
                        attributes.prefixed("id").is_some_and(|id| gone.contains(&id)),
                    ),
                    _ => {}
                }
                open.push((name.to_owned(), count));
            }
            Piece::Close(name) => {
                open.pop();
                if let Some(inner) = &mut frame {
                    inner.in_picture -= usize::from(name == "pic" && inner.in_picture > 0);
                }
                if let Some(done) =
                    frame.take_if(|frame| frame.depth == open.len()).filter(|frame| frame.gone)
                {
                    if done.pictures == 0 {
                        frames.dropped.insert(done.start);
                    } else {
                        frames.unwrapped.insert(done.start);
                        frames.unwrapped.extend(done.around);
                        frames.dropped.extend(done.beside);
                    }
                }
            }
            Piece::Text(_) => {}
        }
        Ok(Flow::On)
    })?;
    Ok(frames)
}

#[derive(Default)]
struct Frame {
    start: usize,
    depth: usize,
    gone: bool,
    pictures: usize,
    in_picture: usize,
    around: Vec<usize>,
    beside: Vec<usize>,
}

impl Frame {
    fn open(&mut self, name: &str, count: usize, gone: bool) {
        self.gone |= gone && name == "oleObj";
        match name {
            "pic" => {
                self.in_picture += 1;
                self.pictures += 1;
            }
            _ if self.in_picture > 0 => {}
            "graphic" | "graphicData" | "AlternateContent" | "Fallback" | "oleObj" => self.around.push(count),
            // Inside of these nothing is looked at: they go as a whole.
            "nvGraphicFramePr" | "xfrm" | "Choice" | "embed" | "link" | "extLst" => self.beside.push(count),
            _ => {}
        }
    }
}

/// The elements of a workbook's part that reckon with another workbook: `[1]Sheet!A1`.
pub fn left_out(part: &str) -> Result<HashSet<usize>, Refusal> {
    static OUTSIDE: LazyLock<Regex> = pattern!(r"\[\d+\]|\|'");
    let mut out = HashSet::new();
    if !part.contains('[') && !part.contains("|'") {
        return Ok(out);
    }
    let (mut count, mut words) = (0, String::new());
    // Of each open element its count and, of a formula that others share, its number.
    let mut open: Vec<(usize, Option<String>)> = Vec::new();
    let mut shared: Vec<(String, usize)> = Vec::new();
    let mut gone = HashSet::new();
    xml::walk(part, |piece| {
        match piece {
            Piece::Open(name, attributes) => {
                count += 1;
                words.clear();
                let number = attributes.get("si").filter(|_| name == "f");
                shared.extend(number.clone().map(|number| (number, count)));
                open.push((count, number));
            }
            Piece::Text(text) => words.push_str(text),
            Piece::Close(name) => {
                let Some((at, number)) = open.pop() else { return Ok(Flow::On) };
                let is_outside = OUTSIDE.is_match(&words);
                words.clear();
                match name {
                    "f" | "definedName" if is_outside => {
                        out.insert(at);
                        gone.extend(number);
                    }
                    // A rule with such a formula goes as a whole.
                    "formula" | "formula1" | "formula2" if is_outside => {
                        out.extend(open.last().map(|(rule, _)| *rule))
                    }
                    _ => {}
                }
            }
        }
        Ok(Flow::On)
    })?;
    out.extend(shared.into_iter().filter(|(number, _)| gone.contains(number)).map(|(_, at)| at));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_object_its_picture_stays() {
        let part = "<p:sld><p:graphicFrame><p:nvGraphicFramePr/><p:xfrm/><a:graphic><a:graphicData><mc:AlternateContent><mc:Choice><p:oleObj r:id='r1'/></mc:Choice>\
            <mc:Fallback><p:oleObj r:id='r1'><p:embed/><p:pic><p:xfrm/></p:pic></p:oleObj></mc:Fallback></mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame></p:sld>";
        let gone = HashSet::from(["r1".to_owned()]);
        let frames = frames(part, &gone).unwrap();
        let told = super::super::rewrite::rewrite(part, |element| {
            if frames.dropped.contains(&element.count) {
                super::super::rewrite::Fate::Drop
            } else if frames.unwrapped.contains(&element.count) {
                super::super::rewrite::Fate::Unwrap
            } else {
                super::super::rewrite::Fate::Keep
            }
        });
        assert_eq!(told.as_deref(), Ok("<p:sld><p:pic><p:xfrm/></p:pic></p:sld>"));
    }

    #[test]
    fn formulas_that_lead_out_go_and_their_shares_too() {
        let part = "<s><c><f t='shared' si='0'>[1]A!B1</f><v>1</v></c><c><f t='shared' si='0'/></c><c><f>Table1[Count]</f></c><c><f>SUM(A1)</f></c></s>";
        assert_eq!(left_out(part).unwrap(), HashSet::from([3, 6]));
    }
}
