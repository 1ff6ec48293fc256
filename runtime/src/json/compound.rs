//! Arrays and objects.

use serde::ser::{self, Serialize};

use super::error::Error;
use super::key::KeySerializer;
use super::ser::Serializer;
use super::{escape, raw};

/// The separator of [`Members`] whose one field is JSON text.
const VERBATIM: u8 = 0;

/// An array that is being written.
pub(super) struct List<'a> {
    out: &'a mut Vec<u8>,
    // What comes before the next element: `[` is held back until then, to be one push with it.
    separator: u8,
}

impl<'a> List<'a> {
    #[inline]
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, separator: b'[' }
    }

    #[inline]
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(self.separator);
        self.separator = b',';
        value.serialize(Serializer::new(self.out))
    }

    #[inline]
    fn close(self) -> &'a mut Vec<u8> {
        if self.separator == b'[' {
            self.out.push(b'[');
        }
        self.out.push(b']');
        self.out
    }
}

macro_rules! list {
    ($($name:ident: $method:ident,)*) => {$(
        impl ser::$name for List<'_> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.push(value)
            }

            #[inline]
            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        }
    )*};
}

list! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
}

impl ser::SerializeTupleVariant for List<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close().push(b'}');
        Ok(())
    }
}

/// An object that is being written.
pub(super) struct Members<'a> {
    out: &'a mut Vec<u8>,
    separator: u8,
    // The next value is an object whose members become members of this one.
    dissolve: bool,
}

impl<'a> Members<'a> {
    #[inline]
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, separator: b'{', dissolve: false }
    }

    #[inline]
    pub(super) fn verbatim(out: &'a mut Vec<u8>) -> Self {
        Self { out, separator: VERBATIM, dissolve: false }
    }

    #[expect(clippy::inline_always, reason = "see `escape::push_key`")]
    #[inline(always)]
    fn push<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if self.separator == VERBATIM {
            return value.serialize(Serializer::verbatim(self.out));
        }
        escape::push_key(self.out, self.separator, key);
        self.separator = b',';
        value.serialize(Serializer::new(self.out))
    }

    #[inline]
    fn close(self) -> &'a mut Vec<u8> {
        if self.separator != VERBATIM {
            if self.separator == b'{' {
                self.out.push(b'{');
            }
            self.out.push(b'}');
        }
        self.out
    }
}

impl ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    #[expect(clippy::inline_always, reason = "see `escape::push_key`")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.push(key, value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStructVariant for Members<'_> {
    type Ok = ();
    type Error = Error;

    #[expect(clippy::inline_always, reason = "see `escape::push_key`")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.push(key, value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close().push(b'}');
        Ok(())
    }
}

impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.out.push(self.separator);
        key.serialize(KeySerializer { out: self.out, dissolve: &mut self.dissolve })?;
        if self.dissolve {
            // The members bring their own brace or comma.
            self.out.pop();
        } else {
            self.separator = b',';
        }
        Ok(())
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if self.dissolve {
            self.dissolve = false;
            let start = self.out.len();
            value.serialize(Serializer::new(self.out))?;
            return raw::dissolve(self.out, start, &mut self.separator);
        }
        self.out.push(b':');
        value.serialize(Serializer::new(self.out))
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}
