//! `std::io`, which needs no feature.

use std::io::{Error, ErrorKind};

use super::{Class, Classify};

/// What the network does has a class; a file that is missing, or must not be read, is
/// [`Class::Unexpected`], as callers know nothing of the server's files.
impl Classify for Error {
    const CLASSES: &'static [Class] =
        &[Class::Unavailable, Class::Interrupted, Class::Timeout, Class::Unexpected];

    fn class(&self) -> Class {
        match self.kind() {
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::AddrNotAvailable => Class::Unavailable,
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NotConnected
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof => Class::Interrupted,
            ErrorKind::TimedOut => Class::Timeout,
            _ => Class::Unexpected,
        }
    }
}
