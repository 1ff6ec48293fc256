//! The expansions, as they are reviewed. `ERRWIRE_BLESS=1 cargo test -p errwire-macros` writes
//! them anew.

use std::path::Path;
use std::{env, fs};

use proc_macro2::TokenStream;
use quote::quote;

/// Compares the expansion of a type with the file of this name.
fn compare(name: &str, input: TokenStream) {
    let expansion = syn::parse2(crate::derive(input)).unwrap();
    let expansion = prettyplease::unparse(&expansion);
    let path = format!("{}/src/tests/expansions/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("ERRWIRE_BLESS").is_some() {
        fs::write(&path, &expansion).unwrap();
    }
    let expected = fs::read_to_string(Path::new(&path)).unwrap_or_default();
    assert!(expansion == expected, "{name} is not as in {path}:\n{expansion}");
}

#[test]
fn the_enum_of_the_readme() {
    compare(
        "run_error",
        quote! {
            /// What can go wrong while an organisation runs a model.
            #[api(docs = "https://docs.example.com/errors#{code}")]
            pub enum RunError {
                /// The organisation's balance is exhausted.
                #[error("balance exhausted for {provider}")]
                #[api(status = 402, code = "PAYMENT_REQUIRED", retryable, help = "Deposit funds, or add a key of your own.")]
                BalanceExhausted { provider: String },

                #[error("rate limit exceeded")]
                #[api(status = TOO_MANY_REQUESTS)]
                RateLimited { #[api(retry_after)] wait: Duration, #[api(header = "x-ratelimit-limit")] limit: u32 },

                #[error("{} fields are wrong", .0.len())]
                #[api(status = 422, code = "VALIDATION_ERROR")]
                Invalid(#[api(details)] Vec<FieldError>),

                #[error("database: {0}")]
                #[api(status = 500, code = "INTERNAL_ERROR")]
                Database(#[from] DbError),

                #[error(transparent)]
                #[api(transparent)]
                Auth(#[from] AuthError),
            }
        },
    );
}

#[test]
fn a_struct_with_everything_on_it() {
    compare(
        "struct",
        quote! {
            /// Nothing works.
            ///
            /// At all.
            #[error("{path} failed {times:>4} times")]
            #[api(
                status = 503, kind = "outage", title = "Out", since = "1.0", deprecated = "Fixed.", shared,
                retryable(idempotent, after = "1500ms"), header("x-a" = "1"), message = "\"{path:?}\" {{is}} out",
                envelope = my::Dialect<Kinds>, crate = crate::wire, domain = "example.com", rename_all = "kebab-case", prefix = "my.",
            )]
            struct OutOfOrder {
                #[api(param, extension)]
                path: Option<PathBuf>,
                #[api(extension = "count")]
                times: u32,
            }
        },
    );
}

#[test]
fn generics_and_their_bounds() {
    compare(
        "generics",
        quote! {
            enum Store<'a, K: Clone, V = u8, const N: usize = 2> where V: Copy {
                #[error("no {0}")]
                #[api(status = 404)]
                NotFound(&'a K),
                #[error("wrong")]
                #[api(status = 400, message = "{key:x} of {n}")]
                Wrong { #[api(param)] key: Option<K>, #[api(details)] value: V, n: [u8; N] },
                #[error(transparent)]
                #[api(transparent)]
                Inner(Inner<V>),
            }
        },
    );
}

#[test]
fn what_is_concealed() {
    compare(
        "concealed",
        quote! {
            enum Access {
                #[error(transparent)]
                #[api(transparent)]
                Other(Other),
                #[error("not yours")]
                #[api(status = 403, conceal_as = Hidden)]
                Forbidden,
                #[error("no such project")]
                #[api(status = 404)]
                NotFound,
                #[error("hidden")]
                #[api(status = 403, conceal_as = NotFound)]
                Hidden,
            }
        },
    );
}

#[test]
fn what_callers_read() {
    compare(
        "texts",
        quote! {
            #[error("{kind} of all")]
            #[api(message = "An unexpected error occurred", status = 500)]
            enum Texts {
                Default { kind: u8 },
                #[error("{0}")] #[api(expose)] Exposed(u8),
                #[error("masked {0}")] #[api(status = 400, mask)] Masked(u8),
                #[error("a \"quoted\" text\n")] #[api(status = 400)] Literal,
                #[error("{{}}{0}\t")] #[api(status = 400)] Pieces(u8),
                #[api(status = 400)] OfTheEnum { kind: u8 },
                #[error(fmt = show)] #[api(status = 400)] Unseen,
            }
        },
    );
}

#[test]
fn enums_of_nothing_and_of_forwarding() {
    compare(
        "empty",
        quote!(
            enum Never {}
        ),
    );
    compare(
        "forwarding",
        quote! {
            enum Both { #[api(transparent)] A(A), #[api(transparent)] B { source: B } }
        },
    );
}

#[test]
fn what_is_classified() {
    compare(
        "classified",
        quote! {
            enum Store<E> {
                #[api(classify)]
                Database(sqlx::Error),
                #[api(classify)]
                Other { backtrace: Backtrace, source: E },
                #[error("no such project")]
                #[api(status = 404)]
                NotFound,
            }
        },
    );
}

#[test]
fn the_enum_of_codes() {
    compare(
        "code_enum",
        quote! {
            #[api(code_enum = ProjectCode, skip(axum))]
            pub(crate) enum ProjectError {
                /// It is not there.
                #[error("no such project")]
                #[api(status = 404)]
                NotFound,
                #[error("gone")]
                #[api(status = 410, retryable = false)]
                Gone,
            }
        },
    );
}

#[test]
fn a_grpc_code() {
    compare(
        "grpc",
        quote! {
            #[api(status = 409, grpc = ALREADY_EXISTS)]
            struct NameTaken;
        },
    );
}

#[test]
fn what_stands_beside_a_mistake() {
    compare(
        "fallback",
        quote! {
            #[api(crate = my::wire, envelope = Flat)]
            enum Wrong<T> { #[api(status = 4040)] A(T) }
        },
    );
}
