//! `commons token create`: an API token of a person, printed once and stored hashed.

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};
use commons_directory::{ENDING, NewApiToken, TokenCreation, create_api_token};
use commons_identity::{TokenKind, new_token};
use commons_kernel::TokenScope;
use rand::{SeedableRng, rngs::StdRng};
use secrecy::ExposeSecret;
use time::Duration;

use crate::config::Config;

#[derive(Subcommand)]
pub enum What {
    /// Make a token of a person
    Create(Create),
}

#[derive(Args)]
pub struct Create {
    /// The person's address
    #[arg(long)]
    email: String,
    /// What the token may do: read, write, manage (comma-separated); manage changes people and rights as well
    #[arg(long, value_delimiter = ',', default_value = "read,write")]
    scopes: Vec<TokenScope>,
    /// How long it holds, such as 90d or 12h
    #[arg(long, default_value = "90d", value_parser = lasting)]
    expires: Duration,
}

pub async fn run(config: Config, What::Create(create): What) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let now = super::clock().now();
    let token = new_token(TokenKind::Api, &mut StdRng::from_os_rng());
    let plain = token.plain.expose_secret();
    let new = NewApiToken {
        email: create.email.clone(),
        scopes: create.scopes.iter().map(ToString::to_string).collect(),
        expires_at: now + create.expires,
        token_hash: token.hash,
        ending: plain[plain.len() - ENDING..].to_owned(),
    };
    let system = commons_access::Viewer::system("token");
    let tx = place.store.begin(&system).await?;
    match create_api_token(&tx, &system, new, now).await? {
        TokenCreation::Created(_) => {
            tx.commit().await?;
            println!("{plain}");
            Ok(ExitCode::SUCCESS)
        }
        TokenCreation::NoSuchPerson => {
            bail!("nobody has the address {}; people join through the screens or an import", create.email)
        }
    }
}

/// A number and a unit: d for days, h for hours, m for minutes.
fn lasting(text: &str) -> Result<Duration, String> {
    let wrong = || format!("'{text}' is not a length of time; use for example 90d, 12h or 30m");
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let number: i64 =
        number.parse().ok().filter(|number| (1..=100_000).contains(number)).ok_or_else(wrong)?;
    match unit {
        "d" => Ok(Duration::days(number)),
        "h" => Ok(Duration::hours(number)),
        "m" => Ok(Duration::minutes(number)),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        assert_eq!(lasting("90d").unwrap(), Duration::days(90));
        for wrong in ["", "d", "-1d", "9y", "é"] {
            assert!(lasting(wrong).is_err(), "{wrong}");
        }
    }
}
