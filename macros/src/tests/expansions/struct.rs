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
    const fn __spec(
        __status: ::core::primitive::u16,
        __code: &'static ::core::primitive::str,
        __variant: &'static ::core::primitive::str,
        __docs: &'static ::core::primitive::str,
        __description: &'static ::core::primitive::str,
    ) -> __errwire::Spec {
        let __spec = __errwire::Spec::new(__status, __code)
            .origin("OutOfOrder", __variant)
            .domain("example.com");
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    static __SPECS: [__errwire::Spec; 1] = [
        __spec(503, "my.out-of-order", "OutOfOrder", "", "Nothing works.\n\nAt all.")
            .kind("outage")
            .title("Out")
            .since("1.0")
            .deprecated("Fixed.")
            .written()
            .retry(
                __errwire::Retry::if_idempotent()
                    .after(::core::time::Duration::from_millis(1500)),
            )
            .headers(&[("x-a", "1")])
            .shared()
            .with_parts(),
    ];
    #[automatically_derived]
    impl __errwire::ApiError for OutOfOrder {
        fn spec(&self) -> &'static __errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self { .. } => 0,
            };
            &__SPECS[__row]
        }
        fn write_message(&self, __out: &mut __errwire::Text<'_>) -> ::core::fmt::Result {
            match self {
                Self { path: __f0, .. } => {
                    __out
                        .text("\"")
                        .and(__out.format(::core::format_args!("{:?}", __f0)))
                        .and(__out.text("\" {is} out"))
                }
            }
        }
        fn parts(&self) -> __errwire::Parts<'_> {
            match self {
                Self { path: __f0, times: __f1, .. } => {
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
                }
            }
        }
        fn respond(&self, __cx: &__errwire::Context) -> __errwire::Response {
            __errwire::__private::respond::<
                <my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself,
            >(self, __cx)
        }
    }
    #[automatically_derived]
    impl __errwire::Contract for OutOfOrder {
        type Envelope = <my::Dialect<Kinds> as __errwire::__private::Dialect>::Itself;
        const SPECS: &'static [__errwire::Spec] = &__SPECS;
        const CODES: __errwire::__private::Codes = __errwire::__private::Codes {
            specs: <Self as __errwire::Contract>::SPECS,
            sorted: &[(462747221495433416, 0)],
        };
    }
    __errwire::__integrations! {
        [] [] [OutOfOrder] []
    }
};
