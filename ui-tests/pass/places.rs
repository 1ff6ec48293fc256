//! Types that are declared where types can be declared, and see what is around them.

use errwire::{ApiError, Context, Contract, Spec};

pub mod api {
    pub mod v1 {
        use errwire::envelope::Flat as Dialect;

        #[derive(Debug, thiserror::Error, errwire::ApiError)]
        #[error("private")]
        #[api(status = 404, envelope = Dialect, code_enum = PrivateCode)]
        struct Private(#[api(details, example = "what")] super::Detail);

        #[derive(Debug, thiserror::Error, errwire::ApiError)]
        #[error("public in part")]
        #[api(status = 404, envelope = self::Dialect, code_enum = InPartCode)]
        pub(in crate::api) struct InPart(#[api(details, example = "what")] super::super::api::Detail);

        #[derive(Debug, thiserror::Error, errwire::ApiError)]
        #[error("public")]
        #[api(status = 404, envelope = crate::api::v1::Dialect, code_enum = PublicCode)]
        pub struct Public;

        pub fn statuses() -> [u16; 2] {
            use errwire::{ApiError, Code};
            let codes = [
                PrivateCode::from_text("PRIVATE").status(),
                InPartCode::from_text("IN_PART").status(),
            ];
            let _ = (Private(super::Detail).spec(), InPart(super::Detail).spec());
            codes.map(|status| status.map_or(0, |status| status.as_u16()))
        }
    }

    #[derive(Debug, serde::Serialize)]
    struct Detail;
}

fn in_a_function() -> &'static str {
    #[derive(Debug, serde::Serialize)]
    struct Local;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("in a function")]
    #[api(status = 400, code_enum = InnerCode)]
    enum Inner {
        A(#[api(details, example = "what")] Local),
    }

    let _ = InnerCode::from("A").status();
    Inner::A(Local).spec().code
}

const IN_A_CONST: fn() -> &'static [Spec] = {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("in a const")]
    #[api(status = 400)]
    enum Inner {
        A,
        B,
    }

    let _ = Inner::A;
    let _ = Inner::B;
    <Inner as Contract>::specs
};

fn main() {
    assert_eq!(api::v1::statuses(), [404, 404]);
    assert_eq!(api::v1::PublicCode::Public.as_str(), "PUBLIC");
    assert_eq!(api::v1::Public.respond(&Context::new()).status(), 404);
    assert_eq!(in_a_function(), "A");
    assert_eq!(IN_A_CONST().len(), 2);
}
