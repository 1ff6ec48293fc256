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
    #[automatically_derived]
    impl<T> my::wire::ApiError for Wrong<T>
    where
        Wrong<T>: ::core::error::Error,
    {
        fn spec(&self) -> &'static my::wire::Spec {
            ::core::unreachable!()
        }
    }
    #[automatically_derived]
    impl<T> my::wire::Contract for Wrong<T>
    where
        Wrong<T>: ::core::error::Error,
    {
        type Envelope = Flat;
        fn specs() -> &'static [my::wire::Spec] {
            &[]
        }
    }
    my::wire::__integrations! {
        [] [< T >] [Wrong < T >] [Wrong < T > : ::core::error::Error]
    }
};
