//! Where a resource is in its life: the badge beside its title, what stands above it, and the page of one that is gone. The
//! same markup as `web/src/features/library/`: `StatusBadge.tsx`, `ReaderNotice.tsx`, `GonePage.tsx`.

use askama::Template;
use poem::http::StatusCode;

use super::{
    absent_page::missing,
    answers::{Card, Notice, Resource},
    site::{Site, resource_path},
    visit::Painted,
    words,
};

/// Its state in words, with the class that gives it its shape.
pub(super) struct Badge {
    pub(super) class: String,
    pub(super) words: String,
}

/// What readers are told above a resource, or instead of it.
pub(super) struct Told<'a> {
    pub(super) heading: String,
    pub(super) reason: &'a str,
    /// The address and the title of what takes its place.
    pub(super) successor: Option<(String, &'a str)>,
    pub(super) by: String,
    pub(super) instant: &'a str,
    pub(super) day: String,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct Gone<'a> {
    site: &'a Site,
    notice: &'a Notice,
    badge: Badge,
    told: Option<Told<'a>>,
}

impl Badge {
    /// Readers need none for what is simply published.
    pub(super) fn of(resource: &Resource) -> Option<Self> {
        (resource.is_worked_on() || resource.status != "PUBLISHED")
            .then(|| Self::new(&resource.status, resource.next_status.as_deref()))
    }

    /// A list tells only of what is there to read but not kept up (`ResourceCard.tsx`).
    pub(super) fn in_list(card: &Card) -> Option<Self> {
        matches!(card.status.as_str(), "ARCHIVED" | "SUPERSEDED").then(|| Self::new(&card.status, None))
    }

    /// Where something is that only those who work on it read.
    pub(super) fn of_status(status: &str) -> Self {
        Self::new(status, None)
    }

    fn new(status: &str, next: Option<&str>) -> Self {
        let now = words::status(status);
        Self {
            class: format!("status--{}", status.to_lowercase()),
            words: match next.and_then(words::next_status) {
                Some(next) => format!("{now} · {next}"),
                None => now.to_owned(),
            },
        }
    }
}

/// What a notice tells; that a version mends a mistake is told by the version itself.
pub(super) fn told(notice: &Notice) -> Option<Told<'_>> {
    let office = notice.department.as_ref();
    let office = office.map(|office| format!("{}, {}", office.name, office.state_name)).unwrap_or_default();
    let heading = match notice.status.as_str() {
        _ if notice.is_gone() && notice.by_alliance => "The Alliance took this down".to_owned(),
        _ if notice.is_gone() => format!("{office} withdrew this"),
        "SUPERSEDED" => "Something newer takes its place".to_owned(),
        "ARCHIVED" => "Kept for the record, not kept up any more".to_owned(),
        _ => return None,
    };
    let successor = notice.successor.as_ref();
    Some(Told {
        heading,
        reason: &notice.reason,
        successor: successor.map(|next| (resource_path(&next.slug), next.title.as_str())),
        by: if notice.by_alliance { "The Alliance".to_owned() } else { office },
        instant: &notice.made_at,
        day: words::day(&notice.made_at),
    })
}

/// In place of what its readers may not read: what they are told of it, where it is gone; else that there is nothing.
pub(super) fn gone_or_missing(site: &Site, notice: Option<&Notice>) -> Painted {
    let Some(notice) = notice.filter(|notice| notice.is_gone()) else { return missing(site) };
    let page = paint_gone(site, notice);
    Painted { status: StatusCode::GONE, ..Painted::shown(&notice.title, String::new(), page) }
}

/// Paints what readers are told in place of what is gone.
pub(super) fn paint_gone(site: &Site, notice: &Notice) -> askama::Result<String> {
    Gone { site, notice, badge: Badge::new(&notice.status, None), told: told(notice) }.render()
}
