//! Values that append their own JSON, inside any `Serialize` tree.

use core::any::type_name;
use core::str;

use serde::ser::{self, Error as _, SerializeStruct as _};

use super::error::Error;
use super::ser::{RAW_VALUE, Serializer};

/// Serializes a value that appends its own compact, valid JSON with `write`.
///
/// Inside [`write()`](super::write()) the JSON goes to the output as it is. Any other serializer,
/// which includes those of `#[serde(flatten)]` and of internally tagged enums, gets a
/// `serde_json::Value` that the JSON is parsed to, whose members `serde_json` sorts by default.
///
/// # Errors
///
/// Those of `write` and of the serializer. With a foreign serializer also when the crate feature
/// `json` is off.
pub(crate) fn serialize_raw<S: ser::Serializer>(
    serializer: S,
    write: &dyn Fn(&mut Vec<u8>) -> Result<(), Error>,
) -> Result<S::Ok, S::Error> {
    let mut json = Vec::new();
    write(&mut json).map_err(S::Error::custom)?;
    // `S` is not `'static` and so has no `TypeId`, but a name is enough: in a build with two versions
    // of this crate, each knows what the other one says.
    if type_name::<S>() == type_name::<Serializer<'_>>() {
        let json = str::from_utf8(&json).map_err(S::Error::custom)?;
        let mut raw = serializer.serialize_struct(RAW_VALUE, 1)?;
        raw.serialize_field(RAW_VALUE, json)?;
        return raw.end();
    }
    transcode(serializer, &json)
}

/// Hands the JSON to a serializer that is not ours.
#[cfg(feature = "json")]
fn transcode<S: ser::Serializer>(serializer: S, json: &[u8]) -> Result<S::Ok, S::Error> {
    let value: serde_json::Value = serde_json::from_slice(json).map_err(S::Error::custom)?;
    ser::Serialize::serialize(&value, serializer)
}

#[cfg(not(feature = "json"))]
fn transcode<S: ser::Serializer>(_: S, _: &[u8]) -> Result<S::Ok, S::Error> {
    Err(S::Error::custom(
        "only errwire's own serializer can write this value as it is; \
         turn on errwire's feature `json` for others",
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use crate::json::{escape, write};

    use super::*;

    /// Appends its text.
    struct Text(&'static str);

    impl Serialize for Text {
        fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serialize_raw(serializer, &|out| match self.0 {
                "" => Err(Error::custom("no text")),
                text => {
                    out.extend_from_slice(text.as_bytes());
                    Ok(())
                }
            })
        }
    }

    const OBJECT: Text = Text(r#"{"z":"\n","a":[1.50]}"#);

    fn json<T: Serialize>(value: &T) -> String {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[derive(Serialize)]
    struct Outer {
        before: u8,
        raw: Text,
        option: Option<Box<Text>>,
        list: Vec<Text>,
        map: BTreeMap<u8, Text>,
        newtype: Newtype,
        after: &'static str,
    }

    #[derive(Serialize)]
    struct Newtype(Text);

    #[test]
    fn nested() {
        assert_eq!(json(&OBJECT), OBJECT.0);
        let value = Outer {
            before: 1,
            raw: OBJECT,
            option: Some(Box::new(Text("null"))),
            list: vec![Text("\"\\u00e9\""), OBJECT, Text("[ ]")],
            map: BTreeMap::from([(1, OBJECT), (2, Text("true"))]),
            newtype: Newtype(Text("-0")),
            after: "\"",
        };
        let object = OBJECT.0;
        let expected = format!(
            r#"{{"before":1,"raw":{object},"option":null,"list":["\u00e9",{object},[ ]],"map":{{"1":{object},"2":true}},"newtype":-0,"after":"\""}}"#
        );
        assert_eq!(json(&value), expected);
    }

    #[test]
    fn within_itself() {
        struct Wrapped<T>(T);
        impl<T: Serialize> Serialize for Wrapped<T> {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_raw(serializer, &|out| {
                    out.push(b'[');
                    write(out, &self.0)?;
                    out.push(b',');
                    escape::push_string(out, "\t");
                    out.push(b']');
                    Ok(())
                })
            }
        }
        let value = Some(Wrapped((1, Wrapped(Wrapped(OBJECT)))));
        let expected = format!(r#"[[1,[[{},"\t"],"\t"]],"\t"]"#, OBJECT.0);
        assert_eq!(json(&value), expected);
    }

    #[derive(Serialize)]
    struct Flat {
        first: u8,
        #[serde(flatten)]
        raw: Text,
        last: u8,
    }

    #[derive(Serialize)]
    #[serde(tag = "type")]
    enum Tagged {
        Raw(Text),
    }

    const FLAT: Flat = Flat { first: 1, raw: Text(r#"{"z":"\n","a":[1.5]}"#), last: 2 };

    #[test]
    fn errors() {
        let mut out = b"before".to_vec();
        let error = write(&mut out, &Some(Text(""))).unwrap_err();
        assert_eq!(error.to_string(), "no text");
        assert_eq!(out, b"before");
        assert_eq!(serde_json::to_string(&Text("")).unwrap_err().to_string(), "no text");
    }

    #[test]
    fn as_a_key() {
        assert_eq!(json(&Key("\"k\"")), r#"{"k":1}"#);
        assert_eq!(json(&Key("1")), r#"{"1":1}"#);
        write(&mut Vec::new(), &Key("{}")).unwrap_err();
    }

    struct Key(&'static str);

    impl Serialize for Key {
        fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([(Text(self.0), 1)])
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn foreign_serializers() {
        let object = || Text(r#"{"z":"\n","a":[1.5]}"#);
        assert_eq!(json(&FLAT), r#"{"first":1,"a":[1.5],"z":"\n","last":2}"#);
        assert_eq!(json(&Tagged::Raw(object())), r#"{"type":"Raw","a":[1.5],"z":"\n"}"#);
        assert_eq!(json(&Tagged::Raw(Text("null"))), r#"{"type":"Raw"}"#);
        write(&mut Vec::new(), &Tagged::Raw(Text("[1]"))).unwrap_err();
        assert_eq!(
            serde_json::to_value((object(), FLAT)).unwrap(),
            serde_json::json!([
                { "z": "\n", "a": [1.5] },
                { "first": 1, "z": "\n", "a": [1.5], "last": 2 },
            ])
        );
        assert!(serde_json::to_value(Text("{")).is_err());
    }

    #[cfg(not(feature = "json"))]
    #[test]
    fn foreign_serializers() {
        let message = "turn on errwire's feature `json`";
        assert!(serde_json::to_string(&OBJECT).unwrap_err().to_string().contains(message));
        for error in [write(&mut Vec::new(), &FLAT), write(&mut Vec::new(), &Tagged::Raw(OBJECT))] {
            assert!(error.unwrap_err().to_string().contains(message));
        }
    }
}
