//! The file of published codes: a section a type, a line a code.
//!
//! ```text
//! # Comments stay where they are.
//! [RunError]
//! OLD_CODE 410 never retired NEW_CODE
//! PAYMENT_REQUIRED 402 always
//! RATE_LIMITED 429 always,if-idempotent
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::check::is_code;
use crate::diag::clipped;
use crate::model::Class;

/// What was published, type by type.
#[derive(Debug)]
pub(super) struct File {
    /// What is said of the whole file: the comments up to the last empty line before the first
    /// section.
    head: Vec<String>,
    sections: BTreeMap<String, Section>,
    /// Comments after the last line.
    end: Vec<String>,
}

#[derive(Default, Debug)]
pub(super) struct Section {
    comments: Vec<String>,
    pub(super) entries: BTreeMap<String, Entry>,
}

/// One published code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    comments: Vec<String>,
    /// Where it stands in the file, from 1; 0 if it does not stand there yet.
    pub(super) line: usize,
    pub(super) status: u16,
    /// More than one if the code is shared.
    pub(super) retry: BTreeSet<Class>,
    pub(super) retired: Option<Retired>,
}

/// A code that is answered no more, and what is answered instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Retired(Option<String>);

/// A line that can't be read, and why.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Malformed {
    pub(super) line: usize,
    pub(super) why: String,
}

impl Entry {
    pub(super) fn new(status: u16) -> Self {
        Self { comments: Vec::new(), line: 0, status, retry: BTreeSet::new(), retired: None }
    }

    /// The most that a client was ever allowed.
    pub(super) fn promise(&self) -> Option<Class> {
        self.retry.last().copied()
    }

    /// The retry classes, as they stand in the file.
    pub(super) fn classes(&self) -> String {
        self.retry.iter().map(|class| name(*class)).collect::<Vec<_>>().join(",")
    }
}

impl File {
    /// A file with nothing in it but what it is for.
    pub(super) fn new(command: &str) -> Self {
        let head = [
            "# The published error codes: a section a type; code, status, retry class.",
            &format!(
                "# Additions are written by `{command}`. All else is edited by hand, and reviewed:"
            ),
            "# to retire a code, put `retired` behind it.",
            "",
        ];
        Self { head: head.map(str::to_owned).into(), sections: BTreeMap::new(), end: Vec::new() }
    }

    /// Reads a file; every line that is wrong is told.
    pub(super) fn parse(text: &str) -> Result<Self, Vec<Malformed>> {
        let mut file = Self { head: Vec::new(), sections: BTreeMap::new(), end: Vec::new() };
        let mut wrong = Vec::new();
        let mut comments = Vec::new();
        let mut section = None;
        let mut in_conflict = false;
        for (line, content) in (1..).zip(text.lines()) {
            let content = content.trim();
            let read = if content.is_empty() || content.starts_with('#') {
                comments.push(content.to_owned());
                Ok(())
            } else if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
                .iter()
                .any(|m| content.starts_with(m))
            {
                in_conflict = !content.starts_with(">>>>>>>");
                Err("an unresolved merge conflict".to_owned())
            } else if let Some(name) = content.strip_prefix('[') {
                if section.is_none() {
                    let head = comments.iter().rposition(String::is_empty).map_or(0, |at| at + 1);
                    file.head = comments.drain(..head).collect();
                }
                section = Some(name.trim_end_matches(']').to_owned());
                file.open(name, std::mem::take(&mut comments))
            } else if let Some(name) = &section {
                entry(content).and_then(|(code, mut entry)| {
                    entry.line = line;
                    entry.comments = std::mem::take(&mut comments);
                    match file.section(name).insert(code, entry) {
                        // Both sides of a conflict have it.
                        Err(_) if in_conflict => Ok(()),
                        inserted => inserted,
                    }
                })
            } else {
                Err("a code before the first section; write `[TypeName]` above it".to_owned())
            };
            wrong.extend(read.err().map(|why| Malformed { line, why }));
        }
        if section.is_none() {
            file.head = std::mem::take(&mut comments);
            if file.head.last().is_some_and(|last| !last.is_empty()) {
                file.head.push(String::new());
            }
        }
        file.end = comments;
        if wrong.is_empty() { Ok(file) } else { Err(wrong) }
    }

    /// Opens the section of what follows the bracket.
    fn open(&mut self, rest: &str, comments: Vec<String>) -> Result<(), String> {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        let is_name = |name: &&str| !name.is_empty() && name.chars().all(is_letter);
        let Some(name) = rest.strip_suffix(']').filter(is_name) else {
            return Err(format!(
                "`[{}` is no section; expected the name of a type in brackets",
                clipped(rest)
            ));
        };
        if self.sections.contains_key(name) {
            return Err(format!("a second section `[{name}]`; put its lines into the first"));
        }
        self.section(name).comments = comments;
        Ok(())
    }

    /// The entry of a code that some type has given up.
    pub(super) fn retired(&self, code: &str) -> Option<&Entry> {
        let entries = self.sections.values().filter_map(|section| section.entries.get(code));
        entries.into_iter().find(|entry| entry.retired.is_some())
    }

    /// The section that a type without one had under another name: one with two codes at least, of
    /// which it answers more than half.
    ///
    /// One code in common is no sign: many types have a `NOT_FOUND`.
    pub(super) fn renamed(
        &self,
        name: &str,
        is_same: impl Fn(&String, &Entry) -> bool,
    ) -> Option<&str> {
        if self.sections.contains_key(name) {
            return None;
        }
        let is_renamed = |section: &Section| {
            let live = section.entries.iter().filter(|(_, entry)| entry.retired.is_none());
            let same = live.clone().filter(|(code, entry)| is_same(code, entry)).count();
            same > 1 && same * 2 > live.count()
        };
        let renamed = self.sections.iter().find(|(_, section)| is_renamed(section));
        renamed.map(|(name, _)| name.as_str())
    }

    /// What was published of a type; made if there is nothing.
    pub(super) fn section(&mut self, name: &str) -> &mut Section {
        self.sections.entry(name.to_owned()).or_default()
    }
}

impl Section {
    /// Takes the codes of a type, and what they promise now.
    pub(super) fn publish(&mut self, answers: impl Iterator<Item = (String, Entry)>) {
        for (code, new) in answers {
            let entry = self.entries.entry(code).or_insert_with(|| Entry::new(new.status));
            entry.retry = new.retry;
        }
    }

    fn insert(&mut self, code: String, entry: Entry) -> Result<(), String> {
        if let Some(first) = self.entries.get(&code) {
            return Err(format!("`{code}` stands on line {} already", first.line));
        }
        self.entries.insert(code, entry);
        Ok(())
    }
}

fn entry(line: &str) -> Result<(String, Entry), String> {
    let mut words = line.split_whitespace();
    let (Some(code), Some(status), Some(retry)) = (words.next(), words.next(), words.next()) else {
        return Err(format!("`{}` is no entry; expected `CODE STATUS RETRY`", clipped(line)));
    };
    if !is_code(code) {
        return Err(format!(
            "`{}` is no code; expected letters and digits of ASCII, `_`, `.` and `-`, 63 at most",
            clipped(code).escape_debug()
        ));
    }
    let Ok(status @ 400..=599) = status.parse() else {
        return Err(format!("`{status}` is no error status; expected 400 to 599"));
    };
    let retry = retry.split(',').map(class).collect::<Result<_, _>>()?;
    let retired = match words.next() {
        None => None,
        Some("retired") => Some(Retired(words.next().map(str::to_owned))),
        Some(other) => return Err(format!("`{other}` after an entry; expected `retired`")),
    };
    match words.next() {
        Some(other) => Err(format!("`{other}` after an entry")),
        None => Ok((code.to_owned(), Entry { retry, retired, ..Entry::new(status) })),
    }
}

fn class(word: &str) -> Result<Class, String> {
    let all = [Class::Never, Class::IfIdempotent, Class::Always];
    all.into_iter().find(|class| name(*class) == word).ok_or_else(|| {
        format!("`{word}` is no retry class; expected `never`, `if-idempotent` or `always`")
    })
}

fn name(class: Class) -> &'static str {
    match class {
        Class::Never => "never",
        Class::IfIdempotent => "if-idempotent",
        Class::Always => "always",
    }
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_lines(f, &self.head)?;
        for (i, (name, section)) in self.sections.iter().enumerate() {
            if i > 0 && section.comments.is_empty() {
                writeln!(f)?;
            }
            write_lines(f, &section.comments)?;
            writeln!(f, "[{name}]")?;
            for (code, entry) in &section.entries {
                write_lines(f, &entry.comments)?;
                writeln!(f, "{code} {entry}")?;
            }
        }
        write_lines(f, &self.end)
    }
}

fn write_lines(f: &mut fmt::Formatter<'_>, lines: &[String]) -> fmt::Result {
    lines.iter().try_for_each(|line| writeln!(f, "{line}"))
}

/// What stands after the code.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.classes())?;
        match &self.retired {
            None => Ok(()),
            Some(Retired(None)) => f.write_str(" retired"),
            Some(Retired(Some(instead))) => write!(f, " retired {instead}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let text = "# Ours.\n\n[A]\n# Gone.\nOLD 410 never retired NEW\nX 429 if-idempotent,always\n\n[B]\nY 404 never\n# end\n";
        assert_eq!(File::parse(text).unwrap().to_string(), text);
    }

    #[test]
    fn lines_are_sorted_and_keep_their_comments() {
        let text = "[B]\nZ 404 never\n# about Y\nY 404 never\n[A]\nX 404 never retired\n";
        let sorted = "[A]\nX 404 never retired\n\n[B]\n# about Y\nY 404 never\nZ 404 never\n";
        assert_eq!(File::parse(text).unwrap().to_string(), sorted);
    }

    #[test]
    fn every_wrong_line_is_told() {
        let text = "X 404 never\n[A]\n>>>>>>> theirs\nX 404\nX 200 never\nX 404 maybe\nX 404 never gone\nY 404 never\nY 404 never\n[A]\nZ 404 never retired B c\n";
        let wrong = File::parse(text).unwrap_err();
        let lines = wrong.iter().map(|it| it.line).collect::<Vec<_>>();
        assert_eq!(lines, [1, 3, 4, 5, 6, 7, 9, 10, 11]);
    }

    #[test]
    fn both_sides_of_a_conflict_may_have_a_code() {
        let text =
            "[A]\n<<<<<<< ours\nX 404 never\n=======\nX 410 never\n>>>>>>> theirs\nX 410 never\n";
        let wrong = File::parse(text).unwrap_err();
        assert_eq!(wrong.iter().map(|it| it.line).collect::<Vec<_>>(), [2, 4, 6, 7]);
    }

    #[test]
    fn what_can_be_no_code_is_told() {
        for code in ["A:", "\"A\"", "Ä", "A\u{200b}", "-A,", &"A".repeat(64)] {
            let wrong = File::parse(&format!("[A]\n{code} 404 never\n")).unwrap_err();
            let [Malformed { line: 2, why }] = wrong.as_slice() else {
                panic!("{code}: {wrong:?}")
            };
            assert!(why.contains("is no code; expected letters"), "{why}");
        }
    }

    #[test]
    fn an_unclosed_section_is_one_mistake() {
        let wrong = File::parse("[A\nX 404 never\n").unwrap_err();
        let [Malformed { line: 1, why }] = wrong.as_slice() else { panic!("{wrong:?}") };
        assert!(why.starts_with("`[A` is no section"), "{why}");
    }
}
