//! Fields of whatever type has what their role asks for.

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::sync::Arc;
use std::time::Duration;

use errwire::{ApiError, Context};

trait Named: Display + Debug {}

impl Named for u8 {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("wrong")]
#[api(status = 400, retryable)]
enum Typed<'a> {
    Params(
        #[api(param, example = "name")] Box<dyn Named>,
        #[api(header = "x-a", example = "name")] &'a (dyn Named + 'a),
        #[api(header = "x-b")] Cow<'a, str>,
        #[api(header = "x-c")] Option<&'a str>,
        #[api(header = "x-d")] std::option::Option<Arc<str>>,
        #[api(header = "x-e")] std::net::IpAddr,
    ),
    Details(
        #[api(details, example = "the rest")] (u8, &'a [&'static str], Option<Vec<[u8; 2]>>),
        #[api(extension = "a")] std::collections::BTreeMap<String, ()>,
        #[api(extension = "b")] Option<Option<&'a str>>,
        #[api(extension = "c", example = "bytes")] Box<[u8]>,
        #[api(extension = "d", example = "nothing")] std::marker::PhantomData<fn() -> u8>,
    ),
    Duration(#[api(retry_after)] Duration),
    Seconds(#[api(retry_after, example = &30)] &'a u8),
    Optional(#[api(retry_after)] Option<Option<u32>>),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Recursive {
    #[error("inner")]
    #[api(transparent)]
    Boxed(#[source] Box<Recursive>),
    #[error("inner")]
    #[api(transparent)]
    Shared(Arc<Recursive>),
    #[error("inner")]
    #[api(transparent)]
    Static(&'static Recursive),
    #[error("end")]
    #[api(status = 404)]
    End,
}

fn main() {
    let wait = Typed::Optional(Some(Some(3))).respond(&Context::new());
    assert_eq!(wait.headers()["retry-after"], "3");
    let _ = Typed::Params(Box::new(1), &1, "b".into(), None, None, [0, 0, 0, 0].into());
    let _ = Typed::Details(
        (1, &["a"], None),
        Default::default(),
        None,
        Box::new([]),
        std::marker::PhantomData,
    );
    let _ = (Typed::Duration(Duration::ZERO), Typed::Seconds(&1));
    let error =
        Recursive::Boxed(Box::new(Recursive::Shared(Arc::new(Recursive::Static(&Recursive::End)))));
    assert_eq!(error.spec().code, "END");
}
