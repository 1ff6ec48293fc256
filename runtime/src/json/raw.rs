//! Values that append their own JSON, inside any `Serialize` tree.

use core::any::type_name;
use core::{mem, ptr, str};

use serde::ser::{self, Error as _, Serialize, SerializeMap as _};

use super::compound::Members;
use super::error::{Error, Kind};
use super::loan::Borrower;
use super::ser::Serializer;

/// How a value appends its JSON.
pub(super) type Write<'a> = &'a dyn Fn(&mut Vec<u8>) -> Result<(), Error>;

// A named static has an address of its own: in a build with two versions of this crate, each
// recognises its own token only.
static TOKEN_BYTES: [u8; 12] = *b"errwire::raw";
static TOKEN: &str = match str::from_utf8(&TOKEN_BYTES) {
    Ok(token) => token,
    Err(_) => unreachable!(),
};

#[inline]
pub(super) fn is_token(name: &str) -> bool {
    ptr::eq(name.as_bytes(), &raw const TOKEN_BYTES)
}

/// Serializes a value that appends its own compact, valid JSON with `write`.
///
/// Inside [`write()`](super::write()) the JSON goes to the output as it is. That includes a value
/// under `#[serde(flatten)]` or in an internally tagged enum, where it has to be an object, whose
/// members join those around it, or null, which adds none. Any other serializer gets a
/// `serde_json::Value` that the JSON is parsed to, whose members `serde_json` sorts by default.
///
/// If `write` panics, the whole output is lost, and what unwinds past it finds it empty.
///
/// # Errors
///
/// Those of `write` and of the serializer. With a foreign serializer also when the crate feature
/// `json` is off.
#[inline]
pub(crate) fn serialize_raw<S: ser::Serializer>(
    serializer: S,
    write: Write<'_>,
) -> Result<S::Ok, S::Error> {
    // `S` is not `'static` and so has no `TypeId`, but a name is enough to choose a way. The only
    // effect of a false positive (another version of this crate) is that the token is not
    // recognised: `Borrower` then sees that it was not called by `lend` and goes the foreign way,
    // and `Dissolve` is an error before anything is written.
    if type_name::<S>() == type_name::<Serializer<'_>>() {
        return serializer.serialize_newtype_struct(TOKEN, &Borrower(write));
    }
    if is_adaptor_of_ours::<S>() {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(&Dissolve, &Raw(write))?;
        return map.end();
    }
    transcode(serializer, write)
}

/// Whether `S` is serde's serializer for `flatten` or `tag`, with map entries that come to us.
fn is_adaptor_of_ours<S: ser::Serializer>() -> bool {
    type_name::<S>().starts_with("serde::")
        && type_name::<S::SerializeMap>().split_once(type_name::<Members<'_>>()).is_some_and(
            |(layers, _)| {
                // More than one if a flattened struct has flattened fields itself.
                let flat = layers.matches("::FlatMapSerializeMap<").count();
                layers.matches('<').count() == flat
            },
        )
}

/// Hands the JSON to a serializer that is not ours.
#[cold]
pub(super) fn transcode<S: ser::Serializer>(
    serializer: S,
    write: Write<'_>,
) -> Result<S::Ok, S::Error> {
    #[cfg(feature = "json")]
    {
        let mut json = Vec::new();
        write(&mut json).map_err(S::Error::custom)?;
        let value: serde_json::Value = serde_json::from_slice(&json).map_err(S::Error::custom)?;
        value.serialize(serializer)
    }
    #[cfg(not(feature = "json"))]
    {
        let _ = (serializer, write);
        Err(S::Error::custom(
            "only errwire's own serializer can write this value as it is; \
             turn on errwire's feature `json` for others",
        ))
    }
}

struct Raw<'a>(Write<'a>);

impl Serialize for Raw<'_> {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_raw(serializer, self.0)
    }
}

/// The key whose value is dissolved into the object around it.
struct Dissolve;

impl Serialize for Dissolve {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(TOKEN, &Unrecognised)
    }
}

struct Unrecognised;

impl Serialize for Unrecognised {
    fn serialize<S: ser::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("only the same version of errwire can flatten this value"))
    }
}

/// Makes members of the value that starts at `start`, the next of which `separator` comes before.
pub(super) fn dissolve(out: &mut Vec<u8>, start: usize, separator: &mut u8) -> Result<(), Error> {
    match &out[start..] {
        b"null" | b"{}" => out.truncate(start),
        [b'{', .., b'}'] => {
            out[start] = mem::replace(separator, b',');
            out.pop();
        }
        _ => return Err(Error::new(Kind::Flatten)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
    struct Flat<T> {
        #[serde(flatten)]
        first: Text,
        middle: u8,
        #[serde(flatten)]
        second: Option<Text>,
        #[serde(flatten)]
        third: T,
    }

    #[test]
    fn flattened() {
        let (empty, null) = (|| Text("{}"), || Text("null"));
        let one = || Text(r#"{"x":{}}"#);
        let flat = |first, second, third| json(&Flat { first, middle: 0, second, third });
        assert_eq!(
            flat(OBJECT, Some(one()), one()),
            r#"{"z":"\n","a":[1.50],"middle":0,"x":{},"x":{}}"#
        );
        assert_eq!(flat(empty(), None, null()), r#"{"middle":0}"#);
        assert_eq!(flat(null(), Some(one()), empty()), r#"{"middle":0,"x":{}}"#);
        let inner = Flat { first: one(), middle: 1, second: None, third: one() };
        let value = Flat { first: one(), middle: 0, second: None, third: inner };
        assert_eq!(json(&value), r#"{"x":{},"middle":0,"x":{},"middle":1,"x":{}}"#);

        #[derive(Serialize)]
        struct Only {
            #[serde(flatten)]
            raw: Text,
        }
        assert_eq!(json(&[Only { raw: empty() }, Only { raw: one() }]), r#"[{},{"x":{}}]"#);
    }

    #[derive(Serialize)]
    #[serde(tag = "type")]
    enum Tagged {
        Raw(Text),
        Flat(Flat<Text>),
    }

    #[test]
    fn internally_tagged() {
        assert_eq!(json(&Tagged::Raw(OBJECT)), r#"{"type":"Raw","z":"\n","a":[1.50]}"#);
        assert_eq!(json(&Tagged::Raw(Text("null"))), r#"{"type":"Raw"}"#);
        let flat = Flat { first: Text("{}"), middle: 0, second: Some(OBJECT), third: Text("null") };
        let expected = r#"{"type":"Flat","middle":0,"z":"\n","a":[1.50]}"#;
        assert_eq!(json(&Tagged::Flat(flat)), expected);
    }

    #[test]
    fn errors() {
        let error = |value: &dyn Fn(&mut Vec<u8>) -> Result<(), Error>| {
            let mut out = b"before".to_vec();
            let error = value(&mut out).unwrap_err();
            assert!(out.starts_with(b"before"));
            error.to_string()
        };
        assert_eq!(error(&|out| write(out, &Some(Text("")))), "no text");
        let message = "only an object or null can be flattened, or be in an internally tagged enum";
        assert_eq!(error(&|out| write(out, &Tagged::Raw(Text("[1]")))), message);
        let flat = || Flat { first: OBJECT, middle: 0, second: None, third: Text("1") };
        assert_eq!(error(&|out| write(out, &flat())), message);
    }

    #[test]
    fn panic_loses_the_output_only() {
        struct Panics;
        impl Serialize for Panics {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_raw(serializer, &|_| panic!("on purpose"))
            }
        }
        let mut out = b"before".to_vec();
        let attempt = std::panic::AssertUnwindSafe(|| write(&mut out, &[Panics]));
        assert!(std::panic::catch_unwind(attempt).is_err());
        assert_eq!(out, b"");
    }

    #[cfg(feature = "json")]
    #[test]
    fn foreign_serializer() {
        let flat = Flat { first: OBJECT, middle: 0, second: None, third: Text(r#"{"x":1}"#) };
        assert_eq!(
            serde_json::to_value((&OBJECT, flat, Tagged::Raw(OBJECT))).unwrap(),
            serde_json::json!([
                { "z": "\n", "a": [1.5] },
                { "z": "\n", "a": [1.5], "middle": 0, "x": 1 },
                { "type": "Raw", "z": "\n", "a": [1.5] },
            ])
        );
        assert!(serde_json::to_value(Text("{")).is_err());
        assert_eq!(serde_json::to_string(&Text("")).unwrap_err().to_string(), "no text");
        // A key has a serializer of its own, which is foreign too.
        assert_eq!(json(&Key), r#"{"k":1}"#);
    }

    #[cfg(feature = "json")]
    struct Key;

    #[cfg(feature = "json")]
    impl Serialize for Key {
        fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([(Text("\"k\""), 1)])
        }
    }

    #[cfg(not(feature = "json"))]
    #[test]
    fn foreign_serializer() {
        let error = serde_json::to_string(&OBJECT).unwrap_err();
        assert!(error.to_string().contains("turn on errwire's feature `json`"));
    }

    #[test]
    fn only_the_own_token_counts() {
        let copy = String::from(TOKEN);
        assert!(is_token(TOKEN) && !is_token(&copy));
        // As by another version of this crate: its token is a plain newtype to us.
        struct Stranger;
        impl Serialize for Stranger {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry(&StrangeKey, &1)?;
                map.end()
            }
        }
        struct StrangeKey;
        impl Serialize for StrangeKey {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct("errwire::raw", &Unrecognised)
            }
        }
        let error = write(&mut Vec::new(), &Stranger).unwrap_err();
        assert_eq!(error.to_string(), "only the same version of errwire can flatten this value");
    }
}
