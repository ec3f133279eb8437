//! `commons serve`: the server, from configuration.

use std::{future::Future, net::SocketAddr, path::Path, process::ExitCode, sync::Arc};

use anyhow::Context;
use commons_discovery::{
    Finder, catch_up, find_matches, follow, follow_thesaurus, keep_log, load_thesaurus, restore,
};
use commons_http::{Assets, Introspection, Rates, serve};
use commons_identity::{Providers, development::DevelopmentProvider};
use commons_search::{Condition, Index};
use include_dir::{Dir, include_dir};
use rand::{SeedableRng, rngs::StdRng};
use tokio::{
    net::TcpListener,
    sync::{oneshot, watch},
};
use url::Url;

use crate::{Parts, Place, Server, config::Config, content};

static WEB: Dir<'_> = include_dir!("$COMMONS_WEB_DIST");

/// Who says who people are.
pub(super) struct SignIn {
    pub providers: Providers,
    pub development: Option<DevelopmentProvider>,
}

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let address = config.http.address()?;
    let public_url = public_url(&config, address)?;
    let listener = listen(address).await?;
    let place = Place::open(&config, super::clock(), vec![public_url.origin().ascii_serialization()]).await?;
    place.migrate().await?;
    content::load_facts(&place.store, &*super::clock()).await?;
    let sign_in = SignIn { providers: config.identity.providers(&public_url)?, development: None };
    if sign_in.providers.is_empty() {
        tracing::warn!("nobody can sign in: set COMMONS_IDENTITY__ISSUER, __CLIENT_ID and __CLIENT_SECRET");
    }
    serve_all(&config, place, listener, public_url, sign_in, super::asked_to_end()).await?;
    Ok(ExitCode::SUCCESS)
}

/// Listens before anything else is started, so that a taken port is said at once.
pub(super) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("{address} cannot be listened on; choose another port or end the program that has it")
    })
}

fn public_url(config: &Config, address: SocketAddr) -> anyhow::Result<Url> {
    match &config.http.public_url {
        Some(url) => Ok(url.clone()),
        None => Url::parse(&format!("http://{address}/"))
            .context("the listening address makes no web address; set COMMONS_HTTP__PUBLIC_URL"),
    }
}

/// The index in its folder, caught up with the events; one that is missing, old or damaged starts from the snapshot in the bucket,
/// or is built anew first.
pub(super) async fn finder(place: &Place, folder: &Path) -> anyhow::Result<Finder> {
    anyhow::ensure!(
        place.held,
        "another process already serves from this data folder; end it, or set COMMONS_DATA_DIR"
    );
    let (index, condition) = Index::open(folder)?;
    let index = Arc::new(index);
    if let Condition::NeedsRebuild(why) = condition {
        restore(&place.store, &place.bucket, &index, &why).await;
    }
    catch_up(&place.store, &index).await?;
    let tx = place.store.read(&commons_access::Viewer::system("index")).await?;
    let thesaurus = load_thesaurus(&tx).await?;
    Ok(Finder::new(index, thesaurus))
}

/// Serves everything until `end`, then lets requests and jobs under way finish.
pub(super) async fn serve_all(
    config: &Config,
    place: Place,
    listener: TcpListener,
    public_url: Url,
    sign_in: SignIn,
    end: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let finder = finder(&place, &config.index_dir()).await?;
    let (index, terms, words) = (finder.index().clone(), finder.clone(), finder.clone());
    let assets = match &config.http.web_dir {
        Some(folder) => Assets::Folder(folder.clone()),
        None => Assets::Embedded(&WEB),
    };
    // The development sign-in answers this machine alone: nobody needs to be slowed, and the schema is no secret.
    let (rates, introspection) = match &sign_in.development {
        Some(_) => (Rates::generous(), Introspection::Everyone),
        None => (Rates::default(), Introspection::Members),
    };
    let parts = Parts {
        store: place.store.clone(),
        bucket: place.bucket.clone(),
        bucket_address: place.bucket_address.clone(),
        clock: super::clock(),
        finder,
        reader: crate::server::reader()?,
        providers: sign_in.providers,
        development: sign_in.development,
        public_url,
        assets,
        limits: config.limits(),
        own_reach: config.review.own_reach(),
        links: config.links.links()?,
        scanner: config.scan.scanner()?,
        rates: config.limits.over(rates),
        trusted_proxies: config.http.proxies()?,
        introspection,
    };
    let server = Server::wire(parts, StdRng::from_os_rng())?;
    let (stop, stopped) = watch::channel(());
    let wait = |mut stopped: watch::Receiver<()>| async move {
        let _ = stopped.changed().await;
    };
    let mut follower = tokio::spawn(follow(place.store.clone(), index));
    let mut terms = tokio::spawn(follow_thesaurus(place.store.clone(), terms));
    let (runner, inline, jobs_end) = (server.runner.clone(), config.jobs.inline, wait(stopped.clone()));
    let sweeps = tokio::spawn(super::ask_every_hour(place.store.clone()));
    let (last_answer, answered) = oneshot::channel::<()>();
    let no_more = async move {
        let _ = answered.await;
    };
    let log = tokio::spawn(keep_log(place.store.clone(), words, super::clock(), server.notes, no_more));
    let matching = find_matches(place.store.clone(), super::clock());
    let mut matcher = tokio::spawn(async move {
        if inline {
            matching.await;
        } else {
            std::future::pending().await
        }
    });
    let mut jobs = tokio::spawn(async move {
        if inline {
            runner.run(jobs_end).await;
        } else {
            jobs_end.await;
        }
    });
    tokio::spawn(async move {
        end.await;
        drop(stop);
    });
    // A server whose index, thesaurus or jobs have died must not go on as if nothing were: whoever watches it starts it again.
    tokio::select! {
        served = serve(listener, server.state, wait(stopped)) => served?,
        died = &mut follower => anyhow::bail!("the reader that keeps the index fresh has ended: {died:?}"),
        died = &mut terms => anyhow::bail!("the reader that keeps the thesaurus fresh has ended: {died:?}"),
        died = &mut matcher => anyhow::bail!("the reader that finds what is new for saved searches has ended: {died:?}"),
        died = &mut jobs => died.context("the jobs have died")?,
        why = place.database_lost() => anyhow::bail!("the embedded database is lost: {why}"),
    }
    if !jobs.is_finished() {
        jobs.await?;
    }
    follower.abort();
    terms.abort();
    matcher.abort();
    sweeps.abort();
    drop(last_answer);
    log.await?;
    Ok(())
}
