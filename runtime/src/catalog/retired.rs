//! The retired codes of the file of published ones.

use super::document::Retired;

/// The lines that say `retired`, of a text that the derive has read before: `OLD 402 never retired
/// NEW`.
pub(super) fn read(lock: &str) -> Vec<Retired> {
    let retired = lock.lines().filter_map(|line| {
        let mut words = line.split('#').next()?.split_whitespace();
        let code = words.next()?;
        (words.nth(2)? == "retired").then(|| Retired {
            code: code.to_owned(),
            replacement: words.next().map(str::to_owned),
        })
    });
    let mut retired = retired.collect::<Vec<_>>();
    retired.sort();
    retired.dedup();
    retired
}
