//! What the budget and the jitter are worth.

use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use client::storm::{CLIENTS, Storm, Table, Way, draw};

/// The requests of a second in which nothing is the matter.
const USUAL: u32 = CLIENTS as u32;

static STORMS: LazyLock<Vec<Storm>> = LazyLock::new(|| Way::ALL.map(run).into());

fn run(way: Way) -> Storm {
    Storm::run(way).expect("a runtime")
}

fn of(way: Way) -> &'static Storm {
    STORMS.iter().find(|storm| storm.way == way).expect("all of them")
}

fn second(way: Way, second: usize) -> u32 {
    of(way).seconds().nth(second).expect("it lasts a minute")
}

#[test]
fn it_is_the_same_each_time() {
    for storm in &*STORMS {
        assert_eq!(run(storm.way), *storm);
    }
}

#[test]
fn the_readme_shows_it() {
    let readme = include_str!("../../../../README.md");
    let table = Table(&STORMS).to_string();
    assert!(readme.contains(&table), "{table}");

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/storm.svg");
    let picture = draw(&STORMS).expect("a picture");
    if env::var_os("ERRWIRE_BLESS").is_some() {
        fs::write(&path, &picture).expect("it can be written");
    }
    let kept = fs::read_to_string(&path).expect("it is there");
    assert!(kept == picture, "docs/storm.svg is another picture; ERRWIRE_BLESS=1 writes it anew");
}

/// Five clients ask as often: what differs is what they send again.
#[test]
fn the_clients_want_the_same() {
    for storm in &*STORMS {
        assert_eq!(storm.during.operations, of(Way::Once).during.operations);
        assert_eq!(storm.besides.operations, of(Way::Once).besides.operations);
    }
    assert_eq!(of(Way::Once).peak(), USUAL);
}

#[test]
fn a_loop_makes_the_outage_worse() {
    assert!(of(Way::Loop).peak() >= 11 * USUAL);
}

#[test]
fn jitter_spreads_those_whom_it_hit_at_once() {
    let (sharp, spread) = (of(Way::Schedule).spike(), of(Way::Jitter).spike());
    assert!(sharp >= 13 * USUAL / 10);
    assert!(spread * 2 <= sharp);
}

/// What the server refuses comes again, so that it goes on refusing: there is no end to it.
#[test]
fn without_a_budget_the_storm_outlives_the_outage() {
    for way in [Way::Schedule, Way::Jitter] {
        for at in [36, 40, 50, 58] {
            assert!(second(way, at) >= 5 * USUAL / 2, "{way:?} at {at}");
        }
    }
    assert!(of(Way::Jitter).besides.lost > 8 * of(Way::Once).besides.lost);
}

#[test]
fn with_a_budget_it_ends_with_the_outage() {
    let storm = of(Way::Budget);
    assert!(storm.peak() * 3 <= of(Way::Loop).peak());
    for at in 25..30 {
        assert!(second(Way::Budget, at) <= 17 * USUAL / 10, "{at}");
    }
    for at in 31..60 {
        assert!(second(Way::Budget, at) <= 11 * USUAL / 10, "{at}");
    }
    // What fails now and then is still sent again.
    assert!(storm.besides.lost * 50 <= of(Way::Once).besides.lost);
    // That is what it costs.
    assert!(storm.during.lost > of(Way::Loop).during.lost);
}
