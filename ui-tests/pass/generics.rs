//! Parameters of every kind, with defaults and `where` clauses; bounds for fields that are shown.

use std::fmt::Debug;

use errwire::{ApiError, Context, Contract};

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError<'a, K, V = u32, const N: usize = 4>
where
    K: Debug + Clone,
    V: Debug,
{
    #[error("no such key: {0:?}")]
    #[api(status = 404)]
    NotFound(&'a K),

    #[error("wrong key")]
    #[api(status = 400, message = "{key} is no key of {prefix:?}")]
    Wrong { key: K, prefix: [u8; N] },

    #[error("too many")]
    #[api(status = 429)]
    Limited {
        #[api(param)]
        key: Option<K>,
        #[api(details)]
        value: V,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)]
#[api(transparent)]
struct Wrapped<E: ApiError + 'static>(#[from] E);

fn answers<E: Contract>(error: &E) -> errwire::Response {
    error.respond(&Context::new())
}

fn main() {
    answers(&StoreError::<String, u8, 2>::NotFound(&"key".to_owned()));
    let wrong: StoreError<'_, String> = StoreError::Wrong { key: "key".to_owned(), prefix: [0; 4] };
    answers(&wrong);
    let limited: StoreError<'_, &str, Vec<u8>> =
        StoreError::Limited { key: Some("key"), value: vec![1] };
    answers(&limited);
    let limited: StoreError<'static, &'static str> = StoreError::Limited { key: None, value: 1 };
    answers(&Wrapped(limited));
}
