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
    const __TABLE: ::errwire::__private::Table = ::errwire::__private::Table::new(
        "o5;s404c9v8;s400c5v5p7P;",
        "StoreNOT_FOUNDNotFoundWRONGWrong\0\u{4} of \0",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<2>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(2, 14);
        const {
            &::errwire::__private::Bodies::<2, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
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
                Store::Inner { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Store::NotFound { .. } => 0,
                Store::Wrong { .. } => 1,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            match self {
                Store::Inner { 0: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            ::errwire::ApiError::write_message(__f0, __out)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = ::errwire::ApiError::parts(__f0);
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                Store::Wrong { key: __f0, value: __f1, n: __f2, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out
                                .pieces(::errwire::ApiError::spec(self))
                                .format(::core::format_args!("{:x}", __f0))
                                .display(__f2)
                                .end()
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = {
                                let __parts = ::errwire::Parts::new();
                                let __parts = match __f0 {
                                    ::core::option::Option::Some(__v) => __parts.param(__v),
                                    ::core::option::Option::None => __parts,
                                };
                                let __parts = __parts.details(__f1);
                                __parts
                            };
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                _ => __asked.of_none(self),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
        ::errwire::__for_catalog! {
            fn published() -> ::core::option::Option < ::errwire::__private::Of > {
            ::core::option::Option::Some(::errwire::__private::Of::new:: < Self > ()) }
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
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
            __TABLE,
            b"\x83\xAB\xE3\xEF\xDC\x96Qq\0\0\x01\x94\xFB,\xEB\x1E\xEC\xD0)\xF6\0\x01\x01\x90",
        );
        ::errwire::__for_catalog! {
            fn sample(__row : ::core::primitive::usize, __with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Shown < '_ >),) { use
            ::errwire::__private::AsDisplay as _; match __row { 1 => { let __f0 = &
            ::core::option::Option::Some("key"); let __f1 = & "value"; let __f2 : & [u8;
            N] = & < [u8; N] as ::errwire::catalog::Example > ::example("n"); let __parts
            = ::errwire::Parts::new(); let __parts = match __f0 {
            ::core::option::Option::Some(__v) => __parts.param(__v),
            ::core::option::Option::None => __parts, }; let __parts = __parts
            .details(__f1); __with(::errwire::__private::Shown { text :
            ::core::option::Option::None, fields : & [("key",
            ::errwire::__private::formatted(::core::format_args!("{}", __f0))), ("n",
            ::errwire::__private::formatted(::core::format_args!("{}", __f2)))], members
            : & [::errwire::__private::Role { role : "param", name : "param", ty : "K",
            is_optional : true, }, ::errwire::__private::Role { role : "details", name :
            "details", ty : "V", is_optional : false, }], parts : __parts, }) } _ =>
            __with(::errwire::__private::Shown::NOTHING), } } fn forwards(__with : & mut
            dyn ::core::ops::FnMut(::errwire::__private::Forward)) {
            __with(::errwire::__private::Forward::transparent:: < Inner < V > >
            ("Inner")); }
        }
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__integrations! {
        [] [< 'a, K : Clone, V, const N : usize >] [Store < 'a, K, V, N >] [V : Copy, K :
        ::core::fmt::Display, V : ::errwire::__private::Value, Option < K > :
        ::core::fmt::LowerHex, Inner < V > : ::errwire::ApiError, Store < 'a, K, V, N > :
        ::core::error::Error]
    }
};
