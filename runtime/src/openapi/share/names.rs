//! What shared components are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::openapi::names::{long, short, spelled};
use crate::status::reason;

/// What wants a name.
pub(super) struct Wanted<'a> {
    pub(super) status: u16,
    /// Who answers so: the types of each operation.
    pub(super) types: &'a BTreeSet<BTreeSet<String>>,
    /// What follows the name.
    pub(super) suffix: &'a str,
    /// How many operations have it.
    pub(super) uses: usize,
    /// The name of the first of them.
    pub(super) first: &'a str,
}

/// The names of these, none of which is taken.
///
/// Of those that would have one name, the one with the most uses gets it: the others answer to a few
/// operations what is special about them.
pub(super) fn name(all: &[Wanted<'_>], taken: &BTreeSet<String>) -> Vec<String> {
    let mut full = BTreeMap::<String, BTreeSet<&str>>::new();
    for ty in all.iter().flat_map(|it| it.types).flatten() {
        full.entry(short(ty)).or_default().insert(ty);
    }
    let is_ambiguous = |name: &str| full.get(name).is_some_and(|all| all.len() > 1);
    let stems = all.iter().map(|it| stem(it, &is_ambiguous)).collect::<Vec<_>>();
    let mut order = (0..all.len()).collect::<Vec<_>>();
    order.sort_by_key(|i| core::cmp::Reverse(all.get(*i).map(|it| it.uses)));
    let mut taken = taken.clone();
    let mut names = vec![String::new(); all.len()];
    for i in order {
        let (stem, Wanted { suffix, first, .. }) = (&stems[i], &all[i]);
        let plain = format!("{stem}{suffix}");
        let special = format!("{stem}.{}", spelled_whole(first));
        let numbered = (2..).map(|n| format!("{special}.{n}{suffix}"));
        let mut candidates = [plain, format!("{special}{suffix}")].into_iter().chain(numbered);
        // There are more numbers than names.
        let free = candidates.find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(free.clone());
        names[i] = free;
    }
    names
}

/// The types and the status, or what the status is called.
fn stem(of: &Wanted<'_>, is_ambiguous: &dyn Fn(&str) -> bool) -> String {
    let mut all = of.types.iter();
    let (Some(types), None) = (all.next(), all.next()) else { return phrase(of.status) };
    // What was a component keeps its name.
    if let Some(name) = types.iter().find_map(|it| it.strip_prefix('#')) {
        return name.to_owned();
    }
    let types = types.iter().map(|ty| match short(ty) {
        name if is_ambiguous(&name) => long(ty),
        name => name,
    });
    match types.collect::<Vec<_>>() {
        types if types.is_empty() => phrase(of.status),
        types => format!("{}.{}", types.join("Or"), of.status),
    }
}

/// `NotFound`.
fn phrase(status: u16) -> String {
    let words = reason(status).split_whitespace();
    let words = words.map(|word| {
        let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    words.collect()
}

fn spelled_whole(name: &str) -> String {
    spelled([name].into_iter())
}
