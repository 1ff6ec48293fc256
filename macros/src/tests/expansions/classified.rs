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
        "o5;s404c9v8m15;",
        "StoreNOT_FOUNDNotFoundno such project",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<1>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(1, 24);
        const {
            &::errwire::__private::Bodies::<1, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
    #[automatically_derived]
    impl<E> ::errwire::ApiError for Store<E>
    where
        E: ::errwire::Classify,
        Store<E>: ::core::error::Error,
    {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Store::Database { 0: __f0, .. } => {
                    return ::errwire::Classify::class(__f0).spec();
                }
                Store::Other { source: __f0, .. } => {
                    return ::errwire::Classify::class(__f0).spec();
                }
                Store::NotFound => 0,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            match self {
                Store::Database { 0: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out.display(self)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = ::errwire::Classify::parts(__f0);
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                Store::Other { source: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out.display(self)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = ::errwire::Classify::parts(__f0);
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
    impl<E> ::errwire::Contract for Store<E>
    where
        E: ::errwire::Classify,
        Store<E>: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
                __TABLE,
                b"\x83\xAB\xE3\xEF\xDC\x96Qq\0\0\x01\x94",
            )
            .classified();
        ::errwire::__for_catalog! {
            fn forwards(__with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Forward)) {
            __with(::errwire::__private::Forward::classified:: < sqlx::Error >
            ("Database")); __with(::errwire::__private::Forward::classified:: < E >
            ("Other")); }
        }
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__integrations! {
        [] [< E >] [Store < E >] [E : ::errwire::Classify, Store < E > :
        ::core::error::Error]
    }
};
