//! `commons audit verify`: walks the chain of events.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use commons_store::feed::{Chain, Noted, verify};

use crate::config::Config;

#[derive(Subcommand)]
pub enum What {
    /// Walk the chain of events; print the count and the head hash, or the first broken link
    Verify(Verify),
}

#[derive(Args)]
pub struct Verify {
    /// What an earlier run printed, as COUNT:HASH: the record must still hold that very event. Keep it outside of the
    /// database: it is the one thing that somebody who owns the database cannot forge
    #[arg(long, value_parser = noted)]
    noted: Option<Noted>,
}

pub async fn run(config: Config, What::Verify(asked): What) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let tx = place.store.read(&commons_access::Viewer::system("audit")).await?;
    let chain = verify(&tx, asked.noted.as_ref()).await?;
    println!("{chain}");
    Ok(match chain {
        Chain::Whole { .. } => ExitCode::SUCCESS,
        Chain::Broken { .. } => ExitCode::FAILURE,
    })
}

fn noted(text: &str) -> Result<Noted, String> {
    let wrong = || format!("'{text}' is not COUNT:HASH; give what an earlier run printed, such as 120:9f2c…");
    let (seq, hash) = text.split_once(':').ok_or_else(wrong)?;
    let whole = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let seq = seq.parse().ok().filter(|seq| *seq > 0 && whole).ok_or_else(wrong)?;
    Ok(Noted { seq, hash: hash.to_ascii_lowercase() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noted_head_has_a_count_and_a_hash() {
        let hash = "A1".repeat(32);
        assert_eq!(noted(&format!("7:{hash}")).unwrap(), Noted { seq: 7, hash: "a1".repeat(32) });
        for wrong in ["", "7", "7:", ":a", "0:a", &format!("0:{hash}"), &format!("x:{hash}"), "7:é"] {
            assert!(noted(wrong).is_err(), "{wrong}");
        }
    }
}
