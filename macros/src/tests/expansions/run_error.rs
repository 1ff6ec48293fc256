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
        let __spec = ::errwire::Spec::new(__status, __code)
            .origin("RunError", __variant)
            .docs(__docs);
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(4, 263);
        const { &::errwire::__private::Bodies::<4, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 4] = ::errwire::__private::with_bodies(
        [
            __spec(
                    402,
                    "PAYMENT_REQUIRED",
                    "BalanceExhausted",
                    "https://docs.example.com/errors#PAYMENT_REQUIRED",
                    "The organisation's balance is exhausted.",
                )
                .help("Deposit funds, or add a key of your own.")
                .retry(::errwire::Retry::always()),
            __spec(
                    429,
                    "RATE_LIMITED",
                    "RateLimited",
                    "https://docs.example.com/errors#RATE_LIMITED",
                    "",
                )
                .clean("rate limit exceeded")
                .with_parts(),
            __spec(
                    422,
                    "VALIDATION_ERROR",
                    "Invalid",
                    "https://docs.example.com/errors#VALIDATION_ERROR",
                    "",
                )
                .with_parts(),
            __spec(
                500,
                "INTERNAL_ERROR",
                "Database",
                "https://docs.example.com/errors#INTERNAL_ERROR",
                "",
            ),
        ],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl ::errwire::ApiError for RunError {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::Auth { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Self::BalanceExhausted { .. } => 0,
                Self::RateLimited { .. } => 1,
                Self::Invalid { .. } => 2,
                Self::Database { .. } => 3,
            };
            &__SPECS[__row]
        }
        fn write_message(&self, __out: &mut ::errwire::Text<'_>) -> ::core::fmt::Result {
            use ::errwire::__private::AsDisplay as _;
            match self {
                Self::Auth { 0: __f0, .. } => {
                    ::errwire::ApiError::write_message(__f0, __out)
                }
                Self::BalanceExhausted { provider: __f0, .. } => {
                    __out
                        .literal("balance exhausted for ")
                        .and(__out.show(__f0.as_display()))
                }
                _ => __out.display(self),
            }
        }
        fn parts(&self) -> ::errwire::Parts<'_> {
            match self {
                Self::Auth { 0: __f0, .. } => ::errwire::ApiError::parts(__f0),
                Self::RateLimited { wait: __f0, limit: __f1, .. } => {
                    let __parts = ::errwire::Parts::new();
                    let __parts = __parts.retry_after(__f0);
                    let __parts = __parts.header("x-ratelimit-limit", __f1);
                    __parts
                }
                Self::Invalid { 0: __f0, .. } => {
                    let __parts = ::errwire::Parts::new();
                    let __parts = __parts.details(__f0);
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
    impl ::errwire::Contract for RunError {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[
                (4655878934926615354, 1),
                (8126107969070147673, 3),
                (11649538477963327187, 0),
                (16631427837003012303, 2),
            ],
        };
    }
    ::errwire::__integrations! {
        [] [] [RunError] []
    }
};
