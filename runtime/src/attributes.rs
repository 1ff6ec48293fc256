#![doc = include_str!("../docs/attributes.md")]
//!
//! There is nothing in these modules but their documentation.

macro_rules! pages {
    ($($name:ident: $file:literal,)*) => {$(
        #[doc = include_str!(concat!("../docs/", $file, ".md"))]
        pub mod $name {}
    )*};
}

pages! {
    envelope: "keys/envelope",
    rename_all: "keys/rename_all",
    any_case: "keys/any_case",
    prefix: "keys/prefix",
    domain: "keys/domain",
    docs: "keys/docs",
    lock: "keys/lock",
    code_enum: "keys/code_enum",
    skip: "keys/skip",
    crate_: "keys/crate",
    status: "keys/status",
    kind: "keys/kind",
    retryable: "keys/retryable",
    message: "keys/message",
    challenge: "keys/challenge",
    code: "keys/code",
    grpc: "keys/grpc",
    log: "keys/log",
    title: "keys/title",
    expose: "keys/expose",
    mask: "keys/mask",
    transparent: "keys/transparent",
    classify: "keys/classify",
    conceal_as: "keys/conceal_as",
    shared: "keys/shared",
    header: "keys/header",
    allow: "keys/allow",
    help: "keys/help",
    since: "keys/since",
    deprecated: "keys/deprecated",
    example: "keys/example",
    param: "keys/param",
    details: "keys/details",
    retry_after: "keys/retry_after",
    extension: "keys/extension",
    diagnostics: "diagnostics",
}
