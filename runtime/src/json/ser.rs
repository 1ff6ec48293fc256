//! The serializer for values.

use core::fmt::{Display, Write as _};

use serde::ser::{self, Serialize};

use super::compound::{List, Members};
use super::error::{Error, Kind};
use super::{escape, loan, number, raw};

/// Appends `value` as compact JSON.
///
/// # Errors
///
/// When an implementation of `Serialize` or `Display` fails, and for map keys that cannot become
/// strings. `out` then ends in a part of the value: truncate it to the length it had before.
#[inline]
pub(crate) fn write<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), Error> {
    value.serialize(Serializer::new(out))
}

/// Writes one value to the end of `out`.
pub(super) struct Serializer<'a> {
    pub(super) out: &'a mut Vec<u8>,
    verbatim: bool,
}

impl<'a> Serializer<'a> {
    #[inline]
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, verbatim: false }
    }

    /// Writes a string as it is: it is JSON already.
    #[inline]
    pub(super) fn verbatim(out: &'a mut Vec<u8>) -> Self {
        Self { out, verbatim: true }
    }

    #[inline]
    fn open_variant(&mut self, variant: &str) {
        escape::push_key(self.out, b'{', variant);
    }
}

macro_rules! integers {
    ($($name:ident: $ty:ty,)*) => {$(
        #[inline]
        fn $name(self, value: $ty) -> Result<(), Error> {
            number::push_integer(self.out, value);
            Ok(())
        }
    )*};
}

impl<'a> ser::Serializer for Serializer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeStructVariant = Members<'a>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_i128: i128, serialize_u128: u128,
    }

    #[inline]
    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        let text = if value { "true" } else { "false" };
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    #[inline]
    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        number::push_f32(self.out, value);
        Ok(())
    }

    #[inline]
    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        number::push_f64(self.out, value);
        Ok(())
    }

    #[inline]
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
        let mut open = b'[';
        for &byte in value {
            self.out.push(open);
            number::push_integer(self.out, byte);
            open = b',';
        }
        if open == b'[' {
            self.out.push(b'[');
        }
        self.out.push(b']');
        Ok(())
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Result<(), Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    #[inline]
    fn serialize_unit_struct(self, _name: &'static str) -> Result<(), Error> {
        self.serialize_unit()
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
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if raw::is_token(name) {
            return loan::lend(self.out, value);
        }
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.open_variant(variant);
        value.serialize(Serializer::new(self.out))?;
        self.out.push(b'}');
        Ok(())
    }

    #[inline]
    fn serialize_seq(self, _len: Option<usize>) -> Result<List<'a>, Error> {
        Ok(List::new(self.out))
    }

    #[inline]
    fn serialize_tuple(self, _len: usize) -> Result<List<'a>, Error> {
        Ok(List::new(self.out))
    }

    #[inline]
    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<List<'a>, Error> {
        Ok(List::new(self.out))
    }

    #[inline]
    fn serialize_tuple_variant(
        mut self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<List<'a>, Error> {
        self.open_variant(variant);
        Ok(List::new(self.out))
    }

    #[inline]
    fn serialize_map(self, _len: Option<usize>) -> Result<Members<'a>, Error> {
        Ok(Members::new(self.out))
    }

    #[inline]
    fn serialize_struct(self, name: &'static str, _len: usize) -> Result<Members<'a>, Error> {
        // How `serde_json::Number` (under `arbitrary_precision`, which any crate of the build can
        // turn on for all) and `serde_json::value::RawValue` ask for their text to be left alone.
        match name {
            "$serde_json::private::Number" | "$serde_json::private::RawValue" => {
                Ok(Members::verbatim(self.out))
            }
            _ => Ok(Members::new(self.out)),
        }
    }

    #[inline]
    fn serialize_struct_variant(
        mut self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Members<'a>, Error> {
        self.open_variant(variant);
        Ok(Members::new(self.out))
    }

    #[inline]
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.out.push(b'"');
        // Not a panic, as it is in `serde_json`.
        write!(escape::Escaper(self.out), "{value}").map_err(|_| Error::new(Kind::Display))?;
        self.out.push(b'"');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use core::fmt;
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[track_caller]
    fn same<T: Serialize + ?Sized>(value: &T) {
        let mut out = b"before ".to_vec();
        write(&mut out, value).unwrap();
        let expected = serde_json::to_string(value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("before {expected}"));
    }

    #[derive(Serialize)]
    struct Empty {}

    #[derive(Serialize)]
    struct Unit;

    #[derive(Serialize)]
    struct Newtype(Unit);

    #[derive(Serialize)]
    struct Tuple(u8, Option<char>);

    #[derive(Serialize)]
    struct Named<'a> {
        a: i32,
        #[serde(rename = "\"\\\n\u{1}é\u{2028}")]
        odd: &'a str,
        #[serde(rename = "a key of twenty-eight bytes.")]
        longest: Option<()>,
        #[serde(rename = "a key of twenty-nine bytes...")]
        longer: [bool; 2],
        #[serde(skip_serializing_if = "str::is_empty")]
        skipped: &'a str,
        nested: Tuple,
    }

    #[derive(Serialize)]
    enum Kinds<'a> {
        Unit,
        #[serde(rename = "new\ttype")]
        Newtype(Vec<Kinds<'a>>),
        NoFields(),
        Tuple(u64, &'a str),
        NoMembers {},
        Struct {
            a: f32,
            b: Box<Kinds<'a>>,
        },
    }

    #[derive(Serialize)]
    #[serde(tag = "type")]
    enum Internal {
        Unit,
        Struct { a: u8 },
        Map(BTreeMap<u8, u8>),
    }

    #[derive(Serialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Unit,
        Tuple(u8, u8),
        Struct { a: u8 },
    }

    #[derive(Serialize)]
    struct Flattened<'a> {
        first: u8,
        #[serde(flatten)]
        named: Named<'a>,
        #[serde(flatten)]
        map: BTreeMap<&'a str, f64>,
        #[serde(flatten)]
        kind: Kinds<'a>,
        last: Unit,
    }

    fn named(odd: &str) -> Named<'_> {
        Named {
            a: -1,
            odd,
            longest: Some(()),
            longer: [true, false],
            skipped: "",
            nested: Tuple(0, Some('"')),
        }
    }

    fn kinds() -> Kinds<'static> {
        let inner = vec![
            Kinds::Unit,
            Kinds::NoFields(),
            Kinds::NoMembers {},
            Kinds::Tuple(u64::MAX, "\u{0}"),
            Kinds::Newtype(Vec::new()),
        ];
        Kinds::Struct { a: f32::NAN, b: Box::new(Kinds::Newtype(inner)) }
    }

    #[test]
    fn data_model() {
        same(&(i8::MIN, i16::MIN, i32::MIN, i64::MIN, i128::MIN, i128::MAX));
        same(&(u8::MAX, u16::MAX, u32::MAX, u64::MAX, u128::MAX));
        same(&(true, false, 'a', '\u{1f}', "", (), None::<u8>, Some("x")));
        same(&(f64::NAN, f32::INFINITY, -0.0, 1e21, 0.1f32));
        same(&(Empty {}, Unit, Newtype(Unit), Tuple(1, None)));
        same(&(Vec::<u8>::new(), vec![vec![1], vec![]], [(); 0]));
        same(&named("x\ry"));
        same(&kinds());
        same(&[Internal::Unit, Internal::Struct { a: 1 }, Internal::Map([(1, 2)].into())]);
        same(&[Adjacent::Unit, Adjacent::Tuple(1, 2), Adjacent::Struct { a: 1 }]);
        let map = BTreeMap::from([("m", 0.5), ("n", f64::NAN)]);
        same(&Flattened { first: 1, named: named(""), map, kind: kinds(), last: Unit });
        same(&std::net::Ipv6Addr::LOCALHOST);
        same(&core::time::Duration::from_millis(1500));
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

    #[test]
    fn verbatim_text() {
        #[derive(Serialize)]
        #[serde(rename = "$serde_json::private::RawValue")]
        struct Text {
            #[serde(rename = "$serde_json::private::RawValue")]
            text: &'static str,
        }
        let mut out = Vec::new();
        let value = [Some(Text { text: r#"{"a": ["\n"]}"# }), Some(Text { text: "1e999" }), None];
        write(&mut out, &value).unwrap();
        assert_eq!(out, br#"[{"a": ["\n"]},1e999,null]"#);
    }

    struct Shown(Option<&'static str>);

    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "<{}>{:4}", '"', 1)?;
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
        assert_eq!(format!("{error:?}"), r#"Error(Custom("no luck"))"#);
        assert!(out.starts_with(b"before"));
    }

    #[test]
    fn deep() {
        let mut value = Value::Null;
        for _ in 0..1000 {
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
            any::<f64>().prop_map(Value::from),
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
        fn any_tree(value in tree()) {
            same(&value);
        }

        #[test]
        fn any_members(odd: String, a: i128, b: u128, c: Option<(char, f32)>, d: Vec<u8>) {
            same(&(named(&odd), a, b, c, d, Ok::<_, ()>(&odd)));
        }
    }
}
