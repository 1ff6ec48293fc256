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
        "o5;s500c7v7m28;s500c7v7Wp2;s400c6v6m28;s400c7v7m16j19;s400c6v6p8;s400c11v9p9;s400c6v6;",
        "TextsDEFAULTDefaultAn unexpected error occurredEXPOSEDExposed\0\0MASKEDMaskedAn unexpected error occurredLITERALLiterala \"quoted\" text\na \\\"quoted\\\" text\\nPIECESPieces\u{2}{}~\0\0\u{1}\tOF_THE_ENUMOfTheEnum\0\u{7} of allUNSEENUnseen",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<7>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(7, 125);
        const {
            &::errwire::__private::Bodies::<7, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
    #[automatically_derived]
    impl ::errwire::ApiError for Texts {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Texts::Default { .. } => 0,
                Texts::Exposed { .. } => 1,
                Texts::Masked { .. } => 2,
                Texts::Literal => 3,
                Texts::Pieces { .. } => 4,
                Texts::OfTheEnum { .. } => 5,
                Texts::Unseen => 6,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            use ::errwire::__private::AsDisplay as _;
            match self {
                Texts::Exposed { 0: __f0, .. }
                | Texts::Pieces { 0: __f0, .. }
                | Texts::OfTheEnum { kind: __f0, .. } => {
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
    impl ::errwire::Contract for Texts
    where
        for<'__e> Texts: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
            __TABLE,
            b"(\xB3\xC51\x8F\xB6\x1F\x9E\0\0\x01\xF4L\xE5\xFD\xA9B\x8C4\x04\0\x03\x01\x90{\x88\xEE\x07E\xB1M\x02\0\x04\x01\x90\x81\xB0g\x8E\xA3\xF9\xCF\xF3\0\x01\x01\xF4\x94;h\x8E\x15HB`\0\x02\x01\x90\xA3\r\xEF\xF7f\xFB\xE1I\0\x06\x01\x90\xD0\t\x12\xA5\xECT{\xF4\0\x05\x01\x90",
        );
        ::errwire::__for_catalog! {
            fn sample(__row : ::core::primitive::usize, __with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Shown < '_ >),) { use
            ::errwire::__private::AsDisplay as _; match __row { 1 => { let __f0 : & u8 =
            & < u8 as ::errwire::catalog::Example > ::example("value"); let __parts =
            ::errwire::Parts::new(); __with(::errwire::__private::Shown { text :
            ::core::option::Option::None, fields : & [("0",
            ::errwire::__private::displayed(__f0.as_display()))], members : & [], parts :
            __parts, }) } 4 => { let __f0 : & u8 = & < u8 as ::errwire::catalog::Example
            > ::example("value"); let __parts = ::errwire::Parts::new();
            __with(::errwire::__private::Shown { text : ::core::option::Option::None,
            fields : & [("0", ::errwire::__private::displayed(__f0.as_display()))],
            members : & [], parts : __parts, }) } 5 => { let __f0 : & u8 = & < u8 as
            ::errwire::catalog::Example > ::example("kind"); let __parts =
            ::errwire::Parts::new(); __with(::errwire::__private::Shown { text :
            ::core::option::Option::None, fields : & [("kind",
            ::errwire::__private::displayed(__f0.as_display()))], members : & [], parts :
            __parts, }) } _ => __with(::errwire::__private::Shown::NOTHING), } }
        }
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__integrations! {
        [] [] [Texts] []
    }
};
