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
    use crate::wire::__errwire;
    const __TABLE: __errwire::__private::Table = __errwire::__private::Table::new(
        "o10D11;s503c15v10b23k6t3f3x6Wp19Ia1500h1SP;",
        "OutOfOrderexample.commy.out-of-orderOutOfOrderNothing works.\n\nAt all.outageOut1.0Fixed.~\0\0\u{1}\"~\0\0\n\" {is} out",
        &[("x-a", "1")],
        __specs::<<my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself>,
        ::core::option::Option::None,
    );
    const fn __specs<__D: __errwire::envelope::Envelope>() -> &'static [__errwire::Spec] {
        const { &__TABLE.unpack::<1>() }
    }
    #[automatically_derived]
    impl __errwire::ApiError for OutOfOrder {
        fn spec(&self) -> &'static __errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                OutOfOrder { .. } => 0,
            };
            &__specs::<
                <my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself,
            >()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: __errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            match self {
                OutOfOrder { path: __f0, times: __f1, .. } => {
                    match __asked {
                        __errwire::__private::Asked::Message(__out) => {
                            __out
                                .pieces(__errwire::ApiError::spec(self))
                                .format(::core::format_args!("{:?}", __f0))
                                .end()
                        }
                        __errwire::__private::Asked::Parts(__into) => {
                            *__into = {
                                let __parts = __errwire::Parts::new();
                                let __parts = match __f0 {
                                    ::core::option::Option::Some(__v) => __parts.param(__v),
                                    ::core::option::Option::None => __parts,
                                };
                                let __parts = match __f0 {
                                    ::core::option::Option::Some(__v) => {
                                        __parts.extension("path", __v)
                                    }
                                    ::core::option::Option::None => __parts,
                                };
                                let __parts = __parts.extension("count", __f1);
                                __parts
                            };
                            ::core::result::Result::Ok(())
                        }
                    }
                }
            }
        }
        fn respond(&self, __cx: &__errwire::Context) -> __errwire::Response {
            __errwire::__private::respond::<
                <my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself,
            >(self, __cx)
        }
        __errwire::__for_catalog! {
            fn published() -> ::core::option::Option < __errwire::__private::Of > {
            ::core::option::Option::Some(__errwire::__private::Of::new:: < Self > ()) }
        }
    }
    #[automatically_derived]
    impl __errwire::Contract for OutOfOrder
    where
        for<'__e> OutOfOrder: ::core::error::Error,
    {
        type Envelope = <my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself;
        const CODES: __errwire::__private::Codes = __errwire::__private::Codes::new(
            __TABLE,
            b"\x06l\x02%n\x08\xC8\xC8\0\0\x81\xF7",
        );
        __errwire::__for_catalog! {
            fn sample(__row : ::core::primitive::usize, __with : & mut dyn
            ::core::ops::FnMut(__errwire::__private::Shown < '_ >),) { use
            __errwire::__private::AsDisplay as _; match __row { 0 => { let __f0 : &
            Option < PathBuf > = & < Option < PathBuf > as __errwire::catalog::Example >
            ::example("path"); let __f1 : & u32 = & < u32 as __errwire::catalog::Example
            > ::example("times"); let __parts = __errwire::Parts::new(); let __parts =
            match __f0 { ::core::option::Option::Some(__v) => __parts.param(__v),
            ::core::option::Option::None => __parts, }; let __parts = match __f0 {
            ::core::option::Option::Some(__v) => __parts.extension("path", __v),
            ::core::option::Option::None => __parts, }; let __parts = __parts
            .extension("count", __f1); __with(__errwire::__private::Shown { text :
            ::core::option::Option::None, fields : & [("path",
            __errwire::__private::formatted(::core::format_args!("{:?}", __f0)))],
            members : & [__errwire::__private::Role { role : "param", name : "param", ty
            : "PathBuf", is_optional : true, }, __errwire::__private::Role { role :
            "extension", name : "path", ty : "PathBuf", is_optional : true, },
            __errwire::__private::Role { role : "extension", name : "count", ty : "u32",
            is_optional : false, }], parts : __parts, }) } _ =>
            __with(__errwire::__private::Shown::NOTHING), } }
        }
        fn specs() -> &'static [__errwire::Spec] {
            __specs::<<my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself>()
        }
    }
    __errwire::__integrations! {
        [] [] [OutOfOrder] []
    }
};
