//! Extractors that say which field is wrong.

use http::StatusCode;
use salvo_core::extract::Metadata;
use salvo_core::http::{ParseError, Request, Response};
use salvo_core::{Depot, Extractible, Scribe, writing};
use serde::{Deserialize, Serialize};

use crate::integrations::pairs::{Pairs, from_pairs};
use crate::integrations::{read, wrappers};
use crate::{Failure, HttpError};

macro_rules! extractors {
    ($($name:ident: $read:ident $(.$wait:ident)?,)*) => {$(
        impl<'ex, T: Deserialize<'ex> + Send> Extractible<'ex> for $name<T> {
            fn metadata() -> &'static Metadata {
                static METADATA: Metadata = Metadata::new("");
                &METADATA
            }

            #[allow(refining_impl_trait, reason = "who calls it by hand may want the error")]
            async fn extract(
                request: &'ex mut Request,
                _: &'ex mut Depot,
            ) -> Result<Self, HttpError> {
                $read(request)$(.$wait)?.map(Self)
            }
        }
    )*};
}

wrappers! {
    /// A JSON body, as `JsonBody`; also as a response.
    ///
    /// A request that is refused reads which field is wrong, and what is expected there:
    /// `items[2].price: expected a number`.
    Json,
    /// A form, as `FormBody`.
    Form,
    /// The query, as a struct or a map.
    ///
    /// ```
    /// use errwire::salvo::Query;
    /// use salvo_core::prelude::*;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Search {
    ///     page: u32,
    /// }
    ///
    /// #[handler]
    /// async fn search(query: Query<Search>) -> String {
    ///     format!("page {}", query.page)
    /// }
    /// # let _ = Router::with_path("search").get(search);
    /// ```
    Query,
    /// The parameters in the path, by their order, or by their names in a struct.
    Path,
}

extractors! {
    Json: read_json.await,
    Form: read_form.await,
    Query: read_query,
    Path: read_path,
}

async fn read_json<'ex, T: Deserialize<'ex>>(request: &'ex mut Request) -> Result<T, HttpError> {
    if !request.content_type().is_some_and(|found| read::is_json(found.essence_str())) {
        return Err(read::expected_media_type("application/json"));
    }
    read::read_json(request.payload().await?)
}

async fn read_form<'ex, T: Deserialize<'ex>>(request: &'ex mut Request) -> Result<T, HttpError> {
    let form = request.form_data().await.map_err(|error| match error {
        ParseError::NotFormData => read::expected_media_type("application/x-www-form-urlencoded"),
        error => error.into(),
    })?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    from_pairs(grouped(form.fields.iter_all()), status, Failure::Body)
}

fn read_query<'ex, T: Deserialize<'ex>>(request: &'ex mut Request) -> Result<T, HttpError> {
    let pairs = grouped(request.queries().iter_all());
    from_pairs(pairs, StatusCode::BAD_REQUEST, Failure::Query)
}

fn read_path<'ex, T: Deserialize<'ex>>(request: &'ex mut Request) -> Result<T, HttpError> {
    let params = request.params().iter();
    let pairs = params.map(|(name, value)| (name.as_str(), vec![value.as_str()])).collect();
    from_pairs(pairs, StatusCode::BAD_REQUEST, Failure::Path)
}

fn grouped<'a>(fields: impl Iterator<Item = (&'a String, &'a Vec<String>)>) -> Pairs<'a> {
    let field = |(name, values): (&'a String, &'a Vec<String>)| {
        (name.as_str(), values.iter().map(String::as_str).collect())
    };
    fields.map(field).collect()
}

impl<T: Serialize + Send> Scribe for Json<T> {
    fn render(self, response: &mut Response) {
        writing::Json(self.0).render(response);
    }
}
