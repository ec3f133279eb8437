//! Counts and durations of requests, for `/metrics`.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use poem::http::Method;

/// Upper bounds of the histogram's buckets, in seconds.
const BOUNDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What was measured since the start. Routes are templates and methods a closed list, so the table stays small.
#[derive(Debug, Default)]
pub(crate) struct Measures(Mutex<BTreeMap<(&'static str, String, u16), Histogram>>);

#[derive(Debug, Default)]
struct Histogram {
    /// How many took at most so long, each bucket by itself.
    buckets: [u64; BOUNDS.len()],
    count: u64,
    seconds: f64,
}

impl Measures {
    /// Notes one request.
    pub(crate) fn note(&self, method: &Method, route: &str, status: u16, took: Duration) {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let histogram = table.entry((word(method), route.to_owned(), status)).or_default();
        let seconds = took.as_secs_f64();
        if let Some(place) = BOUNDS.iter().position(|bound| seconds <= *bound) {
            histogram.buckets[place] += 1;
        }
        histogram.count += 1;
        histogram.seconds += seconds;
    }

    /// Writes the table in the text format of Prometheus (version 0.0.4).
    pub(crate) fn write(&self, page: &mut String) {
        page.push_str("# HELP commons_http_request_duration_seconds Requests by route and status.\n");
        page.push_str("# TYPE commons_http_request_duration_seconds histogram\n");
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for ((method, route, status), histogram) in table.iter() {
            let labels = format!("method=\"{method}\",route=\"{}\",status=\"{status}\"", escape(route));
            let mut so_far = 0;
            for (bound, count) in BOUNDS.iter().zip(histogram.buckets) {
                so_far += count;
                let _ = writeln!(
                    page,
                    "commons_http_request_duration_seconds_bucket{{{labels},le=\"{bound}\"}} {so_far}"
                );
            }
            let Histogram { count, seconds, .. } = histogram;
            let _ = writeln!(
                page,
                "commons_http_request_duration_seconds_bucket{{{labels},le=\"+Inf\"}} {count}"
            );
            let _ = writeln!(page, "commons_http_request_duration_seconds_sum{{{labels}}} {seconds}");
            let _ = writeln!(page, "commons_http_request_duration_seconds_count{{{labels}}} {count}");
        }
        page.push_str("# HELP commons_http_requests_total Requests by route and status.\n");
        page.push_str("# TYPE commons_http_requests_total counter\n");
        for ((method, route, status), histogram) in table.iter() {
            let route = escape(route);
            let count = histogram.count;
            let _ = writeln!(
                page,
                "commons_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}} {count}"
            );
        }
    }
}

/// A label's value, escaped.
pub(crate) fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// The methods that we know; every other word is one, or strangers could fill the table.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up() {
        let measures = Measures::default();
        for millis in [1, 7, 7, 40_000] {
            measures.note(&Method::GET, "/r/:slug", 200, Duration::from_millis(millis));
        }
        measures.note(&Method::from_bytes(b"BREW").unwrap(), "none", 405, Duration::ZERO);
        let mut page = String::new();
        measures.write(&mut page);
        let labels = "method=\"GET\",route=\"/r/:slug\",status=\"200\"";
        for line in [
            format!("commons_http_request_duration_seconds_bucket{{{labels},le=\"0.005\"}} 1\n"),
            format!("commons_http_request_duration_seconds_bucket{{{labels},le=\"0.01\"}} 3\n"),
            format!("commons_http_request_duration_seconds_bucket{{{labels},le=\"30\"}} 3\n"),
            format!("commons_http_request_duration_seconds_bucket{{{labels},le=\"+Inf\"}} 4\n"),
            format!("commons_http_requests_total{{{labels}}} 4\n"),
            "commons_http_requests_total{method=\"other\",route=\"none\",status=\"405\"} 1\n".to_owned(),
        ] {
            assert!(page.contains(&line), "{line}\n{page}");
        }
    }
}
