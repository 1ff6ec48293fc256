//! Bodies that are known as it compiles: the same bytes as at run time, and nothing allocated.

use std::collections::BTreeSet;
use std::fmt;

use contracts::{flat, message, nested, plain, typed};
use errwire::envelope::{Nested, Problem};
use errwire::{ApiError, Context, Contract, Disclosure, Internal, Response, Spec, respond};

use crate::support::{AtRunTime, headers, identified, same_place, text};

/// An error of which only the spec is known.
#[derive(Debug)]
struct Of(&'static Spec);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"what\" happened\n")
    }
}

impl std::error::Error for Of {}

impl ApiError for Of {
    fn spec(&self) -> &'static Spec {
        self.0
    }
}

/// Whether the response needs no memory for its body: two of them share it.
fn is_fixed<E: Contract>(error: &Of, cx: &Context) -> bool {
    let (one, other) = (respond::<E::Envelope>(error, cx), respond::<E::Envelope>(error, cx));
    same_place(one.body(), other.body())
}

/// Compares all that a type can answer, and says how many of its bodies are fixed.
fn compare<E: Contract>(seen: &mut BTreeSet<&'static str>) -> usize {
    let special = identified("req_1");
    let operator = Context::new().with_disclosure(Disclosure::Operator);
    let mut fixed = 0;
    for spec in E::specs() {
        seen.insert(spec.owner);
        let error = Of(spec);
        for cx in [&Context::new(), &special, &operator, &Context::new().with_problem(true)] {
            let ours = respond::<E::Envelope>(&error, cx);
            let expected = respond::<AtRunTime<E::Envelope>>(&error, cx);
            assert_eq!(text(&ours), text(&expected), "{spec:?}");
            assert_eq!(headers(&ours), headers(&expected), "{spec:?}");
        }
        assert!(!is_fixed::<E>(&error, &operator), "an operator reads the text: {spec:?}");
        fixed += usize::from(is_fixed::<E>(&error, &Context::new()));
    }
    fixed
}

#[test]
fn all_that_the_contracts_can_answer_is_the_same_at_run_time() {
    let mut seen = BTreeSet::new();
    let counts = [
        compare::<flat::AccessError>(&mut seen),
        compare::<flat::StudioError>(&mut seen),
        compare::<flat::ToolFailed>(&mut seen),
        compare::<nested::AuthError>(&mut seen),
        compare::<nested::ProjectError>(&mut seen),
        compare::<nested::RunError>(&mut seen),
        compare::<typed::KeyError>(&mut seen),
        compare::<typed::AgentError>(&mut seen),
        compare::<typed::ExecutionError>(&mut seen),
        compare::<message::AccountError>(&mut seen),
        compare::<message::FetchError>(&mut seen),
        compare::<message::AgentError>(&mut seen),
        compare::<message::McpError>(&mut seen),
        compare::<message::RateLimitExceeded>(&mut seen),
        compare::<message::StreamError>(&mut seen),
        compare::<plain::AgentError>(&mut seen),
        compare::<plain::SecretError>(&mut seen),
        compare::<plain::RuleError>(&mut seen),
        compare::<plain::ConnectionError>(&mut seen),
        compare::<plain::UserError>(&mut seen),
    ];
    assert_eq!(counts, [1, 4, 0, 3, 4, 4, 4, 2, 6, 13, 6, 1, 5, 0, 1, 8, 6, 3, 1, 4]);
    let cases = contracts::all().into_iter().flat_map(|published| published.cases);
    for case in cases {
        assert!(seen.contains(case.error.spec().owner), "{} is not compared", case.id);
    }
}

/// A dialect whose body has the request's id in it can be fixed only where there is no id.
#[test]
fn what_the_request_brings_is_in_the_body() {
    let error = typed::ExecutionError::Overloaded;
    let plain = error.respond(&Context::new());
    assert!(same_place(plain.body(), error.respond(&Context::new()).body()));
    let identified = error.respond(&identified("req_1"));
    assert!(text(&identified).ends_with(r#","requestId":"req_1"}}"#));
    assert!(!text(&plain).contains("requestId"));
}

#[test]
fn a_request_id_in_a_header_alone_leaves_the_body_fixed() {
    let error = nested::AuthError::Unauthorized;
    let (one, other) = (error.respond(&identified("req_1")), error.respond(&identified("req_2")));
    assert!(same_place(one.body(), other.body()));
    assert_eq!(one.headers()["x-request-id"], "req_1");
    assert_eq!(other.headers()["x-request-id"], "req_2");
}

/// The bodies of one dialect are not taken for those of another.
#[test]
fn another_dialect_is_rendered_anew() {
    let error = nested::AuthError::Unauthorized;
    let problem = respond::<Problem>(&error, &Context::new());
    assert_eq!(problem.headers()["content-type"], "application/problem+json");
    let expected = respond::<AtRunTime<Problem>>(&error, &Context::new());
    assert_eq!(text(&problem), text(&expected));
    let flat = respond::<errwire::envelope::Flat>(&error, &Context::new());
    assert!(text(&flat).ends_with(r#","error":"UNAUTHORIZED","statusCode":401}"#));
}

/// A body that every response shares, unless it has run-time parts.
#[test]
fn a_fixed_body_is_not_copied() {
    let shared = |respond: &dyn Fn() -> Response| same_place(respond().body(), respond().body());
    let cx = Context::new();
    assert!(shared(&|| nested::AuthError::Unauthorized.respond(&cx)));
    assert!(shared(&|| nested::RunError::Internal(Internal::new("x")).respond(&cx)));
    let dynamic = [
        shared(&|| respond::<AtRunTime<Nested>>(&nested::AuthError::Unauthorized, &cx)),
        shared(&|| nested::ProjectError::NotAString { field: "label" }.respond(&cx)),
        shared(&|| typed::KeyError::RateLimitExceeded { seconds: 1 }.respond(&cx)),
    ];
    assert_eq!(dynamic, [false; 3]);
}
