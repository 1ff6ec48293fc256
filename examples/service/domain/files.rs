//! Files of a project.

use errwire::ApiError;
use serde::Serialize;

/// A file, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct File {
    pub id: String,
    pub name: String,
    pub media_type: MediaType,
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub bytes: i64,
}

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MediaType {
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "text/csv")]
    Csv,
    #[serde(rename = "text/plain")]
    Text,
}

/// What can go wrong with files.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix = "FILE_", lock = "errors.lock")]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
pub enum FileError {
    /// The project has no such file.
    #[error("File not found")]
    #[api(status = 404)]
    NotFound,

    /// The form has no part `file`, or that has no name.
    #[error("The form must have a part `file`, with a file name of 1 to 200 characters")]
    #[api(status = 422, code = "VALIDATION_ERROR", shared)]
    Missing {
        #[api(param)]
        part: &'static str,
    },

    /// The file is of a type that is not kept.
    #[error("A file is one of image/png, text/csv and text/plain")]
    #[api(status = 415, code = "FILE_TYPE_UNSUPPORTED")]
    TypeUnsupported,

    /// Files are paid for, and the organisation has nothing left.
    #[error("The organisation's balance is exhausted")]
    #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
    #[api(help = "Deposit funds, then send the file again.")]
    BalanceExhausted,
}

impl MediaType {
    /// All types.
    pub const ALL: [Self; 3] = [Self::Png, Self::Csv, Self::Text];

    /// The type as HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
        }
    }

    /// Reads what HTTP writes; its parameters don't matter.
    ///
    /// # Errors
    ///
    /// [`FileError::TypeUnsupported`], if it is none of these.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let essence = text.split(';').next().unwrap_or_default().trim();
        let known = Self::ALL.into_iter().find(|one| one.as_str().eq_ignore_ascii_case(essence));
        known.ok_or(FileError::TypeUnsupported)
    }
}
