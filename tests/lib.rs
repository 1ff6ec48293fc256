//! The tests are in `it/`, one file a topic. Here are the documents whose code blocks are tests.

/// `README.md`.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[derive(Debug)]
pub struct Readme;
