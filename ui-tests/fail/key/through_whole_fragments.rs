use errwire::ApiError;

macro_rules! errors {
    ($($name:ident($key:meta, $value:expr);)*) => {
        $(
            #[derive(Debug, thiserror::Error, ApiError)]
            #[error("it failed")]
            #[api(status = 404, $key, $value)]
            struct $name;
        )*
    };
}

errors! {
    Right(retryable, title = "Right");
    Misspelt(retriable, cod = "MISSPELT");
    Wrong(code = "not found", "WRONG");
}

fn main() {}
