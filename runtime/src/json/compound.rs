//! Arrays and objects.

use serde::ser::{self, Error as _, Serialize};

use super::error::Error;
use super::escape;
use super::ser::Serializer;

/// An array or object that is being written.
pub(super) struct Compound<'a> {
    pub(super) out: &'a mut Vec<u8>,
    /// What comes before the next element: the bracket is held back until then, so that it is one
    /// push with a key.
    pub(super) before: u8,
    pub(super) end: &'static [u8],
    /// The only member is JSON text, which is written as it is and without its key.
    pub(super) verbatim: bool,
}

impl Compound<'_> {
    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(self.before);
        self.before = b',';
        self.value(value)
    }

    #[expect(clippy::inline_always, reason = "see `escape::push_key`")]
    #[inline(always)]
    fn member<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        if !self.verbatim {
            escape::push_key(self.out, self.before, key);
            self.before = b',';
        }
        self.value(value)
    }

    #[inline]
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Serializer { out: self.out, verbatim: self.verbatim })
    }

    #[inline]
    fn close(self) {
        if self.before != b',' {
            self.out.push(self.before);
        }
        self.out.extend_from_slice(self.end);
    }
}

macro_rules! compound {
    ($($name:ident::$method:ident($($key:ident: $ty:ty)?) => $push:ident;)*) => {$(
        impl ser::$name for Compound<'_> {
            type Ok = ();
            type Error = Error;

            // As `member`, which has to reach the caller.
            #[inline(always)]
            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($key: $ty,)?
                value: &T,
            ) -> Result<(), Error> {
                self.$push($($key,)? value)
            }

            #[inline]
            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )*};
}

compound! {
    SerializeSeq::serialize_element() => element;
    SerializeTuple::serialize_element() => element;
    SerializeTupleStruct::serialize_field() => element;
    SerializeTupleVariant::serialize_field() => element;
    SerializeStruct::serialize_field(key: &'static str) => member;
    SerializeStructVariant::serialize_field(key: &'static str) => member;
}

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let start = self.out.len() + 1;
        self.element(key)?;
        match self.out.get(start) {
            Some(b'"') => {}
            // A number or a bool.
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                self.out.insert(start, b'"');
                self.out.push(b'"');
            }
            _ => return Err(Error::custom("map key must be a string, a finite number or a bool")),
        }
        self.out.push(b':');
        Ok(())
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Serialize;

    use crate::json::write;

    #[track_caller]
    fn same<T: Serialize + ?Sized>(value: &T) {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        let expected = serde_json::to_string(value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
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
    fn structs_and_arrays() {
        same(&(Empty {}, Unit, Newtype(Unit), Tuple(1, None)));
        same(&(Vec::<u8>::new(), vec![vec![1], vec![]], [(); 0]));
        same(&named("x\ry"));
    }

    #[test]
    fn enums() {
        same(&kinds());
        same(&[Internal::Unit, Internal::Struct { a: 1 }, Internal::Map([(1, 2)].into())]);
        same(&[Adjacent::Unit, Adjacent::Tuple(1, 2), Adjacent::Struct { a: 1 }]);
    }

    #[test]
    fn flatten() {
        let map = BTreeMap::from([("m", 0.5), ("n", f64::NAN)]);
        same(&Flattened { first: 1, named: named(""), map, kind: kinds(), last: Unit });
    }

    /// A map of one entry, whose key need be neither ordered nor hashed.
    struct Entry<K>(K);

    impl<K: Serialize> Serialize for Entry<K> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([(&self.0, 1)])
        }
    }

    #[derive(Serialize)]
    enum Key {
        #[serde(rename = "a \"quoted\" key")]
        A,
    }

    #[derive(Serialize)]
    struct Wrapped<T>(T);

    #[test]
    fn maps() {
        same(&(BTreeMap::from([(1u8, "a"), (2, "b")]), BTreeMap::<char, u8>::new()));
        same(&(Entry("plain"), Entry(""), Entry("\u{1}\""), Entry('"'), Entry('é')));
        same(&(Entry(Key::A), Entry(Wrapped(Wrapped("x"))), Entry(Some(7))));
        same(&(Entry(format_args!("a\\b")), Entry(true), Entry(false)));
        same(&(Entry(i8::MIN), Entry(i16::MIN), Entry(i32::MIN), Entry(i64::MIN)));
        same(&(Entry(u8::MAX), Entry(u16::MAX), Entry(u32::MAX), Entry(u64::MAX)));
        same(&(Entry(i128::MIN), Entry(u128::MAX), Entry(1.5f32), Entry(-0.0f64)));
    }

    #[test]
    fn keys_that_are_no_strings() {
        #[track_caller]
        fn refused(key: impl Serialize) {
            let map = Entry(key);
            assert!(serde_json::to_string(&map).is_err());
            let error = write(&mut Vec::new(), &map).unwrap_err();
            assert_eq!(error.to_string(), "map key must be a string, a finite number or a bool");
        }
        refused(());
        refused(None::<u8>);
        refused([1]);
        refused((1, 2));
        refused(Entry(1));
        refused(Ok::<u8, u8>(1));
        refused(Wrapped(vec![1]));
        refused(f32::NAN);
        refused(f64::INFINITY);
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

    proptest! {
        #[test]
        fn any_members(odd: String, a: i128, b: u128, c: Option<(char, i8)>, d: Vec<u8>) {
            same(&(named(&odd), a, b, c, d, Ok::<_, ()>(&odd)));
        }
    }
}
