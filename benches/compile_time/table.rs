//! The table, and what it says of the targets.

use std::time::Duration;

use crate::enums::{Mix, SIZES};
use crate::lab::Sample;
use crate::sources::{CONTENDERS, ERRWIRE, PLAIN, THISERROR};

/// By contender and size.
type Samples = [[Vec<Sample>; SIZES.len()]; CONTENDERS.len()];

type Part = fn(&Sample) -> Duration;

/// Prints one mix; the lines are those of LLVM IR, for the two largest sizes.
#[expect(clippy::cast_precision_loss, reason = "they are thousands")]
pub(crate) fn print(mix: Mix, samples: &Samples, lines: &[[usize; 2]; CONTENDERS.len()]) {
    let [_, large, largest] = SIZES;
    let [few, many] = lines[PLAIN];
    let bare = many - few;
    let lines = lines.map(|[few, many]| (many - few - bare) as f64 / (largest - large) as f64);
    let what = match mix {
        Mix::Simple => "status, code and message",
        Mix::Full => "the full attribute set",
    };
    let millis = |row: usize, size: usize, of: Part| {
        median(samples[row][size].iter().map(of)).as_secs_f64() * 1000.0
    };
    // What a contender takes beyond the bare enum, to what thiserror takes.
    let ratio = |row: usize, of: Part| {
        let own = |row| millis(row, SIZES.len() - 1, of) - millis(PLAIN, SIZES.len() - 1, of);
        own(row) / own(THISERROR)
    };
    let check: Part = |sample| sample.check;
    let incremental: Part = |sample| sample.incremental;
    let expansion: Part = |sample| sample.expansion;

    println!(
        "\nEnums of {SIZES:?} variants, each with {what}; milliseconds, ratios at {largest}:\n"
    );
    println!("| | check | ratio | incremental | ratio | expansion | own LLVM lines a variant |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (row, contender) in CONTENDERS.iter().enumerate() {
        let times = |of| {
            let times = (0..SIZES.len()).map(|size| format!("{:.0}", millis(row, size, of)));
            times.collect::<Vec<_>>().join(" / ")
        };
        println!(
            "| {} | {} | {:.2} | {} | {:.2} | {} | {:.1} |",
            contender.name,
            times(check),
            ratio(row, check),
            times(incremental),
            ratio(row, incremental),
            times(expansion),
            lines[row],
        );
    }
    println!();
    let linear = millis(ERRWIRE, 2, expansion) / millis(ERRWIRE, 1, expansion);
    for (what, value, most) in [
        ("check, to thiserror alone:", ratio(ERRWIRE, check), 1.6),
        ("incremental check, to thiserror alone:", ratio(ERRWIRE, incremental), 1.9),
        ("expansion of ten times as many variants, where linear is 10:", linear, 15.0),
        ("LLVM lines a variant, beyond thiserror:", lines[ERRWIRE] - lines[THISERROR], 3.0),
    ] {
        let verdict = if value <= most { "met" } else { "MISSED" };
        println!("- {verdict}: {what} {value:.2}, at most {most:.1}");
    }
}

/// The median of at least one time.
pub(crate) fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
