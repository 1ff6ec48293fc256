//! Types of every shape become statuses.

use std::fmt::{Debug, Display};

use errwire::ApiError;
use tonic::{Code, Status};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no page")]
#[api(status = 404)]
struct NoPage;

#[derive(Debug, thiserror::Error, ApiError)]
enum Borrowed<'a> {
    #[error("no `{0}`")]
    #[api(status = 404)]
    Missing(&'a str),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Generic<T: Debug + Display, const N: usize>
where
    T: 'static,
{
    #[error("{0}")]
    #[api(status = 409)]
    Taken(T),
    #[error("more than {N}")]
    #[api(status = 413)]
    TooMany,
}

/// Neither `Send` nor `'static`, as an error that never leaves its thread may be.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("local {}", .0.len())]
#[api(status = 400)]
struct Local<'a>(std::rc::Rc<[&'a str]>);

/// Its own conversion, which says more.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("own")]
#[api(status = 400, skip(tonic))]
struct Own;

impl From<Own> for Status {
    fn from(error: Own) -> Self {
        let status = errwire::tonic::into_status(&error);
        Self::new(status.code(), "by hand")
    }
}

/// The names in `skip` may be in any order, and are no other's.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("both")]
#[api(status = 400, skip(axum, tonic))]
struct Both;

impl From<Both> for Status {
    fn from(_: Both) -> Self {
        Self::data_loss("by hand")
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("only axum's")]
#[api(status = 400, skip(axum))]
struct NotAxum;

#[test]
fn every_shape_is_a_status() {
    let text = String::from("page");
    for (status, code, message) in [
        (NoPage.into(), Code::NotFound, "no page"),
        (Borrowed::Missing(&text).into(), Code::NotFound, "no `page`"),
        (Generic::<_, 3>::Taken("taken").into(), Code::Aborted, "taken"),
        (Generic::<u8, 3>::TooMany.into(), Code::ResourceExhausted, "more than 3"),
        (Local([&*text].into()).into(), Code::InvalidArgument, "local 1"),
        (Own.into(), Code::InvalidArgument, "by hand"),
        (Both.into(), Code::DataLoss, "by hand"),
        (NotAxum.into(), Code::InvalidArgument, "only axum's"),
    ] {
        let status: Status = status;
        assert_eq!((status.code(), status.message()), (code, message));
    }
}

#[test]
fn a_question_mark_is_enough() {
    fn call() -> Result<(), Status> {
        Err(NoPage)?
    }
    assert_eq!(call().unwrap_err().code(), Code::NotFound);
}
