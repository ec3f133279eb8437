//! The queue: what people wait for goes first, whatever was queued before it.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use commons_access::Viewer;
use commons_jobs::{Job, Runner, enqueue};
use commons_kernel::{Clock, Result};
use commons_tests::TestApp;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

type Done = Mutex<Vec<&'static str>>;

#[derive(Serialize, Deserialize)]
struct Awaited {}

#[derive(Serialize, Deserialize)]
struct Unhurried {}

#[async_trait]
impl Job for Awaited {
    const KIND: &'static str = "awaited";
    type Context = Done;
    async fn run(&self, done: &Done, _now: OffsetDateTime) -> Result<()> {
        done.lock().expect("nobody panicked").push("awaited");
        Ok(())
    }
}

#[async_trait]
impl Job for Unhurried {
    const KIND: &'static str = "unhurried";
    const CAN_WAIT: bool = true;
    type Context = Done;
    async fn run(&self, done: &Done, _now: OffsetDateTime) -> Result<()> {
        done.lock().expect("nobody panicked").push("unhurried");
        Ok(())
    }
}

#[tokio::test]
async fn jobs_that_can_wait_let_the_others_go_first() {
    let app = TestApp::new().await;
    let now = app.clock.now();
    let tx = app.store.begin(&Viewer::system("tests")).await.expect("a transaction");
    enqueue(&tx, &Unhurried {}, now, now).await.expect("it is queued");
    enqueue(&tx, &Awaited {}, now, now).await.expect("it is queued");
    tx.commit().await.expect("it commits");
    let done = Arc::new(Done::default());
    let runner = Runner::new(app.store.clone(), app.clock.clone())
        .register::<Unhurried>(done.clone())
        .register::<Awaited>(done.clone());
    assert_eq!(runner.run_due().await.expect("the jobs run"), 2);
    assert_eq!(*done.lock().expect("nobody panicked"), ["awaited", "unhurried"]);
}
