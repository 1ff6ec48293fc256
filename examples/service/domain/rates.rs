//! Exchange rates, which another service knows.

use errwire::ApiError;

/// The code of a currency: three letters (ISO 4217).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

/// What can go wrong with a currency.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "errors.lock")]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
pub enum RateError {
    /// That is no code of a currency.
    #[error("A currency is three capital letters, such as EUR")]
    #[api(status = 400, code = "BAD_REQUEST", shared)]
    NoCurrency {
        #[api(param)]
        parameter: &'static str,
    },

    /// Nobody quotes this currency.
    #[error("There is no rate for this currency")]
    #[api(status = 404, code = "CURRENCY_NOT_FOUND")]
    NotQuoted,
}

impl Currency {
    /// Reads a code.
    ///
    /// # Errors
    ///
    /// [`RateError::NoCurrency`], if it is not three capital letters.
    pub fn parse(text: &str) -> Result<Self, RateError> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(RateError::NoCurrency { parameter: "currency" }),
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}
