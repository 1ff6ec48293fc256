//! The serializer for map keys, which JSON has as strings only.

use core::fmt::Display;

use serde::ser::{self, Serialize};

use super::error::{Error, Kind};
use super::ser::Serializer;
use super::{number, raw};

/// Writes one map key to the end of `out`, as a string.
pub(super) struct KeySerializer<'a> {
    pub(super) out: &'a mut Vec<u8>,
    /// Set, with nothing written, when the key is the token for dissolving the value.
    pub(super) dissolve: &'a mut bool,
}

impl KeySerializer<'_> {
    #[expect(clippy::unused_self, reason = "as `refused` calls it")]
    fn refuse<T>(self) -> Result<T, Error> {
        Err(Error::new(Kind::Key))
    }

    fn quote(self, push: impl FnOnce(&mut Vec<u8>)) {
        self.out.push(b'"');
        push(self.out);
        self.out.push(b'"');
    }
}

macro_rules! integers {
    ($($name:ident: $ty:ty,)*) => {$(
        #[inline]
        fn $name(self, value: $ty) -> Result<(), Error> {
            self.quote(|out| number::push_integer(out, value));
            Ok(())
        }
    )*};
}

impl ser::Serializer for KeySerializer<'_> {
    refused_compounds!((), Error);

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_i128: i128, serialize_u128: u128,
    }

    #[inline]
    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.serialize_str(if value { "true" } else { "false" })
    }

    #[inline]
    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        if !value.is_finite() {
            return Err(Error::new(Kind::FloatKey));
        }
        self.quote(|out| number::push_f32(out, value));
        Ok(())
    }

    #[inline]
    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        if !value.is_finite() {
            return Err(Error::new(Kind::FloatKey));
        }
        self.quote(|out| number::push_f64(out, value));
        Ok(())
    }

    #[inline]
    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        Serializer::new(self.out).serialize_str(value)
    }

    #[inline]
    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if raw::is_token(name) {
            *self.dissolve = true;
            return Ok(());
        }
        value.serialize(self)
    }

    #[inline]
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        Serializer::new(self.out).collect_str(value)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap};

    use serde::Serialize;

    use crate::json::write;

    #[derive(PartialEq, Eq, Hash, Serialize)]
    enum Unit {
        #[serde(rename = "a \"quoted\" key")]
        A,
    }

    #[derive(PartialEq, Eq, Hash, Serialize)]
    struct Newtype<T>(T);

    struct Shown;

    impl Serialize for Shown {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str("a\\b")
        }
    }

    /// A map of one entry, whose key need be neither ordered nor hashed.
    struct Entry<K>(K);

    impl<K: Serialize> Serialize for Entry<K> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([(&self.0, 1)])
        }
    }

    fn same(key: impl Serialize) {
        let map = Entry(key);
        let mut out = Vec::new();
        write(&mut out, &map).unwrap();
        let expected = serde_json::to_string(&map).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    fn refused(key: impl Serialize, message: &str) {
        let map = Entry(key);
        assert!(serde_json::to_string(&map).is_err());
        let error = write(&mut Vec::new(), &map).unwrap_err();
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn all_that_become_strings() {
        same("plain");
        same("");
        same("\u{1}\"");
        same('"');
        same('é');
        same(true);
        same(false);
        same(Unit::A);
        same(Newtype(Newtype("x")));
        same(Some(7));
        same(Shown);
        same(i8::MIN);
        same(i16::MIN);
        same(i32::MIN);
        same(i64::MIN);
        same(i128::MIN);
        same(u8::MAX);
        same(u16::MAX);
        same(u32::MAX);
        same(u64::MAX);
        same(u128::MAX);
        same(1.5f32);
        same(-0.0f64);
        same(1e300);
    }

    #[test]
    fn whole_maps() {
        let mut out = Vec::new();
        write(&mut out, &BTreeMap::from([(1u8, "a"), (2, "b")])).unwrap();
        write(&mut out, &BTreeMap::<char, u8>::new()).unwrap();
        write(&mut out, &HashMap::from([(Unit::A, [Newtype(1)])])).unwrap();
        assert_eq!(out, br#"{"1":"a","2":"b"}{}{"a \"quoted\" key":[1]}"#);
    }

    #[test]
    fn all_that_do_not() {
        let message = "map key must be a string, a number, a bool, a char or a unit variant";
        refused((), message);
        refused(None::<u8>, message);
        refused([1], message);
        refused((1, 2), message);
        refused(Entry(1), message);
        refused(Ok::<u8, u8>(1), message);
        refused(Newtype(vec![1]), message);
        let message = "map key must be finite, not NaN or an infinity";
        refused(f32::NAN, message);
        refused(f64::INFINITY, message);
    }
}
