//! `/openapi.json`: a document of everything that the service takes and answers.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Answer, Service, request};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

pub(crate) async fn document(service: &Service) -> Value {
    service.ask(request("GET", "/openapi.json", &[], "")).await.json()
}

/// The operation of a request, or another one of its path if the method has none.
fn operation<'a>(document: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let path = path.split('?').next().unwrap_or_default();
    let is_it = |template: &str| {
        let (a, b) = (template.split('/'), path.split('/'));
        a.clone().count() == b.clone().count()
            && a.zip(b).all(|(a, b)| a == b || (a.starts_with('{') && !b.is_empty()))
    };
    let paths = document["paths"].as_object().expect("paths");
    let (_, item) = paths.iter().find(|(template, _)| is_it(template))?;
    let method = method.to_lowercase();
    item.get(&method).or_else(|| METHODS.iter().find_map(|method| item.get(*method)))
}

/// What this is, or refers to.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let Some(reference) = value["$ref"].as_str() else { return value };
    let pointer = reference.strip_prefix('#').expect("a pointer");
    document.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

/// That the document knows of such an answer: its status, code, media type and headers.
pub(crate) fn assert_documented(document: &Value, method: &str, path: &str, answer: &Answer) {
    let Some(operation) = operation(document, method, path) else {
        assert_eq!(answer.status, 404, "{method} {path} is not in the document");
        return;
    };
    let what = format!("{method} {path}: {answer:?}");
    let response = resolved(document, &operation["responses"][answer.status.as_str()]);
    assert!(response.is_object(), "{what}");
    let content = resolved(document, &response["content"]["application/json"]["schema"]);
    let codes = &content["properties"]["error"]["properties"]["code"]["enum"];
    let codes = codes.as_array().unwrap_or_else(|| panic!("no codes: {what}"));
    assert!(codes.contains(&answer.code().into()), "{codes:?}: {what}");
    for name in answer.headers.keys() {
        let is_known = ["content-type", "content-length"].contains(&name.as_str());
        assert!(is_known || response["headers"][name.as_str()].is_object(), "{name}: {what}");
    }
    for (name, header) in response["headers"].as_object().expect("headers") {
        let is_there = answer.headers.contains_key(name);
        assert!(is_there || header["required"] != true, "no {name}: {what}");
    }
}

#[tokio::test]
async fn the_document_is_openapi() {
    let service = Service::new().await;
    let document = document(&service).await;
    assert_eq!(document["openapi"], "3.1.0");
    let (mut ids, mut seen) = (BTreeSet::new(), 0);
    for (path, item) in document["paths"].as_object().unwrap() {
        let templates = path.split('/').filter(|part| part.starts_with('{')).count();
        for operation in METHODS.iter().filter_map(|method| item.get(*method)) {
            seen += 1;
            let id = operation["operationId"].as_str().expect("an id");
            assert!(ids.insert(id), "{id} is there twice");
            assert!(operation["summary"].is_string(), "{id}");
            let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
            let in_path = parameters.iter().filter(|it| it["in"] == "path");
            assert_eq!(in_path.count(), templates, "{id}");
            let needs_token = operation["security"][0]["token"].is_array();
            assert_eq!(needs_token, operation["tags"][0] != "service", "{id}");
            for (status, response) in operation["responses"].as_object().unwrap() {
                let is_shared = response["$ref"].is_string();
                assert_eq!(is_shared, status.starts_with(['4', '5']), "{id} {status}");
                let response = resolved(&document, response);
                assert!(response["description"].is_string(), "{id} {status}");
                let is_success = status.starts_with('2');
                let told = response["headers"]["ratelimit"]["required"] == true;
                assert!(!is_success || told == needs_token, "{id} {status}");
            }
        }
    }
    assert_eq!(seen, 19);
    assert_eq!(document["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    let mut used = BTreeSet::new();
    references(&document, &mut |it| {
        let reference = it["$ref"].as_str().expect("a reference").to_owned();
        assert!(resolved(&document, it).is_object(), "{reference}");
        used.insert(reference);
    });
    for kind in ["responses", "schemas"] {
        for name in document["components"][kind].as_object().unwrap().keys() {
            assert!(used.contains(&format!("#/components/{kind}/{name}")), "{name} is not used");
        }
    }
}

/// What an operation takes is what can be wrong with it.
#[tokio::test]
async fn operations_refuse_only_what_they_take() {
    let service = Service::new().await;
    let document = document(&service).await;
    let has = |method: &str, path: &str, status: &str| {
        document["paths"][path][method]["responses"][status].is_object()
    };
    for status in ["413", "415", "422", "400"] {
        assert!(has("post", "/projects", status), "{status}");
        assert!(!has("get", "/health", status), "{status}");
    }
    assert!(has("get", "/projects", "400") && has("get", "/projects", "422"));
    assert!(has("delete", "/projects/{project}", "400"));
    for status in ["413", "415", "422"] {
        assert!(!has("delete", "/projects/{project}", status), "{status}");
    }
}

/// Clients are generated with these names.
#[tokio::test]
async fn what_is_answered_alike_stands_in_the_document_once() {
    let service = Service::new().await;
    let document = document(&service).await;
    let name = |method: &str, path: &str, status: &str| {
        let response = &document["paths"][path][method]["responses"][status];
        response["$ref"].as_str().unwrap().trim_start_matches("#/components/responses/")
    };
    let project = "/projects/{project}";
    assert_eq!(name("get", project, "409"), "ProjectError.409");
    assert_eq!(name("get", project, "409"), name("post", "/projects", "409"));
    assert_eq!(name("get", "/rates/{currency}", "404"), "RateError.404");
    assert_eq!(name("get", "/health", "404"), "NotFound");
    let members = "/projects/{project}/members";
    assert_eq!(name("post", members, "404"), "MemberErrorOrProjectError.404");
    let all = document["components"]["responses"].as_object().unwrap();
    let distinct = all.values().map(Value::to_string).collect::<BTreeSet<_>>();
    assert_eq!(distinct.len(), all.len());
}

fn references(value: &Value, see: &mut dyn FnMut(&Value)) {
    match value {
        Value::Array(all) => all.iter().for_each(|it| references(it, see)),
        Value::Object(all) => {
            if all.contains_key("$ref") {
                see(value);
            }
            all.values().for_each(|it| references(it, see));
        }
        _ => {}
    }
}

/// The page loads nothing from elsewhere, and finds the document.
#[tokio::test]
async fn the_pages_of_the_document_are_served() {
    let service = Service::new().await;
    let page = service.ask(request("GET", "/docs/", &[], "")).await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, Some("text/html")));
    assert!(!page.text().contains("//cdn") && !page.text().contains("http"), "{}", page.text());
    let start = service.ask(request("GET", "/docs/swagger-initializer.js", &[], "")).await;
    assert!(start.text().contains("/openapi.json"), "{}", start.text());
    let script = service.ask(request("GET", "/docs/swagger-ui-bundle.js", &[], "")).await;
    assert_eq!(script.status, 200);
    let missing = service.ask(request("GET", "/docs/nothing.js", &[], "")).await;
    assert_eq!((missing.status.as_u16(), &*missing.code()), (404, "NOT_FOUND"));
    let at = service.ask(request("GET", "/docs", &[], "")).await;
    assert_eq!((at.status.as_u16(), at.header("location")), (303, Some("/docs/")));
}
