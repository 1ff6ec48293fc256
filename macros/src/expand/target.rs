//! The type that the impls are for, and the frame around them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Ident, Path, Type, WherePredicate, parse_quote};

use super::text;
use super::tokens::path_at;
use crate::model::{Answer, Container, Forward, RoleKind};

/// A type to implement the traits for.
pub(crate) struct Target {
    pub(crate) errwire: Path,
    pub(crate) envelope: TokenStream,
    impl_generics: TokenStream,
    ty: TokenStream,
    bounds: Vec<WherePredicate>,
    /// Whether it has type parameters, which its being an error may depend on.
    is_generic: bool,
    /// The integrations not to implement.
    skip: Vec<Ident>,
    /// What makes the alias of errwire, where the author says where it is.
    alias: Option<TokenStream>,
}

impl Target {
    pub(crate) fn new(
        ident: &Ident,
        generics: &Generics,
        errwire: Path,
        home: Option<&Path>,
        envelope: Option<&Type>,
        inferred: Vec<WherePredicate>,
    ) -> Self {
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let ty = quote!(#ident #ty_generics);
        let written = where_clause.iter().flat_map(|clause| clause.predicates.iter().cloned());
        let mut bounds = written.chain(inferred).collect::<Vec<_>>();
        let is_generic = generics.type_params().next().is_some();
        if is_generic {
            bounds.push(parse_quote!(#ty: ::core::error::Error));
        }
        // A type that is no dialect fails as this projection, which says the same wherever it stands,
        // so that the compiler says it once; a bare bound fails once a place.
        let dialect =
            |ty: &Type| quote_spanned!(ty.span()=> <#ty as #errwire::__private::Dialect>::Itself);
        let envelope = envelope.map_or_else(|| quote!(#errwire::envelope::Nested), dialect);
        // A path that leads nowhere is one failed import, and not one mistake a name.
        let alias = home.map(|home| {
            let place = home.segments.last().map_or_else(Span::call_site, Spanned::span);
            let place = place.resolved_at(Span::call_site());
            quote_spanned!(place=> use #home::__errwire;)
        });
        Self {
            errwire,
            envelope,
            impl_generics: impl_generics.to_token_stream(),
            ty,
            bounds,
            is_generic,
            skip: Vec::new(),
            alias,
        }
    }

    /// The same without these integrations.
    pub(crate) fn without(self, skip: Vec<Ident>) -> Self {
        Self { skip, ..self }
    }

    /// The impl of one of errwire's traits.
    pub(crate) fn implement(&self, name: &str, items: &TokenStream) -> TokenStream {
        self.implement_where(name, &[], items)
    }

    /// The same with more bounds.
    fn implement_where(
        &self,
        name: &str,
        more: &[WherePredicate],
        items: &TokenStream,
    ) -> TokenStream {
        let Self { errwire, impl_generics, ty, bounds, .. } = self;
        let mut bounds = bounds.iter().chain(more).peekable();
        let name = Ident::new(name, Span::call_site());
        let where_clause = bounds.peek().is_some().then(|| quote!(where #(#bounds),*));
        quote! {
            #[automatically_derived]
            impl #impl_generics #errwire::#name for #ty #where_clause {
                #items
            }
        }
    }

    /// All that a derive emits: `items`, and what every type has beside them.
    pub(crate) fn wrap(
        &self,
        items: &TokenStream,
        specs: &TokenStream,
        codes: &TokenStream,
    ) -> TokenStream {
        let Self { errwire, envelope, impl_generics, ty, bounds, skip, alias, .. } = self;
        // That a type is no error is told by its `ApiError`, and need not be told here again: a bound with
        // a lifetime of its own is not looked at before somebody needs it.
        let is_error =
            (!self.is_generic).then(|| parse_quote!(for<'__e> #ty: ::core::error::Error));
        let contract = self.implement_where(
            "Contract",
            is_error.as_slice(),
            &quote! {
                type Envelope = #envelope;
                #codes
                fn specs() -> &'static [#errwire::Spec] {
                    #specs
                }
            },
        );
        let known = skip.iter().map(|name| {
            let errwire = path_at(name.span(), errwire);
            quote_spanned!(name.span()=> #errwire::__is_integration! { #name })
        });
        quote! {
            #[doc(hidden)]
            #[allow(
                deprecated,
                non_upper_case_globals,
                unreachable_code,
                unused_qualifications,
                clippy::absolute_paths,
                clippy::all,
                clippy::nursery,
                clippy::pedantic,
                clippy::restriction,
            )]
            const _: () = {
                #alias
                #items
                #contract
                #(#known)*
                #errwire::__integrations! { [#(#skip)*] [#impl_generics] [#ty] [#(#bounds),*] }
            };
        }
    }
}

/// What the impls ask of generic fields.
pub(super) fn bounds(container: &Container<'_>) -> Vec<WherePredicate> {
    let errwire = &container.errwire;
    let mut bounds = Vec::new();
    for variant in &container.variants {
        for field in variant.fields.iter().filter(|field| field.is_generic) {
            let ty = field.ty;
            let inner = field.optional.unwrap_or(ty);
            match variant.answer {
                Answer::Forwarded(Forward::Transparent, _) => {
                    bounds.push(parse_quote!(#ty: #errwire::ApiError));
                }
                Answer::Forwarded(Forward::Classify, _) => {
                    bounds.push(parse_quote!(#ty: #errwire::Classify));
                }
                Answer::Own(_) => {}
            }
            bounds.extend(field.roles.iter().map(|role| match role.kind {
                RoleKind::Param | RoleKind::Header(_) => parse_quote!(#inner: ::core::fmt::Display),
                RoleKind::Details | RoleKind::Extension(_) => {
                    parse_quote!(#inner: #errwire::__private::Value)
                }
                RoleKind::RetryAfter => parse_quote!(#ty: #errwire::__private::Delay),
            }));
        }
        if let Some(own) = variant.own() {
            bounds.extend(text::bounds(&own.text, &variant.fields));
        }
    }
    bounds
}
