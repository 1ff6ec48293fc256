use std::fmt::Debug;
use std::marker::PhantomData;

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::envelope::Typed<K>)]
enum RunError<K: Debug> {
    #[error("not found")]
    #[api(status = 404)]
    NotFound(PhantomData<K>),
}

fn main() {}
