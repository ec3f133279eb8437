//! Leave for our pages, which live at another address than the bucket (Fetch standard, CORS protocol).

use aws_sdk_s3::types::{CorsConfiguration, CorsRule};
use commons_blobs::Settings;
use reqwest::{Method, Response, StatusCode};

use crate::{
    garage,
    support::{MINUTE, ORIGIN, Room, Server, browser, library, on_both, put},
};

on_both!(
    only_our_pages_get_leave,
    a_new_address_replaces_the_old_one_and_foreign_rules_stay,
    a_page_may_read_what_it_was_given_an_address_for,
);

/// A bucket that preflight requests can find.
async fn known_to_all(room: Room) -> Room {
    if let Server::Embedded = room.server {
        return room;
    }
    let name = format!("{}-known", room.settings.bucket);
    let made = name.clone();
    tokio::task::spawn_blocking(move || garage::make_bucket(&made)).await.expect("made");
    let bucket = room.with(|settings| settings.bucket.clone_from(&name));
    bucket.ensure(&[ORIGIN.to_owned()]).await.expect("ready");
    Room { settings: Settings { bucket: name, ..room.settings.clone() }, bucket, ..room }
}

async fn ask(room: &Room, origin: &str, method: &str) -> Response {
    let address = format!("http://{}/{}/up", room.address(), room.settings.bucket);
    let request = browser().request(Method::OPTIONS, address).header("origin", origin);
    let request = request.header("access-control-request-method", method);
    request.header("access-control-request-headers", "content-type").send().await.expect("an answer")
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn only_our_pages_get_leave(room: Room) {
    let room = known_to_all(room).await;
    for method in ["PUT", "GET", "HEAD"] {
        let ours = ask(&room, ORIGIN, method).await;
        assert!(ours.status().is_success(), "{method}: {}", ours.status());
        assert_eq!(header(&ours, "access-control-allow-origin"), ORIGIN);
        assert!(header(&ours, "access-control-allow-methods").contains(method));
        let headers = header(&ours, "access-control-allow-headers");
        assert!(headers == "*" || headers.contains("content-type"), "{headers}");
    }
    for (origin, method) in
        [("http://evil.example", "PUT"), (ORIGIN, "DELETE"), ("http://127.0.0.1:80801", "GET")]
    {
        let theirs = ask(&room, origin, method).await;
        assert_eq!(theirs.status(), StatusCode::FORBIDDEN, "{origin} {method}");
        assert_eq!(header(&theirs, "access-control-allow-methods"), "");
    }
}

async fn a_new_address_replaces_the_old_one_and_foreign_rules_stay(room: Room) {
    let room = known_to_all(room).await;
    let (s3, bucket) = (library(&room.settings), &room.settings.bucket);
    let foreign = CorsRule::builder().allowed_origins("https://other.example").allowed_methods("DELETE");
    let foreign = foreign.build().expect("a rule");
    let there = s3.get_bucket_cors().bucket(bucket).send().await.expect("rules").cors_rules.expect("rules");
    assert_eq!(there.len(), 1);
    let both = CorsConfiguration::builder().set_cors_rules(Some([there, vec![foreign]].concat()));
    let both = both.build().expect("rules");
    s3.put_bucket_cors().bucket(bucket).cors_configuration(both).send().await.expect("put");

    let moved = "https://commons.example.org";
    for _ in 0..2 {
        room.bucket.ensure(&[moved.to_owned()]).await.expect("ready");
    }
    assert!(ask(&room, moved, "PUT").await.status().is_success());
    assert_eq!(ask(&room, ORIGIN, "PUT").await.status(), StatusCode::FORBIDDEN, "the old address is out");
    let rules = s3.get_bucket_cors().bucket(bucket).send().await.expect("rules").cors_rules.expect("rules");
    let origins: Vec<_> = rules.iter().flat_map(CorsRule::allowed_origins).map(String::as_str).collect();
    assert_eq!(origins, ["https://other.example", moved]);
}

async fn a_page_may_read_what_it_was_given_an_address_for(room: Room) {
    put(&room.bucket, "doc", "hello").await;
    let download =
        commons_blobs::Download { key: "doc", filename: "a.txt", media_type: "text/plain", expires: MINUTE };
    let url = room.bucket.presign_get(download).await.expect("signed");
    let get = |origin: &'static str| browser().get(url.clone()).header("origin", origin).send();
    let ours = get(ORIGIN).await.expect("an answer");
    assert_eq!(header(&ours, "access-control-allow-origin"), ORIGIN);
    assert_eq!(header(&ours, "access-control-expose-headers").to_lowercase(), "etag");
    let theirs = get("http://evil.example").await.expect("an answer");
    assert_eq!(header(&theirs, "access-control-allow-origin"), "");
}
