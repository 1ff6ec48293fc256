//! Values for examples, by type.

use core::error::Error;
use core::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use core::time::Duration;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use crate::{FieldError, FieldErrors};

/// A value that the catalog's examples show for fields of this type.
///
/// A field whose example should be another says so: `#[api(example = "anthropic")]`. A type of your
/// own has one for all fields:
///
/// ```
/// use errwire::catalog::Example;
///
/// #[derive(serde::Serialize)]
/// struct NodeError {
///     node_id: String,
/// }
///
/// impl Example for NodeError {
///     fn example(_field: &'static str) -> Self {
///         Self { node_id: "llm_1".to_owned() }
///     }
/// }
/// ```
///
/// A field that callers see and that has none does not compile:
///
/// ```compile_fail,E0277
/// # use errwire::ApiError;
/// #[derive(serde::Serialize, Debug)]
/// struct NodeError {
///     node_id: String,
/// }
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[error("a node is wrong")]
/// #[api(status = 422)]
/// struct Invalid(#[api(details)] NodeError);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no example for the catalog",
    label = "callers are shown a value of this type",
    note = "of the cause of an error, which callers must not read, write `#[source]` or `#[from]` on the field, and a `message` without it",
    note = "write `#[api(example = …)]` on the field, with a text or a value of its type",
    note = "or implement `errwire::catalog::Example` for a type of yours"
)]
pub trait Example {
    /// The value for the field of this name.
    fn example(field: &'static str) -> Self;
}

macro_rules! examples {
    ($($type:ty => $value:expr),* $(,)?) => {$(
        impl Example for $type {
            fn example(_field: &'static str) -> Self {
                $value
            }
        }
    )*};
}

examples! {
    u8 => 42, u16 => 42, u32 => 42, u64 => 42, u128 => 42, usize => 42,
    i8 => 42, i16 => 42, i32 => 42, i64 => 42, i128 => 42, isize => 42,
    f32 => 0.5, f64 => 0.5,
    bool => true,
    char => 'x',
    () => (),
    Duration => Duration::from_secs(30),
    // RFC 5737, section 3; RFC 3849, section 4.
    Ipv4Addr => Self::new(192, 0, 2, 1),
    Ipv6Addr => Self::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1),
    IpAddr => Ipv4Addr::example("").into(),
    SocketAddrV4 => Self::new(Ipv4Addr::example(""), 443),
    SocketAddrV6 => Self::new(Ipv6Addr::example(""), 443, 0, 0),
    SocketAddr => SocketAddrV4::example("").into(),
    NonZeroU8 => Self::MIN.saturating_add(41),
    NonZeroU16 => Self::MIN.saturating_add(41),
    NonZeroU32 => Self::MIN.saturating_add(41),
    NonZeroU64 => Self::MIN.saturating_add(41),
    NonZeroUsize => Self::MIN.saturating_add(41),
    io::Error => io::ErrorKind::NotFound.into(),
    io::ErrorKind => Self::NotFound,
    http::Method => Self::GET,
    http::StatusCode => Self::BAD_GATEWAY,
    FieldError => Self::new("email", "format", "must be an email address"),
    FieldErrors => [FieldError::example("")].into_iter().collect(),
}

macro_rules! names {
    ($($type:ty),* $(,)?) => {$(
        impl Example for $type {
            fn example(field: &'static str) -> Self {
                field.into()
            }
        }
    )*};
}

names! {
    String, Box<str>, Arc<str>, Rc<str>, PathBuf,
    Box<dyn Error>, Box<dyn Error + Send + Sync>,
    serde_json::Value,
}

impl Example for serde_json::Map<String, serde_json::Value> {
    fn example(field: &'static str) -> Self {
        core::iter::once((field.to_owned(), field.into())).collect()
    }
}

impl Example for &str {
    fn example(field: &'static str) -> Self {
        field
    }
}

impl Example for Cow<'_, str> {
    fn example(field: &'static str) -> Self {
        Cow::Borrowed(field)
    }
}

macro_rules! around {
    ($($type:ty: $make:expr),* $(,)?) => {$(
        impl<T: Example> Example for $type {
            fn example(field: &'static str) -> Self {
                $make(T::example(field))
            }
        }
    )*};
}

around! { Option<T>: Some, Box<T>: Box::new, Arc<T>: Arc::new, Rc<T>: Rc::new, Vec<T>: |it| vec![it] }

impl<T: Example + Ord> Example for BTreeSet<T> {
    fn example(field: &'static str) -> Self {
        Self::from([T::example(field)])
    }
}

impl<T, S> Example for HashSet<T, S>
where
    T: Example + Eq + core::hash::Hash,
    S: core::hash::BuildHasher + Default,
{
    fn example(field: &'static str) -> Self {
        core::iter::once(T::example(field)).collect()
    }
}

impl<T: Example, const N: usize> Example for [T; N] {
    fn example(field: &'static str) -> Self {
        core::array::from_fn(|_| T::example(field))
    }
}

impl<K: Example + Ord, V: Example> Example for BTreeMap<K, V> {
    fn example(field: &'static str) -> Self {
        Self::from([(K::example(field), V::example(field))])
    }
}

impl<K, V, S> Example for HashMap<K, V, S>
where
    K: Example + Eq + core::hash::Hash,
    V: Example,
    S: core::hash::BuildHasher + Default,
{
    fn example(field: &'static str) -> Self {
        core::iter::once((K::example(field), V::example(field))).collect()
    }
}

impl<A: Example, B: Example> Example for (A, B) {
    fn example(field: &'static str) -> Self {
        (A::example(field), B::example(field))
    }
}
