//! The reference pages of the five contracts, as they are committed. `ERRWIRE_CATALOG=write` writes them.

use std::path::Path;

use errwire::catalog::Document;

use crate::contracts::files;

fn document(name: &str) -> Document {
    let contract = contracts::all().into_iter().find(|contract| contract.name == name).unwrap();
    contract.errors.document().titled(format!("Errors of the contract {name}"))
}

#[test]
fn the_pages_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/contracts");
    for contract in contracts::all() {
        for ending in ["json", "md", "html", "ts", "py"] {
            let path = folder.join(format!("{}.{ending}", contract.name));
            document(contract.name).assert_committed(path);
        }
    }
}

#[test]
fn every_answer_says_what_triggers_it_and_what_to_do() {
    for contract in contracts::all() {
        for entry in document(contract.name).codes {
            for answer in entry.answers {
                assert!(answer.description.is_some(), "{}: {answer:?}", contract.name);
                assert!(answer.help.is_some(), "{}: {answer:?}", contract.name);
            }
        }
    }
}

/// Whatever a contract's file lists is in its catalog: status, and code where it has one.
#[test]
fn every_case_is_in_its_catalog() {
    for file in files() {
        let document = document(&file.name);
        let contract = contracts::all().into_iter().find(|it| it.name == file.name).unwrap();
        for case in contract.cases {
            let spec = case.error.spec().on_wire();
            let entry = document.find(spec.code).unwrap_or_else(|| panic!("{}", case.id));
            assert_eq!(entry.status, spec.status.as_u16(), "{}", case.id);
        }
        for entry in file.cases {
            let mut statuses = document
                .codes
                .iter()
                .flat_map(|it| it.answers.iter().flat_map(|it| &it.examples).map(|it| it.status));
            let is_stream = entry.form.is_some();
            assert!(is_stream || statuses.any(|status| status == entry.status), "{}", entry.id);
        }
    }
}
