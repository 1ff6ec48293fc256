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
    const __TABLE: crate::wire::__private::Table = crate::wire::__private::Table::new(
        "o10D11;s503c15v10b23k6t3f3x6Wp19Ia1500h1SP;",
        "OutOfOrderexample.commy.out-of-orderOutOfOrderNothing works.\n\nAt all.outageOut1.0Fixed.~\0\0\u{1}\"~\0\0\n\" {is} out",
        &[("x-a", "1")],
        __specs::<my::Dialect<Kinds>>,
        ::core::option::Option::None,
    );
    const fn __specs<__D: crate::wire::envelope::Envelope>() -> &'static [crate::wire::Spec] {
        const { &__TABLE.unpack::<1>() }
    }
    #[automatically_derived]
    impl crate::wire::ApiError for OutOfOrder {
        fn spec(&self) -> &'static crate::wire::Spec {
            let __row: ::core::primitive::usize = match self {
                OutOfOrder { .. } => 0,
            };
            &__specs::<my::Dialect<Kinds>>()[__row]
        }
        fn write_message(
            &self,
            __out: &mut crate::wire::Text<'_>,
        ) -> ::core::fmt::Result {
            match self {
                OutOfOrder { path: __f0, .. } => {
                    __out
                        .pieces(crate::wire::ApiError::spec(self))
                        .format(::core::format_args!("{:?}", __f0))
                        .end()
                }
            }
        }
        fn parts(&self) -> crate::wire::Parts<'_> {
            match self {
                OutOfOrder { path: __f0, times: __f1, .. } => {
                    let __parts = crate::wire::Parts::new();
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
                }
            }
        }
        fn respond(&self, __cx: &crate::wire::Context) -> crate::wire::Response {
            crate::wire::__private::respond::<my::Dialect<Kinds>>(self, __cx)
        }
    }
    #[automatically_derived]
    impl crate::wire::Contract for OutOfOrder {
        type Envelope = my::Dialect<Kinds>;
        const CODES: crate::wire::__private::Codes = crate::wire::__private::Codes::new(
            __TABLE,
            b"\x06l\x02%n\x08\xC8\xC8\0\0\x81\xF7",
        );
        fn specs() -> &'static [crate::wire::Spec] {
            __specs::<my::Dialect<Kinds>>()
        }
    }
    crate::wire::__integrations! {
        [] [] [OutOfOrder] []
    }
};
