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
        "o8;s402c16v16d48b40H40p24A;s429c12v11d44m19P;s422c16v7d48P;s500c14v8d46;",
        "RunErrorPAYMENT_REQUIREDBalanceExhaustedhttps://docs.example.com/errors#PAYMENT_REQUIREDThe organisation's balance is exhausted.Deposit funds, or add a key of your own.\u{16}balance exhausted for \0RATE_LIMITEDRateLimitedhttps://docs.example.com/errors#RATE_LIMITEDrate limit exceededVALIDATION_ERRORInvalidhttps://docs.example.com/errors#VALIDATION_ERRORINTERNAL_ERRORDatabasehttps://docs.example.com/errors#INTERNAL_ERROR",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<4>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(4, 263);
        const {
            &::errwire::__private::Bodies::<4, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
    #[automatically_derived]
    impl ::errwire::ApiError for RunError {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                RunError::Auth { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                RunError::BalanceExhausted { .. } => 0,
                RunError::RateLimited { .. } => 1,
                RunError::Invalid { .. } => 2,
                RunError::Database { .. } => 3,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            use ::errwire::__private::AsDisplay as _;
            match self {
                RunError::Auth { 0: __f0, .. } => {
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
                RunError::BalanceExhausted { provider: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out
                                .pieces(::errwire::ApiError::spec(self))
                                .show(__f0.as_display())
                                .end()
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                RunError::RateLimited { wait: __f0, limit: __f1, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out.display(self)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = {
                                let __parts = ::errwire::Parts::new();
                                let __parts = __parts.retry_after(__f0);
                                let __parts = __parts.header("x-ratelimit-limit", __f1);
                                __parts
                            };
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                RunError::Invalid { 0: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            __out.display(self)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = {
                                let __parts = ::errwire::Parts::new();
                                let __parts = __parts.details(__f0);
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
    impl ::errwire::Contract for RunError
    where
        for<'__e> RunError: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
            __TABLE,
            b"@\x9D\x0191\x86c:\0\x01\x01\xADp\xC5\xBC$\xD6\xE5\xA8Y\0\x03\x01\xF4\xA1\xABy\x86\x18?\xB6\xD3\0\0\x01\x92\xE6\xCE\xB3\x80,\x1B\x98\xCF\0\x02\x01\xA6",
        );
        ::errwire::__for_catalog! {
            fn sample(__row : ::core::primitive::usize, __with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Shown < '_ >),) { use
            ::errwire::__private::AsDisplay as _; match __row { 0 => { let __f0 : &
            String = & < String as ::errwire::catalog::Example > ::example("provider");
            let __parts = ::errwire::Parts::new(); __with(::errwire::__private::Shown {
            text : ::core::option::Option::None, fields : & [("provider",
            ::errwire::__private::displayed(__f0.as_display()))], members : & [], parts :
            __parts, }) } 1 => { let __f0 : & Duration = & < Duration as
            ::errwire::catalog::Example > ::example("wait"); let __f1 : & u32 = & < u32
            as ::errwire::catalog::Example > ::example("limit"); let __parts =
            ::errwire::Parts::new(); let __parts = __parts.retry_after(__f0); let __parts
            = __parts.header("x-ratelimit-limit", __f1);
            __with(::errwire::__private::Shown { text : ::core::option::Option::None,
            fields : & [], members : & [::errwire::__private::Role { role :
            "retry_after", name : "retry_after", ty : "Duration", is_optional : false, },
            ::errwire::__private::Role { role : "header", name : "x-ratelimit-limit", ty
            : "u32", is_optional : false, }], parts : __parts, }) } 2 => { let __f0 : &
            Vec < FieldError > = & < Vec < FieldError > as ::errwire::catalog::Example >
            ::example("details"); let __parts = ::errwire::Parts::new(); let __parts =
            __parts.details(__f0); __with(::errwire::__private::Shown { text :
            ::core::option::Option::None, fields : & [], members : &
            [::errwire::__private::Role { role : "details", name : "details", ty :
            "Vec<FieldError>", is_optional : false, }], parts : __parts, }) } _ =>
            __with(::errwire::__private::Shown::NOTHING), } } fn forwards(__with : & mut
            dyn ::core::ops::FnMut(::errwire::__private::Forward)) {
            __with(::errwire::__private::Forward::transparent:: < AuthError > ("Auth"));
            }
        }
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__integrations! {
        [] [] [RunError] []
    }
};
