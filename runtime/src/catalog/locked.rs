//! What the files of published codes say, which the derive has read before.

use std::collections::{BTreeMap, BTreeSet};
use std::string::String;

use super::document::{Answer, Document, Entry, Retired, Retry};
use super::{Catalog, Changes};
use crate::spec::Spec;
use crate::status::reason;

/// A line of a section: `OLD 402 never retired NEW`.
struct Line<'a> {
    ty: &'a str,
    code: &'a str,
    status: u16,
    /// Separated by commas.
    classes: &'a str,
    /// `retired`, and what is answered instead.
    end: Vec<&'a str>,
}

fn lines<'a>(locks: &[&'a str]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for lock in locks {
        let mut ty = "";
        for line in lock.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                ty = name;
            }
            let mut words = line.split_whitespace();
            if let (Some(code), Some(status), Some(classes)) =
                (words.next(), words.next().and_then(|it| it.parse().ok()), words.next())
            {
                lines.push(Line { ty, code, status, classes, end: words.collect() });
            }
        }
    }
    lines
}

/// The codes that are retired.
pub(super) fn retired(locks: &[&str]) -> Vec<Retired> {
    let lines = lines(locks).into_iter().filter(Line::is_retired);
    let retired = lines.map(|line| Retired {
        code: line.code.to_owned(),
        replacement: line.end.get(1).map(|&code| code.to_owned()),
    });
    let mut retired = retired.collect::<Vec<_>>();
    retired.sort();
    retired.dedup();
    retired
}

impl Line<'_> {
    fn is_retired(&self) -> bool {
        self.end.first() == Some(&"retired")
    }
}

impl Catalog {
    /// What is different from the files that `lock` names: codes, statuses and retry classes of the
    /// types that have a section there.
    pub fn changes_since_lock(&self) -> Changes {
        let lines = lines(self.locks);
        let types = lines.iter().map(|line| line.ty).collect::<BTreeSet<_>>();
        let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
        for line in lines.iter().filter(|line| !line.is_retired()) {
            for class in line.classes.split(',') {
                add(&mut old, line.code, line.status, class);
            }
        }
        let is_locked = |spec: &&Spec| types.contains(spec.owner) && !spec.is_concealed();
        for spec in self.specs().filter(is_locked) {
            let class = match spec.retry {
                crate::Retry::Never => "never",
                crate::Retry::IfIdempotent(_) => "if-idempotent",
                crate::Retry::Always(_) => "always",
            };
            add(&mut new, spec.code, spec.status.as_u16(), class);
        }
        let document = |codes: BTreeMap<_, _>, retired| Document {
            schema: 1,
            title: String::new(),
            codes: codes.into_values().collect(),
            retired,
            dialects: Vec::new(),
        };
        Changes::between(&document(old, Vec::new()), &document(new, retired(self.locks)))
    }
}

fn add(codes: &mut BTreeMap<String, Entry>, code: &str, status: u16, class: &str) {
    let retry = match class {
        "always" => Retry::Always { after_ms: None },
        "if-idempotent" => Retry::IfIdempotent { after_ms: None },
        _ => Retry::Never,
    };
    let entry = codes.entry(code.to_owned()).or_insert_with(|| Entry {
        code: code.to_owned(),
        status,
        reason: reason(status).to_owned(),
        answers: Vec::new(),
    });
    let answer = Answer { retry, ..Answer::default() };
    if !entry.answers.contains(&answer) {
        entry.answers.push(answer);
        entry.answers.sort_by(|a, b| a.retry.cmp(&b.retry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Codes;

    #[test]
    fn a_lock_is_compared_with_what_is_answered() {
        const LOCK: &str = "# Codes\n[Gone]\nA 404 never\n# not B\nC 410 never retired D\n\n\
            [Class]\nCONFLICT 409 always\nTEAPOT 418 never\n";
        const CLASS: Codes = super::super::own::classes(&[]);
        static ERRORS: Catalog = Catalog::new(&[CLASS], &[LOCK]);
        let changes = ERRORS.changes_since_lock().to_markdown();
        let breaking = "## Breaking\n\n- `A` is gone\n- `CONFLICT` is sent again never, not always\n\
            - `TEAPOT` is gone\n\n## Additive\n\n- `BAD_GATEWAY` is new: 502 Bad Gateway\n";
        assert!(changes.starts_with(breaking), "{changes}");
        let [retired] = &retired(&[LOCK])[..] else { panic!() };
        assert_eq!((&*retired.code, retired.replacement.as_deref()), ("C", Some("D")));
    }
}
