use errwire::ApiError;

macro_rules! errors {
    ($($name:ident: $what:expr;)*) => {
        $(
            #[derive(Debug, thiserror::Error, ApiError)]
            #[error("invalid")]
            #[api(status = 422, message = concat!("invalid ", $what))]
            struct $name;
        )*
    };
}

errors! { InvalidName: "name"; }

fn main() {}
