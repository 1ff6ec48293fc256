//! Guards that say which field is wrong.

use http::StatusCode;
use rocket::Data;
use rocket::Request;
use rocket::data::{self, FromData, Limits};
use rocket::form::{self, FromForm};
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest, local_cache};
use rocket::response::{Responder, Result, content::RawJson};
use serde::{Deserialize, Serialize};

use super::form::refused;
use super::refuse;
use crate::integrations::pairs::{Pairs, from_pairs};
use crate::integrations::{read, wrappers};
use crate::{Failure, HttpError, Internal};

wrappers! {
    /// A JSON body, as `rocket::serde::json::Json`, and within the same limit `json`; also as a
    /// response.
    ///
    /// A request that is refused reads which field is wrong, and what is expected there:
    /// `items[2].price: expected a number`. Its content type must be JSON's.
    Json,
    /// The query, as a type that derives `FromForm`.
    ///
    /// ```
    /// use errwire::rocket::Query;
    ///
    /// #[derive(rocket::FromForm)]
    /// struct Search {
    ///     page: u32,
    /// }
    ///
    /// #[rocket::get("/search")]
    /// fn search(query: Query<Search>) -> String {
    ///     format!("page {}", query.page)
    /// }
    /// # let _ = rocket::routes![search];
    /// ```
    Query,
    /// The parameters in the path, by their order, or by their names in a struct that derives
    /// serde's `Deserialize`; those of `<path..>` are the items of a list.
    ///
    /// ```
    /// use errwire::rocket::Path;
    ///
    /// #[rocket::get("/users/<_>/notes/<_>")]
    /// fn note(path: Path<(u64, u32)>) -> String {
    ///     let Path((user, note)) = path;
    ///     format!("note {note} of user {user}")
    /// }
    /// # let _ = rocket::routes![note];
    /// ```
    Path,
}

#[rocket::async_trait]
impl<'r, T: Deserialize<'r>> FromData<'r> for Json<T> {
    type Error = HttpError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        let body = read_body(request, data).await;
        let value = body.and_then(|text| read::read_json(local_cache!(request, text).as_bytes()));
        match value {
            Ok(value) => Outcome::Success(Self(value)),
            Err(error) => Outcome::Error(refuse(request, error)),
        }
    }
}

async fn read_body(
    request: &Request<'_>,
    data: Data<'_>,
) -> core::result::Result<String, HttpError> {
    let is_json = |found: &rocket::http::ContentType| {
        read::is_json(&format!("{}/{}", found.top(), found.sub()).to_ascii_lowercase())
    };
    if !request.content_type().is_some_and(is_json) {
        return Err(read::expected_media_type("application/json"));
    }
    let bad = |message: &'static str| {
        HttpError::new(StatusCode::BAD_REQUEST).with_failure(Failure::Body).with_message(message)
    };
    let limit = request.limits().get("json").unwrap_or(Limits::JSON);
    let body = data.open(limit).into_bytes().await;
    let body = body.map_err(|error| bad(read::TOO_SHORT).with_source(error))?;
    if !body.is_complete() {
        return Err(HttpError::new(StatusCode::PAYLOAD_TOO_LARGE).with_message(read::TOO_LONG));
    }
    let text = String::from_utf8(body.into_inner());
    text.map_err(|error| bad("the body is not UTF-8").with_source(error.utf8_error()))
}

impl<T: Serialize> Responder<'_, 'static> for Json<T> {
    fn respond_to(self, request: &Request<'_>) -> Result<'static> {
        match serde_json::to_string(&self.0) {
            Ok(json) => RawJson(json).respond_to(request),
            Err(error) => Internal::new(error).respond_to(request),
        }
    }
}

#[rocket::async_trait]
impl<'r, T: FromForm<'r>> FromRequest<'r> for Query<T> {
    type Error = HttpError;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, HttpError> {
        match form::Form::parse_iter(request.query_fields()) {
            Ok(value) => Outcome::Success(Self(value)),
            Err(errors) => Outcome::Error(refuse(request, refused(&errors, Failure::Query))),
        }
    }
}

#[rocket::async_trait]
impl<'r, T: Deserialize<'r>> FromRequest<'r> for Path<T> {
    type Error = HttpError;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, HttpError> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        match from_pairs(parameters(request), status, Failure::Path) {
            Ok(value) => Outcome::Success(Self(value)),
            Err(error) => Outcome::Error(refuse(request, error)),
        }
    }
}

/// What stands in the place of the route's parameters.
fn parameters<'r>(request: &'r Request<'_>) -> Pairs<'r> {
    let pattern = request.route().map_or("", |route| route.uri.path());
    let names = pattern.split('/').filter(|segment| !segment.is_empty());
    let mut values = request.uri().path().segments();
    let mut pairs = Pairs::new();
    for segment in names {
        let Some(name) = segment.strip_prefix('<').and_then(|name| name.strip_suffix('>')) else {
            values.next();
            continue;
        };
        match name.strip_suffix("..") {
            Some(name) => pairs.push((name, values.by_ref().collect())),
            None => pairs.push((name, values.next().into_iter().collect())),
        }
    }
    pairs
}
