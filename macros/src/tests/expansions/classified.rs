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
    const fn __spec(
        __status: ::core::primitive::u16,
        __code: &'static ::core::primitive::str,
        __variant: &'static ::core::primitive::str,
        __docs: &'static ::core::primitive::str,
        __description: &'static ::core::primitive::str,
    ) -> ::errwire::Spec {
        let __spec = ::errwire::Spec::new(__status, __code).origin("Store", __variant);
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(1, 24);
        const { &::errwire::__private::Bodies::<1, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 1] = ::errwire::__private::with_bodies(
        [__spec(404, "NOT_FOUND", "NotFound", "", "").clean("no such project")],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl<E> ::errwire::ApiError for Store<E>
    where
        E: ::errwire::Classify,
        Store<E>: ::core::error::Error,
    {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::Database { 0: __f0, .. } => {
                    return ::errwire::Classify::class(__f0).spec();
                }
                Self::Other { source: __f1, .. } => {
                    return ::errwire::Classify::class(__f1).spec();
                }
                Self::NotFound { .. } => 0,
            };
            &__SPECS[__row]
        }
        fn parts(&self) -> ::errwire::Parts<'_> {
            match self {
                Self::Database { 0: __f0, .. } => ::errwire::Classify::parts(__f0),
                Self::Other { source: __f1, .. } => ::errwire::Classify::parts(__f1),
                _ => ::errwire::Parts::new(),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl<E> ::errwire::Contract for Store<E>
    where
        E: ::errwire::Classify,
        Store<E>: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[(9487927659323609457, 0)],
        };
    }
    ::errwire::__integrations! {
        [] [< E >] [Store < E >] [E : ::errwire::Classify, Store < E > :
        ::core::error::Error]
    }
};
