//! The way to the first and to the next page of a list. `templates/pager.html` lays it out.

use url::form_urlencoded;

use super::answers::PageInfo;

/// Where the pages are, from the root of the site; none where one is there already, or there is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pager {
    pub(super) first: Option<String>,
    pub(super) next: Option<String>,
}

impl Pager {
    /// Of the list at `path` with these parameters, shown from after the cursor.
    pub(super) fn of(
        path: &str,
        kept: &[(&str, Option<&str>)],
        after: Option<&str>,
        page_info: &PageInfo,
    ) -> Self {
        let href = |cursor: Option<&str>| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            for (name, value) in kept.iter().chain(&[("after", cursor)]) {
                if let Some(value) = value {
                    query.append_pair(name, value);
                }
            }
            match query.finish() {
                query if query.is_empty() => path.to_owned(),
                query => format!("{path}?{query}"),
            }
        };
        let next = page_info.end_cursor.as_deref().filter(|_| page_info.has_next_page);
        Self { first: after.map(|_| href(None)), next: next.map(|cursor| href(Some(cursor))) }
    }

    /// Whether there is but one page.
    pub(super) fn is_idle(&self) -> bool {
        self.first.is_none() && self.next.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_parameters_stay() {
        let page_info = PageInfo { has_next_page: true, end_cursor: Some("c 1=".to_owned()) };
        let pager = Pager::of("/departments", &[("q", Some("a&b")), ("state", None)], Some("c0"), &page_info);
        assert_eq!(pager.first.as_deref(), Some("/departments?q=a%26b"));
        assert_eq!(pager.next.as_deref(), Some("/departments?q=a%26b&after=c+1%3D"));
        let last = PageInfo { has_next_page: false, ..page_info };
        assert!(Pager::of("/wanted", &[], None, &last).is_idle());
        assert_eq!(Pager::of("/wanted", &[], Some("c"), &last).first.as_deref(), Some("/wanted"));
    }
}
