//! `commons staff grant`: makes somebody Alliance staff. The first administrator of an installation has nobody to ask.

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};
use commons_directory::{Granted, grant_role};
use commons_kernel::AllianceRole;

use crate::config::Config;

#[derive(Subcommand)]
pub enum What {
    /// Give somebody a role as Alliance staff; whoever is not here yet is made
    Grant(Grant),
}

#[derive(Args)]
pub struct Grant {
    /// The person's address; they sign in by a provider that vouches for it
    #[arg(long)]
    email: String,
    /// The role: moderator, curator or administrator; each one includes those before it
    #[arg(long)]
    role: AllianceRole,
    /// The person's name, when they are not here yet
    #[arg(long)]
    name: Option<String>,
}

pub async fn run(config: Config, What::Grant(grant): What) -> anyhow::Result<ExitCode> {
    let Grant { email, role, name } = grant;
    let place = super::open(&config).await?;
    let system = commons_access::Viewer::system("staff");
    let tx = place.store.begin(&system).await?;
    let granted = grant_role(&tx, &system, &email, name.as_deref(), role, super::clock().now()).await?;
    tx.commit().await?;
    match granted {
        Granted::ToSomebodyKnown => println!("{email} is {role} now"),
        Granted::ToSomebodyNew => println!("{email} is here now, as {role}; they sign in with that address"),
        Granted::Before => println!("{email} was {role} already; nothing changed"),
        Granted::Disabled => {
            bail!("{email} may not sign in; an administrator restores them on the staff page first")
        }
    }
    Ok(ExitCode::SUCCESS)
}
