//! The bulk of a serializer that takes next to nothing.

/// `Serializer` methods that are `self.refuse()`.
macro_rules! refused {
    ($($name:ident($($arg:ty),*) $(-> $ok:ident)?;)*) => {$(
        #[inline]
        fn $name(self, $(_: $arg),*) -> Result<refused!(@ok $($ok)?), Self::Error> {
            self.refuse()
        }
    )*};
    (@ok) => { Self::Ok };
    (@ok $ok:ident) => { Self::$ok };
}

/// The associated types of a `Serializer`, and the methods that take neither a scalar nor
/// something to pass on.
macro_rules! refused_compounds {
    ($ok:ty, $error:ty) => {
        type Ok = $ok;
        type Error = $error;
        type SerializeSeq = ::serde::ser::Impossible<$ok, $error>;
        type SerializeTuple = ::serde::ser::Impossible<$ok, $error>;
        type SerializeTupleStruct = ::serde::ser::Impossible<$ok, $error>;
        type SerializeTupleVariant = ::serde::ser::Impossible<$ok, $error>;
        type SerializeMap = ::serde::ser::Impossible<$ok, $error>;
        type SerializeStruct = ::serde::ser::Impossible<$ok, $error>;
        type SerializeStructVariant = ::serde::ser::Impossible<$ok, $error>;

        refused! {
            serialize_bytes(&[u8]);
            serialize_none();
            serialize_unit();
            serialize_unit_struct(&'static str);
            serialize_seq(Option<usize>) -> SerializeSeq;
            serialize_tuple(usize) -> SerializeTuple;
            serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
            serialize_map(Option<usize>) -> SerializeMap;
            serialize_struct(&'static str, usize) -> SerializeStruct;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
        }

        #[inline]
        fn serialize_newtype_variant<T: ::serde::Serialize + ?Sized>(
            self,
            _name: &'static str,
            _index: u32,
            _variant: &'static str,
            _value: &T,
        ) -> Result<$ok, $error> {
            self.refuse()
        }
    };
}
