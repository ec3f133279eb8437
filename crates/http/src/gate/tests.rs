//! Counting, waiting, forgetting, and a clock that is set back.

use std::{
    net::IpAddr,
    sync::atomic::{AtomicI64, Ordering},
};

use super::*;

/// A clock that is set by hand.
#[derive(Default)]
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + time::Duration::milliseconds(self.0.load(Ordering::SeqCst))
    }
}

impl Hands {
    fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

fn gate(rates: Rates) -> (Gate, Arc<Hands>) {
    let hands = Arc::new(Hands::default());
    (Gate::new(&rates, hands.clone()), hands)
}

fn at(address: &str) -> Neighbour {
    address.parse::<IpAddr>().unwrap().into()
}

#[test]
fn a_minute_never_has_more_than_it_may() {
    let (gate, hands) = gate(Rates::default());
    let mut through = 0;
    for _ in 0..60 {
        through += (0..40).filter(|_| gate.visitor(at("192.0.2.1")).is_ok()).count();
        hands.pass(1);
    }
    assert!((195..=200).contains(&through), "{through} in a minute");
    assert!(gate.visitor(at("192.0.2.2")).is_ok(), "another address is another matter");
}

#[test]
fn who_waits_as_long_as_told_gets_through() {
    let (gate, hands) = gate(Rates::default());
    for left in (0..50).rev() {
        let standing = gate.visitor(at("192.0.2.1")).unwrap().unwrap();
        assert_eq!((standing.limit, standing.remaining), (50, left));
    }
    let told = gate.visitor(at("192.0.2.1")).unwrap_err();
    let mut headers = HeaderMap::new();
    told.write(&mut headers);
    assert_eq!(
        (&headers["ratelimit-limit"], &headers["ratelimit-remaining"]),
        (&"50".parse().unwrap(), &"0".parse().unwrap())
    );
    assert_eq!(headers["retry-after"], told.seconds().to_string());
    hands.pass(i64::try_from(told.seconds()).unwrap());
    assert!(gate.visitor(at("192.0.2.1")).is_ok());
}

#[test]
fn points_are_paid_by_what_is_asked() {
    let (gate, hands) = gate(Rates { caller_hour: 20, ..Rates::default() });
    let payer = Payer::Token("hash".into());
    for left in [15, 10, 5, 0] {
        assert_eq!(gate.payer(&payer, 5).unwrap().unwrap().remaining, left);
    }
    assert!(gate.payer(&payer, 1).is_err() && gate.payer(&payer, 5).is_err());
    hands.pass(180);
    assert!(gate.payer(&payer, 5).is_err(), "one point has come back");
    assert!(gate.payer(&payer, 1).is_ok());
    assert!(gate.payer(&Payer::Token("other".into()), 5).is_ok());
    let cannot = Rates { caller_hour: 3, ..Rates::default() };
    assert!(Gate::new(&cannot, hands).payer(&payer, 5).is_err(), "what never fits is refused and no fault");
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let (gate, hands) = gate(Rates { visitor_burst: 2, visitor_minute: 62, ..Rates::default() });
    hands.pass(7200);
    assert!(gate.visitor(at("192.0.2.1")).is_ok() && gate.visitor(at("192.0.2.1")).is_ok());
    hands.pass(-3600);
    let told = gate.visitor(at("192.0.2.1")).unwrap_err();
    assert!(told.seconds() <= 2, "{told:?}");
    hands.pass(2);
    assert!(gate.visitor(at("192.0.2.1")).is_ok());
}

#[test]
fn what_is_off_counts_nothing_and_what_is_old_is_forgotten() {
    let off = Rates {
        visitor_burst: 0,
        caller_hour: 0,
        sign_in_minute: 0,
        wrong_secret_minute: 0,
        at_once: 0,
        ..Rates::default()
    };
    let (open, _) = gate(off);
    for _ in 0..1_000 {
        assert_eq!(open.visitor(at("192.0.2.1")), Ok(None));
        assert!(open.sign_in(at("192.0.2.1")).is_ok() && open.wrong_secret(at("192.0.2.1")).is_ok());
    }
    let (gate, hands) = gate(Rates::default());
    for n in 0..500_u32 {
        gate.visitor(IpAddr::from(n.to_be_bytes()).into()).unwrap();
    }
    let refused = (0..20).filter(|_| gate.wrong_secret(at("192.0.2.1")).is_err()).count();
    assert_eq!(refused, 10);
    gate.sweep();
    assert_eq!(gate.remembered(), 501);
    hands.pass(3600);
    gate.sweep();
    assert_eq!(gate.remembered(), 0);
}

#[tokio::test]
async fn who_guesses_is_held_back_and_others_are_not() {
    let (gate, hands) = gate(Rates { wrong_secret_minute: 2, ..Rates::default() });
    let (guesser, other) = (at("192.0.2.1"), at("192.0.2.2"));
    let waited = async |from: Neighbour| {
        let began = tokio::time::Instant::now();
        gate.hold_back(from).await;
        began.elapsed()
    };
    assert!(gate.wrong_secret(guesser).is_ok() && gate.wrong_secret(guesser).is_ok());
    assert!(waited(guesser).await < HELD_BACK, "two are a slip");
    assert!(gate.wrong_secret(guesser).is_err());
    assert!(waited(guesser).await >= HELD_BACK);
    assert!(waited(other).await < HELD_BACK);
    hands.pass(60);
    assert!(waited(guesser).await < HELD_BACK, "a minute later it is forgotten");
}

#[tokio::test]
async fn no_more_are_in_work_than_may_be() {
    let (gate, _) = gate(Rates { at_once: 2, patience: Duration::from_millis(20), ..Rates::default() });
    let (one, two) = (gate.turn().await, gate.turn().await);
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(gate.turn().await.unwrap_err(), Busy);
    drop(one);
    assert!(gate.turn().await.is_ok());
}
