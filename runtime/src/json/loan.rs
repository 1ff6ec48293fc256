//! How a value of unknown type gets to write to the output itself.
//!
//! A `Serialize` implementation sees a serializer of unknown type, which takes values and gives
//! nothing back but `S::Ok` and `S::Error`. So the output travels in the error: [`lend`] calls the
//! [`Borrower`] with a [`Lender`], which refuses everything; the `source()` of the refusal is a
//! [`Loan`], found by an ordinary checked downcast, with the output in it. The borrower writes and
//! passes the refusal on, and `lend` takes the output back out of it. Nothing is copied or
//! allocated, and there is neither global state nor unsafe code.

use core::any::type_name;
use core::cell::Cell;
use core::convert::Infallible;
use core::{fmt, mem};
use std::error::Error as StdError;

use serde::ser::{self, Serialize};

use super::error::Error;
use super::raw::{Write, transcode};

/// Lets `borrower`, which is a [`Borrower`], write to `out`.
#[inline]
pub(super) fn lend<T: Serialize + ?Sized>(out: &mut Vec<u8>, borrower: &T) -> Result<(), Error> {
    match borrower.serialize(Lender(out)) {
        Ok(never) => match never {},
        Err(Refusal::Custom(error)) => Err(error),
        Err(Refusal::Lent(loan)) => {
            *out = loan.out.into_inner();
            loan.result.into_inner()
        }
    }
}

/// What is serialized for [`lend`] to be called with it.
pub(super) struct Borrower<'a>(pub(super) Write<'a>);

impl Serialize for Borrower<'_> {
    #[inline]
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if type_name::<S>() != type_name::<Lender<'_>>() {
            return transcode(serializer, self.0);
        }
        let answer = serializer.serialize_unit();
        if let Err(refusal) = &answer
            && let Some(loan) = refusal.source().and_then(<dyn StdError>::downcast_ref::<Loan>)
        {
            let mut out = loan.out.take();
            loan.result.set((self.0)(&mut out));
            loan.out.set(out);
        }
        answer
    }
}

/// A serializer that answers everything with [`Refusal::Lent`].
struct Lender<'a>(&'a mut Vec<u8>);

impl Lender<'_> {
    #[inline]
    fn refuse<T>(self) -> Result<T, Refusal> {
        Err(Refusal::Lent(Loan { out: Cell::new(mem::take(self.0)), result: Cell::new(Ok(())) }))
    }
}

impl ser::Serializer for Lender<'_> {
    refused_compounds!(Infallible, Refusal);

    refused! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, _value: &T) -> Result<Infallible, Refusal> {
        self.refuse()
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _value: &T,
    ) -> Result<Infallible, Refusal> {
        self.refuse()
    }
}

enum Refusal {
    Lent(Loan),
    Custom(Error),
}

/// The output, on its way to the borrower and back, and what came of it.
struct Loan {
    out: Cell<Vec<u8>>,
    result: Cell<Result<(), Error>>,
}

impl StdError for Refusal {
    #[inline]
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Lent(loan) => Some(loan),
            Self::Custom(error) => Some(error),
        }
    }
}

impl ser::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Custom(ser::Error::custom(message))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lent(loan) => loan.fmt(f),
            Self::Custom(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl StdError for Loan {}

impl fmt::Display for Loan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the output is lent")
    }
}

impl fmt::Debug for Loan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
