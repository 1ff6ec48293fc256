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
        let __spec = ::errwire::Spec::new(__status, __code).origin("Texts", __variant);
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(7, 125);
        const { &::errwire::__private::Bodies::<7, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 7] = ::errwire::__private::with_bodies(
        [
            __spec(500, "DEFAULT", "Default", "", "")
                .clean("An unexpected error occurred"),
            __spec(500, "EXPOSED", "Exposed", "", "").written(),
            __spec(400, "MASKED", "Masked", "", "")
                .clean("An unexpected error occurred"),
            __spec(400, "LITERAL", "Literal", "", "")
                .escaped("a \"quoted\" text\n", "a \\\"quoted\\\" text\\n"),
            __spec(400, "PIECES", "Pieces", "", ""),
            __spec(400, "OF_THE_ENUM", "OfTheEnum", "", ""),
            __spec(400, "UNSEEN", "Unseen", "", ""),
        ],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl ::errwire::ApiError for Texts {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::Default { .. } => 0,
                Self::Exposed { .. } => 1,
                Self::Masked { .. } => 2,
                Self::Literal { .. } => 3,
                Self::Pieces { .. } => 4,
                Self::OfTheEnum { .. } => 5,
                Self::Unseen { .. } => 6,
            };
            &__SPECS[__row]
        }
        fn write_message(&self, __out: &mut ::errwire::Text<'_>) -> ::core::fmt::Result {
            use ::errwire::__private::AsDisplay as _;
            match self {
                Self::Exposed { 0: __f0, .. } => __out.show(__f0.as_display()),
                Self::Pieces { 0: __f0, .. } => {
                    __out
                        .literal("{}")
                        .and(__out.show(__f0.as_display()))
                        .and(__out.text("\t"))
                }
                Self::OfTheEnum { kind: __f0, .. } => {
                    __out.show(__f0.as_display()).and(__out.literal(" of all"))
                }
                _ => __out.display(self),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Contract for Texts {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[
                (2932904599003471774, 0),
                (5541113819957048324, 3),
                (8901626378499214594, 4),
                (9345083089127854067, 1),
                (10681245900690965088, 2),
                (11749310848743235913, 6),
                (14990533338523270132, 5),
            ],
        };
    }
    ::errwire::__integrations! {
        [] [] [Texts] []
    }
};
