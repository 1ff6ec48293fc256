//! What the five contracts answer, against what their documents say.

use errwire::{Context, Disclosure, RequestId};
use http::{HeaderMap, HeaderValue, Method};

use super::{examples, invalid, object, undocumented};
use crate::contracts::every_case;

fn contexts() -> Vec<Context> {
    let id = RequestId::new("req_abc123def456").unwrap();
    let accept = HeaderValue::from_static("application/problem+json");
    let headers = HeaderMap::from_iter([(http::header::ACCEPT, accept)]);
    vec![
        Context::new(),
        Context::new().with_request_id(id.clone()),
        Context::from_head(&Method::GET, &headers),
        Context::from_head(&Method::GET, &headers).with_request_id(id).with_instance("/a/b"),
        Context::new().with_disclosure(Disclosure::Operator),
    ]
}

#[test]
fn every_answer_of_the_contracts_is_documented() {
    let contracts = contracts::all();
    let documents = contracts.iter().map(|it| (it.name, object(&it.errors.responses())));
    let documents = documents.collect::<Vec<_>>();
    let mut checked = 0;
    every_case(|file, entry, case| {
        let (_, document) = documents.iter().find(|(name, _)| *name == file.name).unwrap();
        for cx in contexts() {
            let wrong = undocumented(document, &case.error.respond(&cx));
            assert!(wrong.is_empty(), "{}/{}: {wrong:?}", file.name, entry.id);
            checked += 1;
        }
    });
    assert_eq!(checked, 107 * 5);
}

#[test]
fn every_example_fits_its_schema() {
    for contract in contracts::all() {
        let document = object(&contract.errors.responses());
        let examples = examples(&document);
        assert!(examples.len() > 20, "{}", contract.name);
        for (schema, example) in examples {
            assert_eq!(invalid(schema, example), None, "{example}");
        }
    }
}
