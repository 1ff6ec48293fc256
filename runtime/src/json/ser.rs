//! The serializer for values.

use core::fmt::{Display, Write as _};
use std::io::Write as _;

use serde::ser::{self, Error as _, Serialize};

use super::compound::Compound;
use super::error::Error;
use super::escape;

/// How `serde_json::value::RawValue` asks for its text to be left alone: it is a struct of this name
/// with one field of this name.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The same of `serde_json::Number` under `arbitrary_precision`, which any crate of the build can
/// turn on for all.
const NUMBER: &str = "$serde_json::private::Number";

/// Appends `value` as compact JSON.
///
/// # Errors
///
/// When an implementation of `Serialize` or `Display` fails, and for map keys that cannot become
/// strings. `out` then ends in a part of the value: truncate it to the length it had before.
pub(crate) fn write<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), Error> {
    value.serialize(Serializer { out, verbatim: false })
}

/// Writes one value to the end of `out`.
pub(super) struct Serializer<'a> {
    pub(super) out: &'a mut Vec<u8>,
    /// A string is JSON already.
    pub(super) verbatim: bool,
}

impl<'a> Serializer<'a> {
    fn open(self, before: u8, end: &'static [u8]) -> Compound<'a> {
        Compound { out: self.out, before, end, verbatim: false }
    }
}

macro_rules! integers {
    ($($name:ident: $ty:ty,)*) => {$(
        fn $name(self, value: $ty) -> Result<(), Error> {
            self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
            Ok(())
        }
    )*};
}

macro_rules! floats {
    ($($name:ident: $ty:ty,)*) => {$(
        fn $name(self, value: $ty) -> Result<(), Error> {
            if !value.is_finite() {
                return self.serialize_unit();
            }
            write!(self.out, "{value:?}").map_err(Error::custom)
        }
    )*};
}

impl<'a> ser::Serializer for Serializer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = Compound<'a>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Compound<'a>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_i128: i128, serialize_u128: u128,
    }

    floats! { serialize_f32: f32, serialize_f64: f64, }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if self.verbatim {
            self.out.extend_from_slice(value.as_bytes());
        } else {
            escape::push_string(self.out, value);
        }
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        escape::push_key(self.out, b'{', variant);
        write(self.out, value)?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a>, Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'a>, Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Compound<'a>, Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>, Error> {
        escape::push_key(self.out, b'{', variant);
        Ok(self.open(b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'a>, Error> {
        Ok(self.open(b'{', b"}"))
    }

    #[inline]
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Compound<'a>, Error> {
        Ok(match name {
            RAW_VALUE | NUMBER => Compound { verbatim: true, ..self.open(b',', b"") },
            _ => self.open(b'{', b"}"),
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>, Error> {
        escape::push_key(self.out, b'{', variant);
        Ok(self.open(b'{', b"}}"))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.out.push(b'"');
        // Not a panic, as it is in `serde_json`.
        write!(escape::Escaper(self.out), "{value}")
            .map_err(|_| Error::custom("a `Display` implementation returned an error"))?;
        self.out.push(b'"');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use core::fmt;
    use core::str::FromStr;

    use proptest::prelude::*;
    use serde::Serialize;
    use serde_json::Value;

    use super::*;

    #[track_caller]
    fn same<T: Serialize + ?Sized>(value: &T) {
        let mut out = b"before ".to_vec();
        write(&mut out, value).unwrap();
        let expected = serde_json::to_string(value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("before {expected}"));
    }

    #[test]
    fn scalars() {
        same(&(i8::MIN, i16::MIN, i32::MIN, i64::MIN, i128::MIN, i128::MAX));
        same(&(u8::MAX, u16::MAX, u32::MAX, u64::MAX, u128::MAX));
        same(&(true, false, 'a', '\u{1f}', "", (), None::<u8>, Some("x")));
        same(&(f64::NAN, f32::INFINITY, -0.0, 1e15, 0.1f32));
        same(&std::net::Ipv6Addr::LOCALHOST);
        same(&core::time::Duration::from_millis(1500));
    }

    fn json<T: Serialize + ?Sized>(value: &T) -> String {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Reads the JSON of a float. `serde_json` knows the syntax, but is off by a bit at times.
    fn read<T: Serialize + FromStr<Err: fmt::Debug>>(value: &T) -> Option<T> {
        let json = json(value);
        match serde_json::from_str(&json).unwrap() {
            Value::Null => None,
            number => {
                assert!(number.is_f64());
                Some(json.parse().unwrap())
            }
        }
    }

    #[test]
    fn forms_of_floats() {
        assert_eq!(json(&[1e16, -1.5e300, 1e-4, 1e-7]), "[1e16,-1.5e300,0.0001,1e-7]");
        assert_eq!(json(&[1e16, -1.5e-30, 16_777_216f32]), "[1e16,-1.5e-30,16777216.0]");
    }

    #[test]
    fn bytes_are_numbers() {
        struct Bytes(&'static [u8]);
        impl Serialize for Bytes {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bytes(self.0)
            }
        }
        same(&[Bytes(b""), Bytes(b"\0"), Bytes(b"a\xff\"")]);
    }

    struct Shown(Option<&'static str>);

    impl Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "<\">{:4}", 1)?;
            self.0.map_or(Err(fmt::Error), |text| f.pad(text))
        }
    }

    impl Serialize for Shown {
        fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    #[test]
    fn display() {
        same(&[Shown(Some("\\\u{7}")), Shown(Some(""))]);
        let error = write(&mut Vec::new(), &Some(Shown(None))).unwrap_err();
        assert_eq!(error.to_string(), "a `Display` implementation returned an error");
    }

    #[test]
    fn failure_leaves_what_came_before() {
        struct Fails;
        impl Serialize for Fails {
            fn serialize<S: ser::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(ser::Error::custom("no luck"))
            }
        }
        let mut out = b"before".to_vec();
        let error = write(&mut out, &(1, [Fails])).unwrap_err();
        assert_eq!(error.to_string(), "no luck");
        assert_eq!(format!("{error:?}"), r#"Error("no luck")"#);
        assert!(out.starts_with(b"before"));
    }

    #[test]
    fn deep() {
        let mut value = Value::Null;
        for _ in 0..300 {
            value = serde_json::json!([{ "a": value }]);
        }
        same(&value);
    }

    fn tree() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i32>().prop_map(|eighths| Value::from(f64::from(eighths) / 8.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 80, 8, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                proptest::collection::btree_map(any::<String>(), inner, 0..8)
                    .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_f32(value in proptest::num::f32::ANY) {
            assert_eq!(read(&value), value.is_finite().then_some(value));
        }

        #[test]
        fn any_f64(value in proptest::num::f64::ANY) {
            assert_eq!(read(&value), value.is_finite().then_some(value));
        }

        #[test]
        fn any_tree(value in tree()) {
            same(&value);
        }
    }
}
