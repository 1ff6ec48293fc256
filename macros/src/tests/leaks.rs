//! What callers would read of an error's cause, as far as attributes tell.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::mistakes;

#[test]
fn leaks_are_seen_through_the_derives_that_make_display() {
    for input in [
        quote!(
            enum E {
                #[snafu(display("x {source}"))]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[snafu(display("x {}", cause))]
                #[api(status = 404)]
                A {
                    #[snafu(source)]
                    cause: Io,
                },
            }
        ),
        quote!(
            enum E {
                #[snafu(visibility(pub), display("{}", source.kind()))]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[snafu(transparent)]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[displaydoc("x {0}")]
                #[api(status = 404)]
                A(#[source] Io),
            }
        ),
        quote!(
            enum E {
                #[doc = " x {0}"]
                #[api(status = 404)]
                A(#[from] Io),
            }
        ),
        quote!(
            enum E {
                #[display("x {_0}")]
                #[api(status = 404)]
                A(#[from] Io),
            }
        ),
        quote!(
            enum E {
                #[error("x {}", .0)]
                #[api(status = 404)]
                A(#[from] Io),
            }
        ),
        quote!(
            enum E {
                #[error("x {it}", it = .source.kind())]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {}", fine(&[.source]))]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {_0}", _0 = _0)]
                #[api(status = 404)]
                A(#[from] Io),
            }
        ),
        quote!(
            enum E {
                #[error("x {0}")]
                #[api(status = 404)]
                A(std::backtrace::Backtrace),
            }
        ),
        quote!(
            #[error("x {source}")]
            #[api(status = 404)]
            struct E {
                source: Io,
            }
        ),
    ] {
        let said = mistakes(input.clone());
        assert_eq!(said.len(), 1, "{input}: {said:#?}");
        assert!(said.iter().all(|said| said.starts_with("callers would read ")), "{said:#?}");
    }
}

#[test]
fn what_is_no_leak_is_let_through() {
    for input in [
        quote!(
            enum E {
                #[error("x {source}")]
                #[api(status = 500)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {source}")]
                #[api(status = 404, mask)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {source}")]
                #[api(status = 404, expose)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {source}")]
                #[api(status = 404, message = "m")]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {source}")]
                #[api(status = 404)]
                A {
                    source: u8,
                    #[source]
                    it: Io,
                },
            }
        ),
        quote!(
            enum E {
                #[error("x {{source}}")]
                #[api(status = 404)]
                A { source: Io },
            }
        ),
        quote!(
            enum E {
                #[error("x {}", it.source)]
                #[api(status = 404)]
                A { it: u8, source: Io },
            }
        ),
        quote!(
            enum E {
                #[snafu(display("{source}"))]
                #[api(status = 404)]
                A {
                    #[snafu(source(false))]
                    source: u8,
                },
            }
        ),
        quote!(
            enum E {
                #[error("x {0}")]
                #[api(status = 404)]
                A(#[from(forward)] u8),
            }
        ),
        quote!(
            enum E {
                #[error(transparent)]
                #[api(transparent)]
                A(#[from] Io),
            }
        ),
    ] {
        assert_eq!(mistakes(input.clone()), [""; 0], "{input}");
    }
}

#[test]
fn an_error_is_known_by_its_type() {
    let said = |ty: TokenStream, mark: TokenStream| {
        mistakes(quote!(
            enum E<T> {
                #[snafu(display("x {cause}"))]
                #[api(status = 404)]
                A {
                    #mark
                    cause: #ty,
                },
                #[api(status = 410)]
                B(T),
            }
        ))
        .len()
    };
    assert_eq!(said(quote!(std::io::Error), quote!()), 1);
    assert_eq!(said(quote!(Error), quote!()), 1);
    assert_eq!(said(quote!(Error), quote!(#[snafu(source(false))])), 0);
    assert_eq!(said(quote!(FieldError), quote!()), 0);
    assert_eq!(said(quote!(Error<T>), quote!()), 0);
}

#[test]
fn a_text_that_came_through_a_macro_is_read() {
    let text = TokenTree::from(Group::new(Delimiter::None, quote!("lost: {0}")));
    let found = mistakes(quote!(
        enum E {
            #[error(#text)]
            #[api(status = 404)]
            A(#[from] Io),
        }
    ));
    assert!(found[0].contains("`#[from]`"), "{found:?}");
}
