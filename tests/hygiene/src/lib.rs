//! A crate that is as unfriendly to a derive as a crate can be: errwire has another name, there is
//! no prelude, the usual names mean other things, and nearly every lint is an error.
//!
//! That it compiles is the test.

#![no_implicit_prelude]
// `forbid` where a derive has no business to `allow`.
#![forbid(
    unsafe_code,
    missing_docs,
    missing_debug_implementations,
    non_ascii_idents,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    unstable_features,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_results
)]
#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    absolute_paths_not_starting_with_crate,
    deprecated_in_future,
    explicit_outlives_requirements,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    unit_bindings,
    unnameable_types,
    unused_crate_dependencies,
    unused_macro_rules,
    unused_qualifications,
    clippy::all,
    clippy::cargo,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction
)]
#![allow(
    clippy::blanket_clippy_restriction_lints,
    reason = "they contradict each other; those that speak of this file's own style are below"
)]
#![allow(
    clippy::absolute_paths,
    clippy::arbitrary_source_item_ordering,
    clippy::cargo_common_metadata,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::implicit_return,
    clippy::min_ident_chars,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::mod_module_files,
    clippy::module_name_repetitions,
    clippy::multiple_crate_versions,
    clippy::multiple_inherent_impl,
    clippy::pub_with_shorthand,
    clippy::pub_without_shorthand,
    clippy::question_mark_used,
    clippy::single_call_fn,
    clippy::std_instead_of_alloc,
    reason = "how this file is laid out is no matter of the derive's"
)]

pub mod lints;
pub mod names;
pub mod shadows;
