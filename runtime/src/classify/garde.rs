//! garde: which fields break which rules.

use garde::Report;

use super::{Class, Classify, FieldError, FieldErrors, ToFieldErrors};
use crate::parts::Parts;

/// garde gives rules no names, so that every code is `invalid`; its messages hold no values.
impl From<&Report> for FieldErrors {
    fn from(report: &Report) -> Self {
        let error = |(path, error): &(garde::Path, garde::Error)| {
            FieldError::new(path.to_string(), "invalid", error.message().to_owned())
        };
        report.iter().take(Self::MOST).map(error).collect()
    }
}

impl From<Report> for FieldErrors {
    fn from(report: Report) -> Self {
        Self::from(&report)
    }
}

impl ToFieldErrors for Report {
    fn to_field_errors(&self) -> FieldErrors {
        FieldErrors::from(self)
    }
}

/// [`Class::Invalid`], with the field errors as details.
impl Classify for Report {
    const CLASSES: &'static [Class] = &[Class::Invalid];

    fn class(&self) -> Class {
        Class::Invalid
    }

    fn parts(&self) -> Parts<'_> {
        Parts::new().fields(self)
    }
}
