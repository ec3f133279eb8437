//! Compression of answers that are text. Requests are never unpacked here: a small one could hold a very large one.

use poem::{
    IntoResponse, Response,
    http::{HeaderMap, HeaderValue, header},
    web::{Compress, CompressionAlgo, CompressionLevel},
};

/// What the client can unpack and likes best of what we write; brotli before gzip when it likes both alike.
pub(crate) fn coding(headers: &HeaderMap) -> Option<CompressionAlgo> {
    let mut best: Option<(f32, CompressionAlgo)> = None;
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    for range in lines.flat_map(|line| line.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let algorithm = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" => CompressionAlgo::BR,
            "gzip" | "x-gzip" => CompressionAlgo::GZIP,
            _ => continue,
        };
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        let better = match best {
            None => weight > 0.0,
            Some((most, _)) => weight > most || weight >= most && algorithm == CompressionAlgo::BR,
        };
        if better {
            best = Some((weight, algorithm));
        }
    }
    best.map(|(_, algorithm)| algorithm)
}

/// The answer, compressed when it is text.
pub(crate) fn compress(mut answer: Response, coding: Option<CompressionAlgo>) -> Response {
    if !is_text(answer.content_type().unwrap_or_default()) || is_empty(&mut answer) {
        return answer;
    }
    answer.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let Some(algorithm) = coding.filter(|_| answer.header(header::CONTENT_ENCODING).is_none()) else {
        return answer;
    };
    // A strong mark says "these very bytes"; after compression it can only say "the same page" (RFC 9110, section 8.8.1).
    if let Some(mark) = answer.header(header::ETAG).filter(|mark| !mark.starts_with("W/"))
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{mark}"))
    {
        answer.headers_mut().insert(header::ETAG, weak);
    }
    let (parts, body) = answer.into_parts();
    let compressed =
        Compress::new(body, algorithm).with_quality(CompressionLevel::Precise(5)).into_response();
    let (compressed_parts, body) = compressed.into_parts();
    let mut answer = Response::from_parts(parts, body);
    answer.headers_mut().remove(header::CONTENT_LENGTH);
    if let Some(coding) = compressed_parts.headers.get(header::CONTENT_ENCODING) {
        answer.headers_mut().insert(header::CONTENT_ENCODING, coding.clone());
    }
    answer
}

fn is_empty(answer: &mut Response) -> bool {
    let body = answer.take_body();
    let empty = body.is_empty();
    answer.set_body(body);
    empty
}

fn is_text(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || matches!(essence, "application/json" | "application/graphql-response+json" | "image/svg+xml")
        || matches!(essence, "application/javascript" | "application/manifest+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wished(accept: &str) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap());
        coding(&headers).map(|algorithm| if algorithm == CompressionAlgo::BR { "br" } else { "gzip" })
    }

    #[test]
    fn the_client_is_asked_what_it_can_unpack() {
        assert_eq!(wished("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(wished("gzip;q=1.0, br;q=0.5"), Some("gzip"));
        assert_eq!(wished("gzip;q=0"), None);
        assert_eq!(wished("identity"), None);
    }

    #[test]
    fn text_alone_is_compressed() {
        let text =
            Response::builder().content_type("text/html; charset=utf-8").header("etag", "\"a\"").body("x");
        let text = compress(text, Some(CompressionAlgo::GZIP));
        assert_eq!(text.header("content-encoding"), Some("gzip"));
        assert_eq!(text.header("etag"), Some("W/\"a\""));
        assert_eq!(text.content_type(), Some("text/html; charset=utf-8"));
        let font = Response::builder().content_type("font/woff2").body("x");
        assert_eq!(compress(font, Some(CompressionAlgo::GZIP)).header("content-encoding"), None);
        let redirect = Response::builder().content_type("text/html").body(());
        assert_eq!(compress(redirect, Some(CompressionAlgo::GZIP)).header("content-encoding"), None);
    }
}
