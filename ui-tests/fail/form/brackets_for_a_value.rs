use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope[errwire::envelope::Typed<Kinds>], crate(my_api::errwire), rename_all{"snake_case"})]
enum RunError {
    #[error("not found")]
    #[api(status[404], message { "It is not there." })]
    NotFound {
        #[api(example(5), details[])]
        number: u8,
    },

    #[error("not yours")]
    #[api(status = 403, conceal_as(Self::NotFound))]
    NotYours,
}

fn main() {}
