//! Names that a derive might mean, and must not find.

#![allow(
    non_camel_case_types,
    non_upper_case_globals,
    non_snake_case,
    clippy::allow_attributes,
    reason = "they are named as what they shadow"
)]

use ::wire::ApiError as Derive;

/// Types, traits, functions and modules under the names of the prelude, the primitives and errwire.
macro_rules! shadow {
    ($($name:ident)* ; $($ty:ident)*) => {
        $(
            /// It is not what it is called.
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
            pub struct $name;
        )*
        $(
            /// It is not what it is called, and no value: that would be no name for a local at all.
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
            pub struct $ty {}
        )*
    };
}

shadow! {
    Result Ok Err Option Some None String Vec Box Debug Display Formatter Error Arguments
    Send Sync Sized Default Clone Copy From Into AsRef Iterator Fn Write
    Context Contract Delay Envelope Fixed Bodies Message Nested Parts Response Retry
    Spec Text Value Asked
    u8 u16 u64 usize bool char str
    core std alloc errwire http serde bytes __private ;
    __parts __out __cx __asked __into __high __low __row __TABLE __specs __D __v __fixed
}

/// It is not errwire's.
pub trait ApiError {
    /// A method of the same name.
    fn spec(&self) {}
    /// A method of the same name.
    fn parts(&self) {}
    /// A method of the same name.
    fn respond(&self) {}
    /// A method of the same name.
    fn write_message(&self) {}
    /// A method of the same name.
    fn __fields(&self) {}
    /// A method of the same name.
    fn of_none(&self) {}
    /// A method of the same name.
    fn get(&self) {}
    /// A method of the same name.
    fn origin(&self) {}
    /// A method of the same name.
    fn literal(&mut self) {}
    /// A method of the same name.
    fn display(&mut self) {}
    /// A method of the same name.
    fn as_display(&self) {}
}

impl<T: ?::core::marker::Sized> ApiError for T {}

/// Macros that are not to be called.
macro_rules! nothing {
    ($($name:ident)*) => {$(
        #[allow(unused_macros, reason = "nobody calls it: that is the point")]
        macro_rules! $name { ($d:tt) => { ::core::compile_error!("shadowed"); }; }
    )*};
}

nothing! { format_args write matches panic concat stringify vec format unreachable __integrations }

/// Every shape, in a place where no name means what it usually does.
#[derive(::core::fmt::Debug, Derive)]
#[api(crate = ::wire, status = 503, retryable(after = "1s"), envelope = ::wire::envelope::Typed)]
pub enum Shadowed {
    /// Text that is known.
    #[api(message = "known \"text\"")]
    Known,
    /// Text that is made.
    #[api(message = "made {0:>3} {0} {1:?}")]
    Made(::core::primitive::u8, #[api(details)] ::std::string::String),
    /// Every role.
    #[api(status = 409, retryable)]
    Roles {
        /// It is there or not.
        #[api(param, header = "x-a")]
        param: ::core::option::Option<::core::primitive::char>,
        /// A delay.
        #[api(retry_after, extension)]
        delay: ::core::time::Duration,
    },
    /// It is like `Known`.
    #[api(conceal_as = Known)]
    Concealed,
    /// Somebody else.
    #[api(transparent)]
    Inner(::wire::Internal),
    /// A foreign one.
    #[api(classify)]
    Foreign(::std::io::Error),
}

impl ::core::fmt::Display for Shadowed {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("shadowed")
    }
}

impl ::core::error::Error for Shadowed {}
