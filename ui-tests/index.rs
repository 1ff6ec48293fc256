//! The index of messages and the cases are of one another: no message without a case, none without
//! a row, and no page of a key that quotes what nobody says.

use std::fs;
use std::path::Path;

/// What the compiler says of a case in words of its own, without a number by which to know it.
const RUSTC: [&str; 3] =
    ["cannot find attribute", "unknown character escape", "invalid unicode character escape"];

/// A message; ‹…› stands for what differs.
#[derive(Debug)]
struct Row(String);

impl Row {
    fn is(&self, said: &str) -> bool {
        let mut parts = self.parts();
        let (first, last) = (parts.next().unwrap_or_default(), parts.next_back());
        let Some(rest) = said.strip_prefix(first) else { return false };
        let Some(last) = last else { return rest.is_empty() };
        let Some(mut rest) = rest.strip_suffix(last) else { return false };
        parts.all(|part| match rest.split_once(part) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    }

    /// The text around what differs.
    fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        let parts =
            self.0.split('‹').map(|part| part.split_once('›').map_or(part, |(_, part)| part));
        parts.collect::<Vec<_>>().into_iter()
    }
}

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/docs")
}

/// The first cells of a page's rows that are messages.
fn messages(page: &Path) -> Vec<String> {
    let page = fs::read_to_string(page).expect("the page is there");
    let cell = |line: &str| Some(line.strip_prefix("| `` ")?.split_once(" `` |")?.0.to_owned());
    page.lines().filter_map(cell).collect()
}

fn index() -> Vec<Row> {
    messages(&docs().join("diagnostics.md")).into_iter().map(Row).collect()
}

/// The errors of every case, without the compiler's numbers.
fn said() -> Vec<(String, Option<String>)> {
    let mut said = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fail")];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).expect("it can be read") {
            let file = file.expect("it can be read").path();
            if file.is_dir() {
                folders.push(file);
            } else if file.extension() == Some("stderr".as_ref()) {
                let text = fs::read_to_string(file).expect("it can be read");
                said.extend(text.lines().filter_map(error));
            }
        }
    }
    said
}

/// The message of a line, and the compiler's number of it.
fn error(line: &str) -> Option<(String, Option<String>)> {
    let line = line.strip_prefix("error")?;
    let (number, message) = line.split_once(": ")?;
    let number = number.strip_prefix('[').and_then(|number| number.strip_suffix(']'));
    let message = message.strip_prefix("evaluation panicked: ").unwrap_or(message);
    Some((message.to_owned(), number.map(str::to_owned)))
}

#[test]
fn every_row_has_a_case() {
    let (said, lock) = (said(), include_str!("lock.rs"));
    for row in index() {
        // What takes several compilations is in a test of its own.
        let has_test = row.parts().any(|part| part.len() > 16 && lock.contains(part));
        let has_case = said.iter().any(|(said, _)| row.is(said)) || has_test;
        assert!(has_case, "no case of: {}", row.0);
    }
}

#[test]
fn every_case_has_a_row() {
    let index = index();
    for (said, number) in said() {
        let is_ours = number.is_none_or(|number| number == "E0080");
        let is_rustcs = RUSTC.iter().any(|start| said.starts_with(start));
        let has_row = index.iter().any(|row| row.is(&said));
        assert!(has_row || is_rustcs || !is_ours, "no row of: {said}");
    }
}

#[test]
fn what_a_page_quotes_is_said() {
    let index = index();
    for page in fs::read_dir(docs().join("keys")).expect("the pages are there") {
        let page = page.expect("it can be read").path();
        for message in messages(&page) {
            let is_said = index.iter().any(|row| row.is(&message));
            assert!(is_said, "{}: nobody says: {message}", page.display());
        }
    }
}

/// What the table of the peers' cases names as ours is there.
#[test]
fn the_cases_of_peers_have_counterparts() {
    let fail = Path::new(env!("CARGO_MANIFEST_DIR")).join("fail");
    let ours = include_str!("PEERS.md").lines().filter_map(|line| line.rsplit(" | ").next());
    let cases = ours.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let cases = cases.filter_map(|case| case.split_once('/'));
    let mut count = 0;
    for (topic, case) in cases {
        let known = fs::read_dir(fail.join(topic)).expect(topic);
        let known = known.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let is_there = |file: String| match case.strip_suffix('*') {
            Some(start) => file.starts_with(start),
            None => file.strip_suffix(".rs") == Some(case),
        };
        assert!(known.into_iter().any(is_there), "{topic}/{case}");
        count += 1;
    }
    assert!(count > 50, "{count} cases");
}
