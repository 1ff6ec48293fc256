//! What an answer costs: `&E` to a whole response, its content type set, dropped.
//!
//! `cargo bench -p errwire-benches --bench response` prints the table of the README: instructions,
//! allocations, and times; the last as ratios to the serde struct by hand. It needs valgrind.

#[path = "../callgrind.rs"]
mod callgrind;
mod cases;
mod clock;
mod contenders;
mod table;

use std::env;
use std::process::ExitCode;

use bytes::Bytes;
use serde_json::Value;

use crate::cases::{CASES, failures};
use crate::contenders::{Contender, Kind, contenders};

fn main() -> ExitCode {
    let contenders = contenders(Box::leak(Box::new(failures())));
    let cells: Vec<callgrind::Cell<'_>> =
        contenders.iter().flat_map(|it| &it.cells).map(|cell| &*cell.run as _).collect();
    if callgrind::is_inside(&cells) {
        return ExitCode::SUCCESS;
    }
    check_bodies(&contenders);
    // `cargo test --benches` runs this too, without the argument.
    if !env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    let costs = match callgrind::count(cells.len()) {
        Ok(costs) => costs.as_chunks().0.to_vec(),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let rows = table::rows(&contenders, costs, clock::ratios(&contenders));
    println!(
        "\nInstructions / allocations of a response, and ratios to the serde struct by hand:\n"
    );
    table::print(&rows);
    println!();
    table::print_targets(&rows);
    ExitCode::SUCCESS
}

/// Everybody whose format is that of the serde struct sends the same bytes, as many as expected.
fn check_bodies(contenders: &[Contender]) {
    let bodies = |contender: &Contender| contender.cells.each_ref().map(|cell| (cell.body)());
    let by_hand = contenders.iter().find(|contender| contender.kind == Kind::ByHand);
    let expected = bodies(by_hand.expect("it is in the list"));
    for (body, (case, length)) in expected.iter().zip(CASES) {
        assert_eq!(body.len(), length, "case {case}: {body:?}");
    }
    for contender in contenders.iter().filter(|contender| contender.kind.has_the_same_bytes()) {
        assert_eq!(bodies(contender), expected, "{}", contender.name);
    }
    let parsed = |bodies: [Bytes; 3]| {
        bodies.map(|body| serde_json::from_slice::<Value>(&body).expect("it is JSON"))
    };
    let sorted = contenders.iter().find(|contender| contender.kind == Kind::Json);
    assert_eq!(sorted.map(|it| parsed(bodies(it))), Some(parsed(expected)));
}
