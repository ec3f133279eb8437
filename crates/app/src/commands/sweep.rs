//! `commons sweep`: throws away what nobody waits for, compares bucket and database, and prints what it found.

use std::process::ExitCode;

use commons_library::{Scrub, sweep};

use crate::config::Config;

pub async fn run(config: Config, scrub: Scrub) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let room = crate::server::documents(&config, &place)?;
    let swept = sweep(&room, scrub, super::clock().now()).await?;
    println!("uploads and documents that nothing held, thrown away: {}", swept.expired);
    println!("uploads in parts that nobody knew, thrown away: {}", swept.stray_uploads);
    println!(
        "objects that nothing referred to, thrown away: {} ({} bytes)",
        swept.stray_objects, swept.freed_bytes
    );
    println!("objects that are not ours, left alone: {}", swept.foreign_objects);
    println!("documents read again and found whole: {}", swept.verified);
    for id in &swept.missing {
        println!("MISSING  document {id}: upload the same file again, or restore the bucket");
    }
    for id in &swept.damaged {
        println!("DAMAGED  document {id}: upload the same file again, or restore the bucket");
    }
    let healthy = swept.missing.is_empty() && swept.damaged.is_empty();
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
