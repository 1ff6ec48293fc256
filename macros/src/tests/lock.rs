//! A published contract, kept and broken.

use proc_macro2::TokenStream;
use quote::quote;

use super::mistakes;

const PUBLISHED: &str = "src/tests/locks/published.lock";

fn kept(variants: &TokenStream) -> Vec<String> {
    mistakes(quote!(#[api(lock = #PUBLISHED)] enum Kept { #variants }))
}

#[test]
fn what_was_published_and_more_compiles() {
    let said = kept(&quote! {
        #[api(status = 404)] NotFound,
        #[api(status = 410)] Gone,
        #[api(status = 429)] Limited,
        #[api(status = 402)] New,
    });
    assert_eq!(said, [""; 0]);
    assert_eq!(
        mistakes(quote!(
            #[api(lock = #PUBLISHED)]
            enum Unknown {
                #[api(status = 404)]
                A,
            }
        )),
        [""; 0]
    );
}

#[test]
fn what_breaks_it_does_not() {
    let said = kept(&quote! {
        #[api(status = 400)] NotFound,
        #[api(status = 429, retryable = false)] Limited,
        #[api(status = 404)] Taken,
        #[api(status = 404)] Old,
    });
    let starts = [
        "code `OLD` is retired (`src/tests/locks/published.lock`, line 7) and can't be taken again",
        "code `TAKEN` is retired (`src/tests/locks/published.lock`, line 10) and can't be taken again",
        "code `GONE` (410 never) was published (`src/tests/locks/published.lock`, line 4) and is gone",
        "code `LIMITED` was published as `always` (`src/tests/locks/published.lock`, line 5)",
        "code `NOT_FOUND` was published with status 404 (`src/tests/locks/published.lock`, line 6), not 400",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "expected `{start}…`, found `{said}`");
    }
}

#[test]
fn every_line_that_is_no_contract_is_told() {
    let said = mistakes(quote! {
        #[api(lock = "src/tests/locks/malformed.lock")] enum A { #[api(status = 404)] X }
    });
    assert_eq!(
        said,
        [
            "`src/tests/locks/malformed.lock`, line 2: an unresolved merge conflict",
            "`src/tests/locks/malformed.lock`, line 3: `200` is no error status; expected 400 to 599",
        ]
    );
}

#[test]
fn a_file_that_is_not_there_is_asked_for() {
    for (file, start) in [
        ("no-such.lock", "there is no `no-such.lock` beside the manifest"),
        ("src", "`src` can't be read: "),
    ] {
        let said = mistakes(quote!(
            #[api(lock = #file)]
            enum A {
                #[api(status = 404)]
                X,
            }
        ));
        assert!(matches!(said.as_slice(), [said] if said.starts_with(start)), "{said:?}");
    }
}
