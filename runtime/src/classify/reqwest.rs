//! reqwest: what a service that we called did, or did not.

use reqwest::{Error, StatusCode};

use super::{Class, Classify};

/// A connection that was not made is [`Class::Unavailable`], even if that took too long: nothing was
/// sent. A timeout after that is [`Class::Timeout`]; a connection that broke, an answer that is no
/// HTTP, can't be read or leads in circles is [`Class::BadUpstream`], as RFC 9110, section 15.6.3 has
/// it. An error in making the request is [`Class::Unexpected`].
///
/// A status that became an error (`error_for_status`) is another conversation's, and its meaning
/// there is none for our caller: the service's 401 is about our token. 429 and 503 are
/// [`Class::Unavailable`], as they were refused before they ran; 408 and 504 are [`Class::Timeout`];
/// the others are [`Class::BadUpstream`].
impl Classify for Error {
    const CLASSES: &'static [Class] =
        &[Class::Unavailable, Class::Timeout, Class::BadUpstream, Class::Unexpected];

    fn class(&self) -> Class {
        if let Some(status) = self.status() {
            of_status(status)
        } else if is_connect(self) {
            Class::Unavailable
        } else if self.is_timeout() {
            Class::Timeout
        } else if self.is_builder() {
            Class::Unexpected
        } else {
            Class::BadUpstream
        }
    }
}

fn of_status(status: StatusCode) -> Class {
    match status {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Class::Unavailable,
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Class::Timeout,
        _ => Class::BadUpstream,
    }
}

/// In a browser nobody is told.
fn is_connect(error: &Error) -> bool {
    #[cfg(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none")))]
    {
        let _ = error;
        false
    }
    #[cfg(not(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none"))))]
    error.is_connect()
}
