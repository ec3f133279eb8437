//! Where a text leads, and what the words of its links say (WCAG 2.2, SC 2.4.4).

use std::collections::HashSet;

use url::Url;

use crate::{
    finding::{Check, Fault, Found, Weight},
    saying::{Parameter, Saying},
    walk::{Lead, Walk},
};

/// How many addresses of one text are told.
pub const LINKS: usize = 500;
/// The longest address that anybody is sent to, in bytes.
const ADDRESS: usize = 2_000;

/// An address that a text leads to, or that a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As it was written.
    pub address: String,
    /// What it leads to.
    pub target: Target,
}

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A resource of this site, by its slug.
    Resource(String),
    /// A document of this site, by what stands in its address.
    Document(String),
    /// Another page of this site.
    Page,
    /// A place in the same text.
    Anchor,
    /// The web: a whole address with http or https, without the part behind `#`.
    Outside(String),
    /// A mailbox.
    Mail,
}

/// Why nobody can be sent to an address.
enum Wrong {
    /// It would run something or show what nobody checked.
    Runs,
    /// The page does not show such a link.
    Unknown,
    /// It is no address.
    Malformed,
}

/// Words of a link that say nothing of where it leads.
const VAGUE: &[&str] = &[
    "click",
    "click here",
    "click this link",
    "details",
    "download",
    "go",
    "here",
    "learn more",
    "link",
    "more",
    "more info",
    "more information",
    "page",
    "read more",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "website",
    "aquí",
    "clic aquí",
    "enlace",
    "haga clic",
    "haga clic aquí",
    "leer más",
    "más",
    "más información",
    "ver más",
];

/// Adds what is wrong with the links; says where they lead.
pub(crate) fn look(walk: &Walk, found: &mut Found<'_>) -> Vec<Link> {
    let mut seen = HashSet::new();
    let mut links = Vec::new();
    for lead in &walk.leads {
        if !lead.picture {
            look_at_words(lead, found);
        }
        if !seen.insert(lead.address.as_str()) {
            continue;
        }
        let (weight, saying) = match target(&lead.address) {
            Ok(Target::Anchor) => {
                // It is told whole, so that its writer finds it.
                let address = vec![("address", lead.address.clone())];
                found.add(fault(lead, Weight::Advisory, (Saying::LinkToPlace, address)));
                continue;
            }
            Ok(target) => {
                if links.len() < LINKS {
                    links.push(Link { address: lead.address.clone(), target });
                }
                continue;
            }
            Err(Wrong::Runs) => (Weight::Blocking, Saying::LinkRuns),
            Err(Wrong::Unknown) => (Weight::Advisory, Saying::LinkNotShown),
            Err(Wrong::Malformed) => (Weight::Blocking, Saying::LinkMalformed),
        };
        found.add(fault(lead, weight, (saying, vec![("address", brief(&lead.address))])));
    }
    links
}

fn look_at_words(lead: &Lead, found: &mut Found<'_>) {
    let words = lead.words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if words.is_empty() && !lead.shows {
        found.add(fault(lead, Weight::Advisory, (Saying::LinkWithoutWords, Vec::new())));
    } else if VAGUE.contains(&words.as_str()) {
        let said = (Saying::LinkVague, vec![("words", lead.words.clone())]);
        found.add(Fault { passage: Some(&lead.words), ..fault(lead, Weight::Advisory, said) });
    }
}

fn fault(lead: &Lead, weight: Weight, (saying, parameters): (Saying, Vec<Parameter>)) -> Fault<'_> {
    Fault { check: Check::Link, weight, passage: Some(&lead.address), saying, parameters }
}

/// Where an address leads (WHATWG URL).
fn target(address: &str) -> Result<Target, Wrong> {
    // Browsers leave blanks and control characters out, so that they hide nothing here either.
    let address: String = address.chars().filter(|c| !c.is_ascii_control() && *c != ' ').collect();
    if address.is_empty() || address.len() > ADDRESS {
        return Err(Wrong::Malformed);
    }
    if address.starts_with('#') {
        return Ok(Target::Anchor);
    }
    if address.starts_with('/') {
        return inside(&address);
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => {
            let mut url = Url::parse(&address).map_err(|_| Wrong::Malformed)?;
            let whole = url.host_str().is_some_and(|host| host.contains(['.', ':']) || host == "localhost");
            if !whole {
                return Err(Wrong::Malformed);
            }
            url.set_fragment(None);
            Ok(Target::Outside(url.into()))
        }
        Some("mailto") if address.contains('@') => Ok(Target::Mail),
        Some("javascript" | "data" | "vbscript" | "blob" | "file" | "about") => Err(Wrong::Runs),
        Some("ftp" | "ftps" | "sftp" | "tel" | "sms" | "fax" | "geo" | "webcal") => Err(Wrong::Unknown),
        _ => Err(Wrong::Malformed),
    }
}

/// A page of this site.
fn inside(address: &str) -> Result<Target, Wrong> {
    // Two slashes lead to another site.
    if address.starts_with("//") || address.starts_with("/\\") {
        return Err(Wrong::Malformed);
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1);
    Ok(match (parts.next(), parts.next()) {
        (Some("r"), Some(slug)) if !slug.is_empty() => Target::Resource(slug.to_owned()),
        (Some("files"), Some(id)) if !id.is_empty() => Target::Document(id.to_owned()),
        _ => Target::Page,
    })
}

/// The beginning of an address, for a sentence.
fn brief(address: &str) -> String {
    const BRIEF: usize = 60;
    match address.char_indices().nth(BRIEF) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}
