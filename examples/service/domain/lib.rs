//! Organisations have projects, projects have members and files.
//!
//! What is here knows neither HTTP nor SQL: values, the rules between them, and one enum of errors
//! for each topic. The attributes on those enums are the API's error contract, and their doc
//! comments and help texts are its reference. The service around this crate reads values from a
//! database, asks the rules, and returns the errors as they are.

#![allow(missing_docs, reason = "fields and errors say what they are by their names")]

pub mod access;
pub mod files;
pub mod members;
pub mod projects;
pub mod rates;

pub use access::{AuthError, Caller};
pub use files::{File, FileError, MediaType};
pub use members::{Member, MemberError, NewMember, Role};
pub use projects::{NewProject, Project, ProjectChange, ProjectError, ProjectName};
pub use rates::{Currency, RateError};
