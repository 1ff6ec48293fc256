//! errwire as its users see it, one file a topic.

#![allow(clippy::too_many_lines, reason = "a table of cases is one test")]

mod catalog;
mod classify;
mod client;
mod contracts;
mod derive;
mod dialects;
mod duties;
mod edge;
mod fixed;
mod frameworks;
mod grpc;
mod hostile;
mod http_server;
mod hygiene;
mod internal;
mod manifest;
mod openapi;
mod readme;
mod support;
