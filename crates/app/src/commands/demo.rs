//! `commons demo`: everything on embedded defaults, for a first look and for the journeys.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use anyhow::Context;
use commons_identity::{
    Credential, PATIENCE, ProviderSettings, Providers,
    development::{DevelopmentProvider, DevelopmentSettings},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use url::Url;

use super::serve::{SignIn, listen, serve_all};
use crate::{Place, config::Config, content};

const CLIENT_ID: &str = "alliance-commons-demo";

pub async fn run(config: Config, port: u16) -> anyhow::Result<ExitCode> {
    // Loopback alone: the development sign-in lets anybody be anybody.
    let listener = listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)).await?;
    let address = listener.local_addr()?;
    let public_url = Url::parse(&format!("http://{address}/"))?;
    let place = Place::open(&config, super::clock(), vec![public_url.origin().ascii_serialization()]).await?;
    place.migrate().await?;
    content::load_facts(&place.store, &*super::clock()).await?;
    content::load_people(&place.store, &*super::clock()).await?;
    let loaded = content::load_resources(&place.store, &place.bucket, &*super::clock())
        .await
        .context("the demo content cannot be loaded")?;
    content::load_collections(&place.store, &*super::clock())
        .await
        .context("the demo collections cannot be loaded")?;
    let sign_in = sign_in(&place, &public_url)?;
    println!("Alliance Commons runs at {public_url}");
    if loaded > 0 {
        println!("{loaded} demo resources were loaded; their documents are being read.");
    }
    println!("Sign in as one of the demo people (no password):");
    for person in content::demo_people()? {
        println!("  {:<28} {}", person.name, person.about);
    }
    println!("End with Ctrl-C. The data is in {}.", config.data_dir.display());
    serve_all(&config, place, listener, public_url, sign_in, super::asked_to_end()).await?;
    Ok(ExitCode::SUCCESS)
}

fn sign_in(place: &Place, public_url: &Url) -> anyhow::Result<SignIn> {
    let issuer = public_url.join("/development-provider")?;
    let redirect = public_url.join("/auth/callback")?;
    let client_secret: secrecy::SecretString = place.secrets.client_secret.clone().into();
    let signed_out = public_url.join("/auth/signed-out")?;
    let providers = Providers::new(vec![ProviderSettings {
        id: "demo".into(),
        label: "the demo people".into(),
        issuer: issuer.clone(),
        client_id: CLIENT_ID.into(),
        credential: Credential::Secret(client_secret.clone()),
        redirect: redirect.clone(),
        signed_out: signed_out.clone(),
        acr_values: Vec::new(),
        domains: Vec::new(),
        patience: PATIENCE,
    }])?;
    let settings = DevelopmentSettings {
        issuer,
        client_id: CLIENT_ID.into(),
        client_secret,
        redirect,
        signed_out,
        people: content::demo_people()?,
    };
    let development = DevelopmentProvider::new(settings, &StdRng::from_os_rng().random())?;
    Ok(SignIn { providers, development: Some(development) })
}
