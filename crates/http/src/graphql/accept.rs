//! Which of the two media types an answer has (GraphQL over HTTP, section "Media types").

use poem::http::HeaderMap;

/// A media type that a GraphQL answer can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    /// `application/json`: request errors come with status 200, as old clients expect.
    Json,
    /// `application/graphql-response+json`: request errors come with status 400.
    Graphql,
}

impl Media {
    /// The header's value.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Media::Json => "application/json; charset=utf-8",
            Media::Graphql => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// The media type that the client likes best; JSON when it says nothing, none when it takes neither. Of two that it likes
/// alike, the first counts.
pub(crate) fn negotiate(headers: &HeaderMap) -> Option<Media> {
    let lines: Vec<&str> = headers.get_all("accept").iter().filter_map(|line| line.to_str().ok()).collect();
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Some(Media::Json);
    }
    let mut best: Option<(f32, Media)> = None;
    for range in lines.iter().flat_map(|line| line.split(',')) {
        let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
        let media = match parts.next().unwrap_or_default().as_str() {
            "application/graphql-response+json" => Media::Graphql,
            "application/json" | "application/*" | "*/*" => Media::Json,
            _ => continue,
        };
        let weight =
            parts.find_map(|part| part.strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()));
        let weight = weight.unwrap_or(1.0);
        if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, media));
        }
    }
    best.map(|(_, media)| media)
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderValue;

    use super::*;

    fn negotiated(accept: &str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_str(accept).unwrap());
        negotiate(&headers)
    }

    #[test]
    fn the_client_gets_what_it_likes_best() {
        assert_eq!(negotiate(&HeaderMap::new()), Some(Media::Json));
        assert_eq!(negotiated("application/graphql-response+json"), Some(Media::Graphql));
        assert_eq!(
            negotiated("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"),
            Some(Media::Graphql)
        );
        assert_eq!(
            negotiated("application/json;q=0.9, APPLICATION/graphql-response+json;q=0.8"),
            Some(Media::Json)
        );
        assert_eq!(negotiated("*/*"), Some(Media::Json));
        assert_eq!(negotiated("application/graphql-response+json;q=0, */*;q=0.1"), Some(Media::Json));
    }

    #[test]
    fn a_client_that_takes_neither_gets_nothing() {
        assert_eq!(negotiated("text/html"), None);
        assert_eq!(negotiated("application/json;q=0"), None);
    }
}
