//! The item, and beside it the attributes of its variants and their fields.
//!
//! Attributes are most of what a derive is given, and syn makes a tree of each, whoever it is for. So
//! those inside an enum are taken out before syn reads the rest, and only those that say something to
//! this derive are looked at, as tokens.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Data, DeriveInput, Fields};

/// What a derive is given.
pub(crate) struct Input {
    /// The item. The attributes inside it may be there or taken out: nobody reads them from here.
    pub(crate) item: DeriveInput,
    /// The attributes of the item itself.
    pub(crate) attrs: Vec<Attribute>,
    /// Those of what is inside an enum, variant by variant; a struct is its own only one.
    pub(crate) variants: Vec<Inside>,
}

/// The attributes of a variant and of its fields.
#[derive(Default)]
pub(crate) struct Inside {
    /// None for a struct, whose attributes are those of the item.
    pub(crate) own: Vec<Attribute>,
    pub(crate) fields: Vec<Vec<Attribute>>,
}

/// An attribute that says something to this derive.
pub(crate) struct Attribute {
    pub(crate) name: Name,
    /// What stands between the brackets, of which the first is the name.
    tokens: Vec<TokenTree>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Name {
    Api,
    Doc,
    /// thiserror's, on variants and on fields.
    Error,
    /// snafu's, on variants and on fields.
    Snafu,
    /// displaydoc's and `derive_more`'s.
    Display,
    From,
    Source,
    Backtrace,
}

impl Input {
    pub(crate) fn parse(tokens: TokenStream) -> syn::Result<Self> {
        let taken_out = take_out(tokens.clone()).and_then(|(rest, variants)| {
            let item = syn::parse2::<DeriveInput>(rest).ok()?;
            let Data::Enum(data) = &item.data else { return None };
            let fields = data.variants.iter().map(|variant| variant.fields.len());
            fields.eq(variants.iter().map(|inside| inside.fields.len())).then_some((item, variants))
        });
        let (item, variants) = if let Some(known) = taken_out {
            known
        } else {
            let item = syn::parse2(tokens)?;
            let variants = inside(&item);
            (item, variants)
        };
        Ok(Self { attrs: read(&item.attrs), item, variants })
    }
}

impl Attribute {
    fn of(tokens: TokenStream) -> Option<Self> {
        let mut tokens = tokens.into_iter();
        let first = tokens.next()?;
        match &first {
            // It came through a `macro_rules!` fragment.
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                Self::of(group.stream())
            }
            TokenTree::Ident(name) => {
                let name = Name::of(&name.to_string())?;
                let tokens = [first].into_iter().chain(tokens).collect();
                Some(Self { name, tokens })
            }
            _ => None,
        }
    }

    /// What follows the name.
    pub(crate) fn rest(&self) -> &[TokenTree] {
        self.tokens.get(1..).unwrap_or_default()
    }

    /// What is in its parentheses, if that is all that follows the name.
    pub(crate) fn list(&self) -> Option<TokenStream> {
        match self.rest() {
            [TokenTree::Group(list)] if list.delimiter() != Delimiter::None => Some(list.stream()),
            _ => None,
        }
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.iter().cloned());
    }
}

impl Name {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "api" => Self::Api,
            "doc" => Self::Doc,
            "error" => Self::Error,
            "snafu" => Self::Snafu,
            "display" | "displaydoc" => Self::Display,
            "from" => Self::From,
            "source" => Self::Source,
            "backtrace" => Self::Backtrace,
            _ => return None,
        })
    }
}

/// The attributes inside an item, as syn read them.
fn inside(item: &DeriveInput) -> Vec<Inside> {
    let of_fields = |fields: &Fields| fields.iter().map(|field| read(&field.attrs)).collect();
    match &item.data {
        Data::Enum(data) => {
            let variants = data.variants.iter();
            let inside =
                variants.map(|it| Inside { own: read(&it.attrs), fields: of_fields(&it.fields) });
            inside.collect()
        }
        Data::Struct(data) => vec![Inside { own: Vec::new(), fields: of_fields(&data.fields) }],
        Data::Union(_) => Vec::new(),
    }
}

fn read(attrs: &[syn::Attribute]) -> Vec<Attribute> {
    attrs.iter().filter_map(|attr| Attribute::of(attr.meta.to_token_stream())).collect()
}

/// An enum without the attributes inside it, and those; `None` for what is not as plain as enums of
/// errors are, which syn has to take apart.
fn take_out(item: TokenStream) -> Option<(TokenStream, Vec<Inside>)> {
    let mut item = item.into_iter().collect::<Vec<_>>();
    let is_enum = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "enum");
    if !item.iter().any(is_enum) {
        return None;
    }
    let Some(TokenTree::Group(body)) = item.last_mut() else { return None };
    let mut rest = Vec::new();
    let mut variants = Vec::new();
    let mut variant = None::<Inside>;
    let mut tokens = body.stream().into_iter();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '#' => {
                    let attr = attribute(tokens.next())?;
                    variant.get_or_insert_default().own.extend(attr);
                    continue;
                }
                ',' => variants.push(variant.take()?),
                // A discriminant may hold anything.
                _ => return None,
            },
            TokenTree::Group(group) => {
                let (group, fields) = take_out_of_fields(group)?;
                rest.push(group.into());
                variant.get_or_insert_default().fields = fields;
                continue;
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => _ = variant.get_or_insert_default(),
        }
        rest.push(token);
    }
    variants.extend(variant);
    *body = with_stream(body, rest);
    Some((item.into_iter().collect(), variants))
}

/// The fields of a variant without attributes, and those, field by field.
fn take_out_of_fields(group: &Group) -> Option<(Group, Vec<Vec<Attribute>>)> {
    let mut rest = Vec::new();
    let mut fields = Vec::new();
    let mut field = None::<Vec<Attribute>>;
    let (mut depth, mut in_arrow, mut is_changed) = (0usize, false, false);
    let mut tokens = group.stream().into_iter();
    while let Some(token) = tokens.next() {
        let punct = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match punct {
            '#' => {
                field.get_or_insert_default().extend(attribute(tokens.next())?);
                is_changed = true;
                continue;
            }
            ',' if depth == 0 => fields.push(field.take()?),
            '<' => depth += 1,
            '>' if !in_arrow => depth = depth.checked_sub(1)?,
            _ => _ = field.get_or_insert_default(),
        }
        in_arrow = punct == '-';
        rest.push(token);
    }
    fields.extend(field);
    let group = if is_changed { with_stream(group, rest) } else { group.clone() };
    Some((group, fields))
}

/// What follows `#`; the outer `None` if that is no attribute.
#[expect(clippy::option_option, reason = "most attributes are for other derives")]
fn attribute(token: Option<TokenTree>) -> Option<Option<Attribute>> {
    match token? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some(Attribute::of(group.stream()))
        }
        _ => None,
    }
}

fn with_stream(group: &Group, tokens: Vec<TokenTree>) -> Group {
    let mut other = Group::new(group.delimiter(), tokens.into_iter().collect());
    other.set_span(group.span());
    other
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn said(inside: &[Inside]) -> Vec<(Vec<String>, Vec<Vec<String>>)> {
        let texts = |attrs: &[Attribute]| {
            attrs.iter().map(|it| it.to_token_stream().to_string()).collect::<Vec<_>>()
        };
        let inside = inside.iter();
        inside.map(|it| (texts(&it.own), it.fields.iter().map(|it| texts(it)).collect())).collect()
    }

    #[test]
    fn what_is_taken_out_is_what_syn_reads() {
        let plain = quote! {
            #[api(status = 404)]
            enum E<T, const N: usize = { 1 + 1 }> where T: Fn(u8) -> u8 {
                /// Says it.
                #[serde(skip)]
                #[api(code = "A")]
                A,
                B {},
                C(#[from] Error, #[api(details)] HashMap<String, Vec<T>>),
                #[error("d")]
                D { #[api(param)] a: fn(u8, #[cfg(x)] u8) -> Vec<u8>, r#type: [u8; { N }], },
            }
        };
        let (rest, taken) = take_out(plain.clone()).unwrap();
        let read = syn::parse2::<DeriveInput>(plain).unwrap();
        assert_eq!(said(&taken), said(&inside(&read)));
        let rest = syn::parse2::<DeriveInput>(rest).unwrap();
        assert!(
            said(&inside(&rest))
                .iter()
                .all(|(own, fields)| own.is_empty() && fields.concat().is_empty())
        );
    }

    /// What a fragment of `macro_rules!` is to a derive.
    fn fragment(tokens: TokenStream) -> TokenTree {
        Group::new(Delimiter::None, tokens).into()
    }

    #[test]
    fn fragments_are_read_as_syn_reads_them() {
        let (nothing, public) = (fragment(quote!()), fragment(quote!(pub(crate))));
        let (ty, meta) = (fragment(quote!(HashMap<u8, u8>)), fragment(quote!(api(code = "A"))));
        let (text, number) = (fragment(quote!("text")), fragment(quote!(404)));
        let items = [
            quote! { #public enum r#enum { #[#meta] r#type(#[api(param)] #nothing #ty, u8), r#fn } },
            quote! { enum E { #nothing A, #nothing B(#[#meta] u8), C { #public a: #ty, b: #ty } } },
            quote! { enum E { #public A, #public B { #[#meta] r#type: u8, }, #[#meta] C(#ty) } },
            quote! { enum E { #[doc = #text] #[error(#text)] #[api(status = #number)] A = #number } },
            quote! { #[#meta] enum E<'a, T: 'a, const N: usize = { 3 > 2 }> { A(&'a T, [u8; N]) } },
            quote! { enum E { A(<Vec<u8> as IntoIterator>::Item, #[source] dyn Fn(u8) -> Vec<u8>) } },
            quote! { struct E { #[#meta] r#enum: u8, #[api(param)] #nothing b: #ty } },
            quote! { union E { #[#meta] a: u8 } },
            quote! { enum E {} },
        ];
        for item in items {
            let Input { item: read, attrs, variants } = Input::parse(item.clone()).unwrap();
            let whole = syn::parse2::<DeriveInput>(item.clone()).unwrap();
            assert_eq!(said(&variants), said(&inside(&whole)), "{item}");
            assert_eq!(attrs.len(), whole.attrs.len());
            assert_eq!(read.ident, whole.ident);
        }
    }

    #[test]
    fn attributes_without_an_item_after_them_are_refused() {
        for item in [
            quote!(enum E { A, #[api(code = "B")] }),
            quote!(enum E { A(u8, #[api(param)]) }),
            quote!(enum E { A { #[api(param)] } }),
            quote!(enum E { #[api(code = "A")] , A }),
            quote!(enum E { A, # }),
            quote!(enum E { #![api(code = "A")] A }),
        ] {
            assert!(Input::parse(item.clone()).is_err(), "{item}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_syn() {
        let items = [
            quote!(
                enum E {
                    #[api(code = "A")]
                    A = {
                        #[api(no)]
                        1
                    },
                    B = a::<u8, u8, 3>(),
                }
            ),
            quote!(
                struct E {
                    #[api(param)]
                    a: u8,
                }
            ),
            quote!(
                struct E<F: Fn(u8)>(#[api(param)] F)
                where
                    F: Copy;
            ),
            quote!(
                enum E {
                    #[api(code = "A")]
                    A,
                    B(#[from] u8),
                }
            ),
        ];
        for item in items {
            let read = inside(&syn::parse2(item.clone()).unwrap());
            assert_eq!(said(&Input::parse(item.clone()).unwrap().variants), said(&read), "{item}");
        }
        assert!(Input::parse(quote!(enum E { #[api(code = "A")] A B })).is_err());
    }
}
