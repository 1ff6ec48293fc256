//! Names and their values, all of them text, as queries, forms and paths have them.

use core::str::FromStr;

use http::StatusCode;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::located::refused_at;
use crate::classify::serde_text::reason;
use crate::{Failure, HttpError};

/// Each name once, with the values that were given to it.
pub(super) type Pairs<'de> = Vec<(&'de str, Vec<&'de str>)>;

/// Reads a struct or a map by the names; the parameters of a path are also read in their order, as a
/// tuple, or, if there is only one, as what it is.
pub(super) fn from_pairs<'de, T: Deserialize<'de>>(
    pairs: Pairs<'de>,
    status: StatusCode,
    failure: Failure,
) -> Result<T, HttpError> {
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    serde_path_to_error::deserialize(All(pairs)).map_err(|error| {
        let text = error.inner().to_string();
        let path = named(&error.path().to_string(), &text, &names);
        let refused = HttpError::new(status).with_failure(failure);
        refused_at(refused, &path, &text).with_source(error)
    })
}

/// A path with the name of a parameter in the place of its number, or of the whole that it is.
fn named(path: &str, text: &str, names: &[&str]) -> String {
    let whole = || match names {
        [name] if path == "." && reason(text).field.is_none() => Some((*name).to_owned()),
        _ => None,
    };
    let numbered = || {
        let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
        Some(format!("{}{rest}", names.get(number.parse::<usize>().ok()?)?))
    };
    whole().or_else(numbered).unwrap_or_else(|| path.to_owned())
}

struct All<'de>(Pairs<'de>);

impl<'de> All<'de> {
    /// The one value that there is.
    fn single(mut self) -> Result<Values<'de>, Error> {
        match (self.0.pop(), self.0.is_empty()) {
            (Some((_, values)), true) => Ok(Values(values)),
            _ => Err(Error::custom("not one parameter")),
        }
    }
}

macro_rules! by_single {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.single()?.$method(visitor)
        }
    )*};
}

macro_rules! by_parsing {
    ($($method:ident => $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.parse()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for All<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let pairs = self.0.into_iter().map(|(name, values)| (name, Values(values)));
        visitor.visit_map(MapDeserializer::new(pairs))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut values = SeqDeserializer::new(self.0.into_iter().map(|(_, values)| Values(values)));
        let value = visitor.visit_seq(&mut values)?;
        values.end()?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.single()?.deserialize_enum(name, variants, visitor)
    }

    by_single! {
        deserialize_bool deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    forward_to_deserialize_any! { unit unit_struct map struct identifier ignored_any }
}

/// The values of one name.
struct Values<'de>(Vec<&'de str>);

impl<'de> Values<'de> {
    fn single(&self) -> Result<&'de str, Error> {
        match *self.0 {
            [value] => Ok(value),
            _ => Err(Error::invalid_length(self.0.len(), &"one value")),
        }
    }

    fn parse<T: FromStr<Err: core::fmt::Display>>(&self) -> Result<T, Error> {
        self.single()?.parse().map_err(Error::custom)
    }
}

impl<'de> IntoDeserializer<'de> for Values<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Values<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.single()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let values = self.0.into_iter().map(|value| Values(vec![value]));
        visitor.visit_seq(SeqDeserializer::new(values))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let value: StrDeserializer<'_, Error> = self.single()?.into_deserializer();
        value.deserialize_enum(name, variants, visitor)
    }

    by_parsing! {
        deserialize_bool => visit_bool
        deserialize_i8 => visit_i8
        deserialize_i16 => visit_i16
        deserialize_i32 => visit_i32
        deserialize_i64 => visit_i64
        deserialize_i128 => visit_i128
        deserialize_u8 => visit_u8
        deserialize_u16 => visit_u16
        deserialize_u32 => visit_u32
        deserialize_u64 => visit_u64
        deserialize_u128 => visit_u128
        deserialize_f32 => visit_f32
        deserialize_f64 => visit_f64
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct tuple_struct map struct identifier
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read<T: for<'de> Deserialize<'de>>(pairs: &[(&str, &[&str])]) -> Result<T, HttpError> {
        let pairs = pairs.iter().map(|(name, values)| (*name, values.to_vec())).collect();
        from_pairs(pairs, StatusCode::BAD_REQUEST, Failure::Query)
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Search {
        page: Option<u32>,
        #[serde(default)]
        tags: Vec<String>,
        order: Order,
        exact: bool,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Order {
        Up,
        Down,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Id(u64);

    #[test]
    fn a_struct_is_read_by_names() {
        let query: &[(&str, &[&str])] = &[
            ("page", &["2"]),
            ("tags", &["a", "b"]),
            ("order", &["down"]),
            ("exact", &["true"]),
            ("other", &["x", "y"]),
        ];
        let tags = vec!["a".to_owned(), "b".to_owned()];
        let expected = Search { page: Some(2), tags, order: Order::Down, exact: true };
        assert_eq!(read::<Search>(query).unwrap(), expected);
        assert_eq!(read::<BTreeMap<String, u8>>(&[("a", &["1"])]).unwrap()["a"], 1);
    }

    #[test]
    fn a_path_is_read_by_its_order() {
        assert_eq!(read::<Id>(&[("id", &["7"])]).unwrap(), Id(7));
        assert_eq!(read::<char>(&[("id", &["x"])]).unwrap(), 'x');
        assert_eq!(read::<(u8, String)>(&[("a", &["1"]), ("b", &["x"])]).unwrap().1, "x");
        assert_eq!(read::<Order>(&[("order", &["up"])]).unwrap(), Order::Up);
    }

    #[test]
    fn what_is_wrong_has_a_name() {
        let cases: [(HttpError, &str, &str); 6] = [
            (
                read::<Search>(&[("page", &["hunter2"])]).unwrap_err(),
                "page",
                "page: expected a whole number",
            ),
            (
                read::<Search>(&[("page", &["1", "2"])]).unwrap_err(),
                "page",
                "page: expected one value",
            ),
            (
                read::<Search>(&[("order", &["hunter2"])]).unwrap_err(),
                "order",
                "order: expected `up` or `down`",
            ),
            (read::<Search>(&[("exact", &["true"])]).unwrap_err(), "order", "order is missing"),
            (read::<Id>(&[("id", &["hunter2"])]).unwrap_err(), "id", "id: expected a whole number"),
            (
                read::<(u8, u8)>(&[("a", &["1"]), ("b", &["256"])]).unwrap_err(),
                "b",
                "b: the number is too large",
            ),
        ];
        for (error, param, message) in cases {
            assert_eq!((error.param(), error.message()), (Some(param), message));
        }
    }
}
