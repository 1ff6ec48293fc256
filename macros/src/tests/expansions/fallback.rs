::core::compile_error! {
    "status `4040` is out of range; expected 400 to 599, or a name such as `NOT_FOUND`"
}
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
    use my::wire::__errwire;
    #[automatically_derived]
    impl<T> __errwire::ApiError for Wrong<T>
    where
        Wrong<T>: ::core::error::Error,
    {
        fn spec(&self) -> &'static __errwire::Spec {
            ::core::unreachable!()
        }
    }
    #[automatically_derived]
    impl<T> __errwire::Contract for Wrong<T>
    where
        Wrong<T>: ::core::error::Error,
    {
        type Envelope = <Flat as __errwire::__private::Dialect>::Itself;
        fn specs() -> &'static [__errwire::Spec] {
            &[]
        }
    }
    __errwire::__integrations! {
        [] [< T >] [Wrong < T >] [Wrong < T > : ::core::error::Error]
    }
};
