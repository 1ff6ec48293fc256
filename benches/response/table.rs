//! The table, and what it says of the targets.

use crate::callgrind::Cost;
use crate::cases::CASES;
use crate::contenders::{Contender, Kind};

/// A row of the table.
pub(crate) struct Row {
    name: &'static str,
    kind: Kind,
    /// By case.
    costs: [Cost; 3],
    /// By case, to that by hand.
    times: [f64; 3],
}

/// Puts what was measured beside the contenders, in their order.
pub(crate) fn rows(
    contenders: &[Contender],
    costs: Vec<[Cost; 3]>,
    times: Vec<[f64; 3]>,
) -> Vec<Row> {
    let measured = contenders.iter().zip(costs).zip(times);
    let row = |((contender, costs), times): ((&Contender, _), _)| Row {
        name: contender.name,
        kind: contender.kind,
        costs,
        times,
    };
    measured.map(row).collect()
}

fn find(rows: &[Row], kind: Kind) -> &Row {
    rows.iter().find(|row| row.kind == kind).expect("each kind has a row")
}

/// The instructions of one row to those of another.
#[expect(clippy::cast_precision_loss, reason = "they are thousands")]
fn ratio(of: &Row, to: &Row, case: usize) -> f64 {
    let [of, to] = [of, to].map(|row| row.costs[case].instructions as f64);
    of / to
}

/// Prints the table in Markdown, its columns aligned.
pub(crate) fn print(rows: &[Row]) {
    let mut lines = vec![vec![String::new()], vec!["---".to_owned()]];
    for (case, bytes) in CASES {
        lines[0].extend([format!("{case}, {bytes} B"), "ratio".to_owned(), "time".to_owned()]);
        lines[1].extend(["--:"; 3].map(str::to_owned));
    }
    let by_hand = find(rows, Kind::ByHand);
    for row in rows {
        let mut line = vec![row.name.to_owned()];
        for case in 0..CASES.len() {
            let Cost { instructions, allocations } = row.costs[case];
            line.push(format!("{instructions} / {allocations}"));
            line.push(format!("{:.2}", ratio(row, by_hand, case)));
            line.push(format!("{:.2}", row.times[case]));
        }
        lines.push(line);
    }
    print_aligned(&lines);
}

fn print_aligned(lines: &[Vec<String>]) {
    let length = |line: &Vec<String>, column: usize| line[column].chars().count();
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column| lines.iter().map(|line| length(line, column)).max().unwrap_or_default();
    let widths: Vec<_> = (0..columns).map(width).collect();
    for line in lines {
        for (column, (text, &width)) in line.iter().zip(&widths).enumerate() {
            match (text.as_str(), column) {
                ("---", _) => print!("|{}", "-".repeat(width + 2)),
                ("--:", _) => print!("|{}:", "-".repeat(width + 1)),
                (text, 0) => print!("| {text:<width$} "),
                (text, _) => print!("| {text:>width$} "),
            }
        }
        println!("|");
    }
}

/// Prints each target, and whether it is met.
pub(crate) fn print_targets(rows: &[Row]) {
    let [ours, dialect, by_hand, json, floor] =
        [Kind::Errwire, Kind::OwnDialect, Kind::ByHand, Kind::Json, Kind::Floor]
            .map(|kind| find(rows, kind));
    for (what, value, most) in [
        ("a, to by hand:", ratio(ours, by_hand, 0), 0.30),
        ("b, to by hand:", ratio(ours, by_hand, 1), 0.33),
        ("c, to by hand:", ratio(ours, by_hand, 2), 0.33),
        ("c, to `json!`:", ratio(ours, json, 2), 0.10),
        ("a, a dialect of one's own, to by hand:", ratio(dialect, by_hand, 0), 1.05),
        ("b, a dialect of one's own, to by hand:", ratio(dialect, by_hand, 1), 1.05),
        ("c, a dialect of one's own, to by hand:", ratio(dialect, by_hand, 2), 1.05),
    ] {
        println!("- {}: {what} {value:.3}, at most {most:.2}", verdict(value <= most));
    }
    let [of_a, without] = [ours, floor].map(|row| row.costs[0].allocations);
    let met = verdict(of_a <= without);
    println!("- {met}: allocations for a, {of_a}; for a response without a body, {without}");
    let mut others = rows.iter().filter(|row| !matches!(row.kind, Kind::Floor | Kind::Errwire));
    let met = verdict(others.all(|row| (0..3).all(|case| ratio(ours, row, case) <= 1.0)));
    println!("- {met}: fewer instructions than any other, in every case");
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}
