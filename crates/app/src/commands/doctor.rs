//! `commons doctor`: looks at each part and says the mend for what fails.

use std::process::ExitCode;

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
        super::serve::reader().map(|_| "found".into()).map_err(|error| format!("{error:#}")),
    );
    let sign_in = match &config.identity.issuer {
        None => Err("no provider is set, so nobody can sign in; set COMMONS_IDENTITY__ISSUER, __CLIENT_ID and __CLIENT_SECRET".into()),
        Some(issuer) => Ok(format!("provider {issuer}")),
    };
    say("sign-in", sign_in);
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
