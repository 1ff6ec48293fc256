//! The table of keys against the receivers, and against what the derive says.

use std::collections::BTreeSet;
use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, File, Item, LitStr};

use super::mistakes;
use crate::keys::{self, Form, KEYS, Key, Place};

const PLACES: [Place; 5] =
    [Place::Enum, Place::Struct, Place::Variant, Place::Field, Place::Retryable];

/// The keys that a receiver has fields for, read from its source.
fn fields_of(source: &str, receiver: &str) -> BTreeSet<String> {
    let file = syn::parse_str::<File>(source).unwrap();
    let fields = file.items.into_iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == receiver => match item.fields {
            Fields::Named(fields) => Some(fields.named),
            Fields::Unnamed(_) | Fields::Unit => None,
        },
        _ => None,
    });
    let names = fields.unwrap_or_else(|| panic!("no `{receiver}`")).into_iter().map(|field| {
        let renamed = field.attrs.iter().find_map(|attr| {
            let mut name = None;
            let _ = attr.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    name = Some(meta.value()?.parse::<LitStr>()?.value());
                }
                Ok(())
            });
            name
        });
        renamed.unwrap_or_else(|| field.ident.unwrap().to_string())
    });
    names.collect()
}

#[test]
fn the_receivers_have_the_keys_of_their_level() {
    let receivers = include_str!("../attr/receivers.rs");
    let values = include_str!("../attr/values.rs");
    for (source, receiver, place) in [
        (receivers, "ContainerKeys", Place::Enum),
        (receivers, "VariantKeys", Place::Variant),
        (receivers, "FieldKeys", Place::Field),
        (values, "RetryKeys", Place::Retryable),
    ] {
        let table = keys::valid_on(place).map(|key| key.name.to_owned()).collect();
        assert_eq!(fields_of(source, receiver), table, "{receiver}");
    }
}

#[test]
fn a_struct_has_the_keys_of_a_type_and_of_a_variant() {
    let valid_on = |place| keys::valid_on(place).map(|key| key.name);
    let both = valid_on(Place::Enum).chain(valid_on(Place::Variant));
    let both = both.filter(|name| *name != "conceal_as").collect::<BTreeSet<_>>();
    assert_eq!(valid_on(Place::Struct).collect::<BTreeSet<_>>(), both);
}

#[test]
fn conflicts_are_between_keys_that_are() {
    for key in KEYS {
        let keys::Conflicts::With(others) = key.conflicts else { continue };
        for other in others {
            let other = key.on.iter().find_map(|place| keys::find(other, *place));
            assert!(other.is_some_and(|other| other.conflicts_with(key)), "{}", key.name);
        }
    }
}

/// The keys as the derive's documentation lists them.
fn listed() -> String {
    let levels = [
        ("On an enum or a struct", Place::Enum),
        ("On a variant or a struct", Place::Variant),
        ("On a field", Place::Field),
        ("Inside `retryable(…)`", Place::Retryable),
    ];
    let level = |(title, place): (&str, Place)| {
        let line = |key: &Key| {
            let is_default = place == Place::Enum && key.is_of_answer();
            let default = if is_default { "; here the default of all variants" } else { "" };
            format!("- `{}`: {}{default}\n", key.write, key.doc)
        };
        format!("\n# {title}\n\n{}", keys::valid_on(place).map(line).collect::<String>())
    };
    levels.into_iter().map(level).collect()
}

/// `ERRWIRE_BLESS=1 cargo test -p errwire-macros` writes the list anew.
#[test]
fn the_documentation_lists_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/keys.md");
    if std::env::var_os("ERRWIRE_BLESS").is_some() {
        std::fs::write(path, listed()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), listed());
}

/// A type with this key in this place, which answers well otherwise.
fn with(key: &str, place: Place) -> TokenStream {
    let ty = if key.starts_with("param") { quote!(String) } else { quote!(u32) };
    let key = TokenStream::from_str(key).unwrap();
    match place {
        Place::Enum => quote!(
            #[api(#key)]
            enum E {
                #[api(status = 404)]
                A,
            }
        ),
        Place::Struct => quote!(
            #[api(status = 404)]
            #[api(#key)]
            struct E;
        ),
        Place::Variant => quote!(
            enum E {
                #[api(status = 404)]
                #[api(#key)]
                A,
            }
        ),
        Place::Field => quote!(
            enum E {
                #[api(status = 429)]
                A {
                    #[api(#key)]
                    a: #ty,
                },
            }
        ),
        Place::Retryable => quote!(
            enum E {
                #[api(status = 404, retryable(#key))]
                A,
            }
        ),
    }
}

/// The first way to write a key.
fn written(key: &Key) -> &'static str {
    key.write.split("` or `").next().and_then(|first| first.split("`, `").next()).unwrap()
}

#[test]
fn every_key_is_read_as_the_table_writes_it_where_it_is_valid() {
    // What these ask of the rest of the type is not to the point here.
    const NEED_MORE: [&str; 10] = [
        "lock",
        "allow",
        "example",
        "challenge",
        "transparent",
        "classify",
        "conceal_as",
        "retry_after",
        "crate",
        "code_enum",
    ];
    for key in KEYS.iter().filter(|key| !NEED_MORE.contains(&key.name)) {
        for place in key.on.iter().filter(|_| key.name != "status") {
            let said = mistakes(with(written(key), *place));
            assert_eq!(said, [""; 0], "{} on {place:?}", key.name);
        }
    }
}

#[test]
fn every_key_at_every_wrong_level_is_told_where_it_belongs() {
    for key in KEYS {
        for place in PLACES.into_iter().filter(|place| keys::find(key.name, *place).is_none()) {
            let said = mistakes(with(written(key), place));
            let [said] = said.as_slice() else { panic!("{} on {place:?}: {said:?}", key.name) };
            let start = format!("`{}` is valid ", key.name);
            assert!(said.starts_with(&start) && said.contains(&place.at()), "{said}");
        }
    }
}

#[test]
fn every_key_with_what_it_does_not_take_is_told_how_it_is_written() {
    for key in KEYS {
        for (form, value) in [
            (Form::Word, ""),
            (Form::Str, " = \"text\""),
            (Form::Bool, " = true"),
            (Form::Int, " = 404"),
            (Form::Path, " = a::b + 1"),
            (Form::List, "(a = 1)"),
        ] {
            let takes_list = |form: &Form| matches!(form, Form::List | Form::Keys(_));
            let takes =
                key.takes.contains(&form) || form == Form::List && key.takes.iter().any(takes_list);
            let place = *key.on.last().unwrap();
            if takes || key.name == "status" {
                continue;
            }
            let said = mistakes(with(&format!("{}{value}", key.name), place));
            // The form of the key, or what was written in that form.
            let write = format!("write `{}`", key.write);
            // What was written, in the form of the key.
            let meant = format!("write `{} = ", key.name);
            let is_told = |said: &String| {
                said.starts_with(&format!("`{}", key.name))
                    && (said.contains(&write) || said.contains(&meant))
            };
            assert!(said.iter().any(is_told), "{}{value}: {said:?}", key.name);
        }
    }
}

/// The README has a row a key; the keys of `retryable(…)` are in its row.
#[test]
fn the_readme_tells_of_every_key() {
    let readme = include_str!("../../../README.md");
    for Key { name, .. } in KEYS {
        let is_told = readme.lines().filter(|line| line.starts_with("| `")).any(|row| {
            let words = row.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            words.into_iter().any(|word| word == *name)
        });
        assert!(is_told, "{name}");
    }
}
