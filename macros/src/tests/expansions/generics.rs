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
        >(2, 14);
        const { &::errwire::__private::Bodies::<2, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 2] = ::errwire::__private::with_bodies(
        [
            __spec(404, "NOT_FOUND", "NotFound", "", ""),
            __spec(400, "WRONG", "Wrong", "", "").with_parts(),
        ],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl<'a, K: Clone, V, const N: usize> ::errwire::ApiError for Store<'a, K, V, N>
    where
        V: Copy,
        K: ::core::fmt::Display,
        V: ::errwire::__private::Value,
        Option<K>: ::core::fmt::LowerHex,
        Inner<V>: ::errwire::ApiError,
        Store<'a, K, V, N>: ::core::error::Error,
    {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::Inner { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Self::NotFound { .. } => 0,
                Self::Wrong { .. } => 1,
            };
            &__SPECS[__row]
        }
        fn write_message(&self, __out: &mut ::errwire::Text<'_>) -> ::core::fmt::Result {
            match self {
                Self::Inner { 0: __f0, .. } => {
                    ::errwire::ApiError::write_message(__f0, __out)
                }
                Self::Wrong { key: __f0, n: __f2, .. } => {
                    __out
                        .format(::core::format_args!("{:x}", __f0))
                        .and(__out.literal(" of "))
                        .and(__out.display(__f2))
                }
                _ => __out.display(self),
            }
        }
        fn parts(&self) -> ::errwire::Parts<'_> {
            match self {
                Self::Inner { 0: __f0, .. } => ::errwire::ApiError::parts(__f0),
                Self::Wrong { key: __f0, value: __f1, .. } => {
                    let __parts = ::errwire::Parts::new();
                    let __parts = match __f0 {
                        ::core::option::Option::Some(__v) => __parts.param(__v),
                        ::core::option::Option::None => __parts,
                    };
                    let __parts = __parts.details(__f1);
                    __parts
                }
                _ => ::errwire::Parts::new(),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl<'a, K: Clone, V, const N: usize> ::errwire::Contract for Store<'a, K, V, N>
    where
        V: Copy,
        K: ::core::fmt::Display,
        V: ::errwire::__private::Value,
        Option<K>: ::core::fmt::LowerHex,
        Inner<V>: ::errwire::ApiError,
        Store<'a, K, V, N>: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[(9487927659323609457, 0), (18099099520549792246, 1)],
        };
    }
    ::errwire::__integrations! {
        [] [< 'a, K : Clone, V, const N : usize >] [Store < 'a, K, V, N >] [V : Copy, K :
        ::core::fmt::Display, V : ::errwire::__private::Value, Option < K > :
        ::core::fmt::LowerHex, Inner < V > : ::errwire::ApiError, Store < 'a, K, V, N > :
        ::core::error::Error]
    }
};
