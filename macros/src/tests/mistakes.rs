//! Mistakes: together, without panic, and without hiding the impls.

use proc_macro2::TokenStream;
use quote::quote;

use super::mistakes;

#[test]
fn all_mistakes_of_a_type_come_at_once() {
    let said = mistakes(quote! {
        #[api(rename_all = "SHOUTING", teapot)]
        enum E {
            #[api(status = NOT_FUOND, code = "x y", expose, mask)]
            A { #[api(retry_afer)] wait: u32 },
            #[api(status = 404, retryable(after = "30"), code)]
            B,
            C,
            #[api(status = 405, message = "{0}")]
            D,
        }
    });
    let starts = [
        "unknown key `teapot`",
        "`SHOUTING` is no case",
        "`mask` conflicts with `expose`",
        "`expose` is given here",
        "unknown status `NOT_FUOND`",
        "unknown key `retry_afer`",
        "`code` needs a value",
        "`30` is no delay",
        "`C` has no status",
        "no field `0` in `D`",
        "code `x y` can't hold ` `",
        "a 405 must have the header `allow`",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "expected `{start}…`, found `{said}`");
    }
}

/// The compiler tells of them itself.
#[test]
fn two_variants_of_one_name_have_not_one_code_too() {
    let input = quote! {
        enum E {
            #[api(status = 404)]
            A,
            #[api(status = 410)]
            A,
        }
    };
    assert_eq!(mistakes(input), [""; 0]);
}

#[test]
fn what_is_written_wrong_is_not_missing_too() {
    for input in [
        quote!(
            enum E {
                #[api(status = )]
                A,
            }
        ),
        quote!(
            enum E {
                #[api(status)]
                A,
            }
        ),
        quote!(
            enum E {
                #[api(statsu = 404)]
                A,
            }
        ),
        quote!(
            enum E {
                #[api(status = 4040)]
                A,
            }
        ),
        quote!(
            enum E {
                #[api("404")]
                A,
            }
        ),
        quote!(
            #[api(status = 4040)]
            enum E {
                A,
                B,
                C,
            }
        ),
        quote!(
            enum E {
                #[api(status = 405, alow = "GET")]
                A,
            }
        ),
        quote!(
            enum E {
                #[api(status = 405, allow = "GET POST")]
                A,
            }
        ),
        quote!(
            #[api(status = 405, allow = "GET")]
            enum E {
                A,
                B,
            }
        ),
        quote!(
            enum E {
                #[api(status = 404, code = )]
                A,
                #[api(status = 410, code = "A")]
                B,
            }
        ),
        quote!(
            enum E {
                #[api(status = 404, conceal_as = Nobody)]
                A,
            }
        ),
    ] {
        let said = mistakes(input.clone());
        assert_eq!(said.len(), 1, "{input}: {said:#?}");
    }
}

/// The input, cut off behind its `n`th token at any depth, as it is while it is typed.
fn cut(tokens: TokenStream, left: &mut usize) -> TokenStream {
    use proc_macro2::{Group, TokenTree};
    let mut out = TokenStream::new();
    for token in tokens {
        if *left == 0 {
            break;
        }
        *left -= 1;
        out.extend([match token {
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), cut(group.stream(), left)))
            }
            other => other,
        }]);
    }
    out
}

#[test]
fn half_typed_keys_keep_the_impls_and_panic_nowhere() {
    let keys = quote! {
        status = NOT_FOUND, code = "A", kind = "k", title = "t", message = "m {field}", retryable(throttled, after = "30s"),
        header("a" = "b", "c" = "d"), help = "h", since = "1", deprecated = "x", shared, conceal_as = B, challenge = "Basic",
    };
    for left in 0.. {
        let mut rest = left;
        let half = cut(keys.clone(), &mut rest);
        for input in [
            quote!(
                enum E {
                    #[api(#half)]
                    A { field: u8 },
                    #[api(status = 404)]
                    B,
                }
            ),
            quote!(
                #[api(envelope = Typed<#half>, #half)]
                struct E {
                    #[api(#half)]
                    field: u8,
                }
            ),
        ] {
            let out = crate::derive(input).to_string();
            for implemented in [":: ApiError for E", ":: Contract for E"] {
                assert!(out.contains(implemented), "{half}: {out}");
            }
        }
        if rest > 0 {
            break;
        }
    }
}

#[test]
fn generics_are_kept_beside_mistakes() {
    let out = crate::derive(quote! {
        #[api(status = 4)]
        struct E<'a, T: Clone = u8, const N: usize = 3>(&'a [T; N]) where T: Copy;
    });
    let expected = quote!(impl<'a, T: Clone, const N: usize> ::errwire::Contract for E<'a, T, N> where T: Copy, E<'a, T, N>: ::core::error::Error);
    assert!(out.to_string().contains(&expected.to_string()), "{out}");
}

#[test]
fn concealment_is_followed_to_its_end() {
    let chain = quote! {
        enum E {
            #[api(status = 403, conceal_as = B)] A,
            #[api(status = 403, conceal_as = C)] B { id: u8 },
            #[error("gone")] #[api(status = 404)] C,
        }
    };
    assert_eq!(mistakes(chain), [""; 0]);
    let circle = quote! {
        enum E {
            #[api(status = 403, conceal_as = B)] A,
            #[api(status = 403, conceal_as = C)] B,
            #[api(status = 403, conceal_as = B)] C,
        }
    };
    assert_eq!(mistakes(circle).len(), 3);
}

#[test]
fn codes_are_judged_segment_by_segment_and_behind_the_prefix() {
    let said = |container: TokenStream, code: &str| {
        mistakes(quote!(
            #[api(#container)]
            enum E {
                #[api(status = 404, code = #code)]
                A,
            }
        ))
    };
    assert_eq!(said(quote!(), "A.B_C.D1"), [""; 0]);
    assert_eq!(said(quote!(prefix = "billing."), "billing.A"), [""; 0]);
    assert_eq!(said(quote!(any_case), "billing.a-B_c"), [""; 0]);
    assert_eq!(said(quote!(), "billing.A").len(), 1);
    assert_eq!(said(quote!(rename_all = "camelCase"), "notFound.atAll"), [""; 0]);
    assert_eq!(said(quote!(any_case), "a b").len(), 1);
    assert_eq!(said(quote!(), &"A".repeat(63)), [""; 0]);
    assert_eq!(said(quote!(), &"A".repeat(64)).len(), 1);
}
