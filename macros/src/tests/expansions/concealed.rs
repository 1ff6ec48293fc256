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
        "o6;s403c9v9m9w1;s404c9v8m15C;s403c6v6m6w1;",
        "AccessFORBIDDENForbiddennot yoursNOT_FOUNDNotFoundno such projectHIDDENHiddenhidden",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<3>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(3, 54);
        const {
            &::errwire::__private::Bodies::<3, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
    #[automatically_derived]
    impl ::errwire::ApiError for Access {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Access::Other { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Access::Forbidden => 0,
                Access::NotFound => 1,
                Access::Hidden => 2,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            match self {
                Access::Other { 0: __f0, .. } => {
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
    impl ::errwire::Contract for Access
    where
        for<'__e> Access: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
            __TABLE,
            b"\x83\xAB\xE3\xEF\xDC\x96Qq\0\x01\x01\x94",
        );
        ::errwire::__for_catalog! {
            fn forwards(__with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Forward)) {
            __with(::errwire::__private::Forward::transparent:: < Other > ("Other")); }
        }
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__integrations! {
        [] [] [Access] []
    }
};
