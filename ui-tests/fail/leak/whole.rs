use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read: {self:?}")]
    #[api(status = 404)]
    Inline(#[source] std::io::Error),

    #[error("can't write {name}: {:#?}", self)]
    #[api(status = 404)]
    Argument {
        name: String,
        #[source]
        cause: std::io::Error,
    },

    #[error("it shows no cause: {self:?}")]
    #[api(status = 404)]
    NoCause { name: String },
}

fn main() {}
