use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404, code = "NO_RUN")]
    Role {
        #[api(extension)]
        name: String,
    },
    #[error("no run {name}")]
    #[api(status = 404, code = "NO_NAME")]
    Text { name: String },
    #[error("no model {0}")]
    #[api(status = 404, code = "NO_MODEL", message = "no model {0}")]
    Message(String),
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[from] errwire::Internal),

    #[error("not yours")]
    #[api(status = 403, conceal_as = Role)]
    AsRole,
    #[error("not yours")]
    #[api(status = 403, conceal_as = Text)]
    AsText,
    #[error("not yours")]
    #[api(status = 403, conceal_as = Message)]
    AsMessage,
    #[error("not yours")]
    #[api(status = 403, conceal_as = Inner)]
    AsInner,
}

fn main() {}
