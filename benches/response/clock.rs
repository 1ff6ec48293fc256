//! Times, as ratios: a shared machine's clock can be trusted with nothing else.

use std::time::Instant;

use crate::contenders::{Contender, Kind};

const ROUNDS: usize = 101;
const ANSWERS: u32 = 500;

/// By contender and case, the median over the rounds of the time, as a ratio to the time by hand in
/// the same round.
pub(crate) fn ratios(contenders: &[Contender]) -> Vec<[f64; 3]> {
    let mut rounds = vec![[const { Vec::new() }; 3]; contenders.len()];
    for _ in 0..ROUNDS {
        for case in 0..3 {
            let times: Vec<_> = contenders.iter().map(|contender| time(contender, case)).collect();
            let by_hand = contenders.iter().position(|contender| contender.kind == Kind::ByHand);
            let by_hand = by_hand.map_or(f64::NAN, |row| times[row]);
            for (ratios, time) in rounds.iter_mut().zip(times) {
                ratios[case].push(time / by_hand);
            }
        }
    }
    rounds.into_iter().map(|row| row.map(median)).collect()
}

fn time(contender: &Contender, case: usize) -> f64 {
    let cell = &contender.cells[case];
    (cell.run)(ANSWERS / 10);
    let start = Instant::now();
    (cell.run)(ANSWERS);
    start.elapsed().as_secs_f64()
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
