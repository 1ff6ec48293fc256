//! What the derive costs the compiler.
//!
//! `cargo run --release -p errwire-benches --bin compile_time` generates the same enums for each
//! contender and prints how long they take, on Unix, in about five minutes; `-- --rounds 9` for
//! steadier numbers. `-- --cold` compares the cold check of a service with and without errwire
//! instead. Both work offline after `cargo fetch`.
//!
//! Measured is the CPU time of the compiler alone, without cargo and without the dependencies: this
//! program is the `RUSTC_WORKSPACE_WRAPPER` of the crates that it generates. The enum with
//! `derive(Debug)` alone is taken off everybody's time and LLVM lines, and what is left is compared
//! with that of thiserror.

mod cold;
mod enums;
mod lab;
mod sources;
mod table;
mod wrapper;

use std::process::ExitCode;
use std::{env, io};

use crate::enums::{Mix, SIZES};
use crate::lab::{Lab, Sample};
use crate::sources::CONTENDERS;

fn main() -> ExitCode {
    if let Some(code) = wrapper::run() {
        return code;
    }
    let arguments: Vec<_> = env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        [] => compare(5),
        ["--cold"] => cold::compare(3),
        ["--rounds", rounds] if rounds.parse().is_ok_and(|rounds: usize| rounds > 0) => {
            compare(rounds.parse().unwrap_or(1))
        }
        _ => Err(io::Error::other("usage: compile_time [--rounds N | --cold]")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(rounds: usize) -> io::Result<()> {
    let lab = Lab::new()?;
    for mix in [Mix::Simple, Mix::Full] {
        let mut samples =
            [const { [const { Vec::<Sample>::new() }; SIZES.len()] }; CONTENDERS.len()];
        // The first round also builds the dependencies, and counts for nothing.
        for round in 0..=rounds {
            eprintln!("{mix:?}: round {round} of {rounds}");
            for (contender, samples) in CONTENDERS.iter().zip(&mut samples) {
                for (&size, samples) in SIZES.iter().zip(samples) {
                    let sample = lab.check(contender, mix, size)?;
                    if round > 0 {
                        samples.push(sample);
                    }
                }
            }
        }
        let mut lines = [[0; 2]; CONTENDERS.len()];
        for (contender, lines) in CONTENDERS.iter().zip(&mut lines) {
            for (size, lines) in SIZES[1..].iter().zip(lines) {
                *lines = lab.llvm_lines(contender, mix, *size)?;
            }
        }
        table::print(mix, &samples, &lines);
    }
    Ok(())
}
