//! The service, asked through its router and over TCP.

#![allow(clippy::too_many_lines, reason = "a table of cases is one test")]

mod config;
mod domain;
mod failures;
mod hostile;
mod logs;
mod openapi;
mod readme;
mod reference;
mod successes;
mod support;
