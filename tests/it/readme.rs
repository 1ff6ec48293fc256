//! What the README says of bodies, besides its code blocks, which are tests themselves.

use errwire::envelope::{Envelope, Flat, Message, Nested, Problem, SuccessMessage, Typed};
use errwire::{ApiError, Context, RequestId, respond};

#[derive(Debug, thiserror::Error, ApiError)]
enum Error {
    #[error("no such agent")]
    #[api(status = 404)]
    NotFound,
}

/// The row of a dialect in the table of dialects.
fn row<D: Envelope>(name: &str, cx: &Context) -> String {
    let response = respond::<D>(&Error::NotFound, cx);
    let body = String::from_utf8(response.into_body().into()).unwrap();
    format!("| `{name}` | `{body}` |")
}

#[test]
fn the_table_of_dialects_shows_their_bodies() {
    let readme = include_str!("../../README.md");
    let (plain, known) =
        (Context::new(), Context::new().with_request_id(RequestId::new("req_1").unwrap()));
    let rows = [
        row::<Nested>("Nested", &plain),
        row::<Flat>("Flat", &plain),
        row::<Typed>("Typed", &known),
        row::<Message>("Message", &plain),
        row::<SuccessMessage>("SuccessMessage", &plain),
        row::<Problem>("Problem", &plain),
    ];
    for row in rows {
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn the_table_of_features_has_every_feature() {
    let readme = include_str!("../../README.md");
    let manifest = include_str!("../../runtime/Cargo.toml");
    let features = manifest.split("[features]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = features.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    let are_users = |name: &&str| *name != "default" && !name.starts_with("__");
    for name in names.filter(are_users) {
        assert!(readme.contains(&format!("\n| `{name}`")), "{name}");
    }
}
