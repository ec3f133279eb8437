//! A server of our own that answers in many ways, and what is made of its answers.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    sync::Mutex,
};

use super::*;

/// A server, and the first lines of what it was asked.
async fn server() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (here, asked) = (listener.local_addr().unwrap(), Arc::<Mutex<Vec<String>>>::default());
    let heard = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut wire, _)) = listener.accept().await {
            let heard = heard.clone();
            tokio::spawn(async move {
                let mut bytes = vec![0; 4096];
                let length = wire.read(&mut bytes).await.unwrap_or(0);
                let head = String::from_utf8_lossy(&bytes[..length]).into_owned();
                let first = head.lines().next().unwrap_or_default().to_owned();
                heard.lock().await.push(first.clone());
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let to = |place: &str| format!("302 Found\r\nlocation: {place}");
                let answer = match path.as_str() {
                    "/gone" => "410 Gone".to_owned(),
                    "/missing" => "404 Not Found".to_owned(),
                    "/closed" => "403 Forbidden".to_owned(),
                    "/broken" => "500 Internal Server Error".to_owned(),
                    "/headless" if first.starts_with("HEAD") => "405 Method Not Allowed".to_owned(),
                    "/moved" => to("/there"),
                    "/private" => to("http://10.0.0.1/"),
                    "/metadata" => to("http://169.254.169.254/latest/"),
                    "/file" => to("file:///etc/passwd"),
                    "/round" => to("/round"),
                    "/hangs" => return tokio::time::sleep(Duration::from_secs(60)).await,
                    "/silent" => return,
                    "/agent" if head.contains("AllianceCommons/") => "200 OK".to_owned(),
                    "/agent" => "400 Bad Request".to_owned(),
                    _ => "200 OK".to_owned(),
                };
                // A body without an end: nobody may wait for it.
                let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 1000000\r\n\r\nx");
                let _sent = wire.write_all(answer.as_bytes()).await;
                tokio::time::sleep(Duration::from_millis(200)).await;
            });
        }
    });
    (here, asked)
}

fn own() -> Links {
    Links::new(Permitted::PublicAndLoopback, Duration::from_secs(2)).unwrap()
}

#[tokio::test]
async fn an_answer_is_what_the_site_says() {
    let (here, asked) = server().await;
    let links = own();
    for (path, outcome) in [
        ("/there", Outcome::Answers),
        ("/agent", Outcome::Answers),
        ("/moved", Outcome::Answers),
        ("/headless", Outcome::Answers),
        ("/gone", Outcome::Gone(410)),
        ("/missing", Outcome::Gone(404)),
        ("/closed", Outcome::Refused(403)),
        ("/broken", Outcome::Refused(500)),
        ("/private", Outcome::NotAllowed),
        ("/metadata", Outcome::NotAllowed),
        ("/file", Outcome::NotAllowed),
    ] {
        assert_eq!(links.ask(&format!("http://{here}{path}")).await, outcome, "{path}");
    }
    assert!(matches!(links.ask(&format!("http://{here}/silent")).await, Outcome::Unreachable(_)));
    let before = asked.lock().await.len();
    assert!(matches!(links.ask(&format!("http://{here}/round")).await, Outcome::Unreachable(_)));
    assert_eq!(asked.lock().await.len() - before, REDIRECTS + 1);
}

#[tokio::test]
async fn a_name_that_leads_to_this_machine_is_not_asked() {
    let (here, asked) = server().await;
    let links = Links::new(Permitted::Public, Duration::from_secs(2)).unwrap();
    for address in [
        "http://localhost/",
        "https://localhost/",
        &format!("http://{here}/there"),
        "not an address",
        "ftp://a.gov/",
    ] {
        assert_eq!(links.ask(address).await, Outcome::NotAllowed, "{address}");
    }
    assert!(asked.lock().await.is_empty());
}

#[tokio::test]
async fn whoever_does_not_answer_is_not_waited_for() {
    let (here, _asked) = server().await;
    let links = Links::new(Permitted::PublicAndLoopback, Duration::from_millis(300)).unwrap();
    let begun = Instant::now();
    assert_eq!(
        links.ask(&format!("http://{here}/hangs")).await,
        Outcome::Unreachable("no answer in time".into())
    );
    assert!(begun.elapsed() < Duration::from_secs(2));
}
