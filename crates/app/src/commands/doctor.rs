//! `commons doctor`: looks at each part and says the mend for what fails.

use std::process::ExitCode;

use commons_extract::Tools;
use url::Url;

use crate::{Place, config::Config};

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let mut healthy = true;
    let mut say = |part: &str, found: Result<String, String>| match found {
        Ok(fine) => println!("ok    {part}: {fine}"),
        Err(mend) => {
            healthy = false;
            println!("FAIL  {part}: {mend}");
        }
    };
    say("configuration", Ok(format!("data folder {}", config.data_dir.display())));
    match Place::open(&config, super::clock(), Vec::new()).await {
        Err(error) => say("database and bucket", Err(format!("{error:#}"))),
        Ok(place) => {
            say(
                "database",
                place
                    .store
                    .ping()
                    .await
                    .map(|()| "answers".into())
                    .map_err(|error| format!("{error}; check COMMONS_DATABASE__URL")),
            );
            say(
                "bucket",
                place
                    .bucket
                    .check()
                    .await
                    .map(|()| "answers".into())
                    .map_err(|error| format!("{error}; check COMMONS_STORAGE__*")),
            );
        }
    }
    say(
        "document reader",
        crate::server::reader().map(|_| "found".into()).map_err(|error| format!("{error:#}")),
    );
    for (tool, place) in Tools::find().report() {
        // Without a tool the rest works: the mend is said, and nothing has failed.
        let found = place.map_or_else(
            || "not installed; see the run book for what it does".to_owned(),
            |path| path.display().to_string(),
        );
        say(tool, Ok(found));
    }
    say("malware scanner", scanner(&config).await);
    for (part, found) in sign_in(&config).await {
        say(&part, found);
    }
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Asks the malware scanner whether it is there.
async fn scanner(config: &Config) -> Result<String, String> {
    match config.scan.scanner().map_err(|error| format!("{error:#}"))? {
        None => Ok("none is set, so documents are marked as not scanned; set COMMONS_SCAN__CLAMD".into()),
        Some(scanner) => match scanner.ping().await {
            Ok(()) => Ok("answers".into()),
            Err(error) => Err(format!("{error}; start clamd, or mend COMMONS_SCAN__CLAMD")),
        },
    }
}

/// Asks each sign-in provider what it is, as a sign-in would.
async fn sign_in(config: &Config) -> Vec<(String, Result<String, String>)> {
    let part = |id: &str| format!("sign-in {id}").trim_end().to_owned();
    // The address of ours that it would send people back to is not asked for here.
    let public_url = config.http.public_url.clone().or_else(|| Url::parse("http://127.0.0.1/").ok());
    let Some(public_url) = public_url else { return Vec::new() };
    let providers = match config.identity.providers(&public_url) {
        Ok(providers) => providers,
        Err(error) => return vec![(part(""), Err(format!("{error:#}")))],
    };
    if providers.is_empty() {
        let mend = "no provider is set, so nobody can sign in; set COMMONS_IDENTITY__ISSUER, __CLIENT_ID and __CLIENT_SECRET";
        return vec![(part(""), Err(mend.into()))];
    }
    let mut found = Vec::new();
    for provider in providers.iter() {
        let answer = provider.check(super::clock().now()).await;
        let answer = answer
            .map(|()| format!("{} answers", provider.label()))
            .map_err(|error| format!("{error}; check its issuer, and whether this machine may reach it"));
        found.push((part(provider.id()), answer));
    }
    found
}
