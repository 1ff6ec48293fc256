use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404, example = "no such run: 7")]
    NotFound {
        #[api(example = "run_7")]
        run: String,
    },

    #[error("the run {run} is another's")]
    #[api(status = 403, conceal_as = NotFound, example = "the run 7 is another's")]
    NotYours {
        #[api(example = "run_7")]
        run: String,
    },

    #[error("{provider} does not answer")]
    #[api(status = 502)]
    Upstream {
        #[api(example = "acme")]
        provider: String,
    },

    #[error("{limit} runs at once are too many")]
    #[api(status = 409, example = "3 runs at once are too many")]
    TooMany {
        #[api(example = 3)]
        limit: u32,
    },

    #[error(transparent)]
    #[api(transparent)]
    Inner(#[api(example = "?")] errwire::Internal),
}

fn main() {}
