use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("nothing")]
    #[api(status = 404, header())]
    Nothing,
    #[error("no value")]
    #[api(status = 404, header("x-name"))]
    NoValue,
    #[error("an empty value")]
    #[api(status = 404, header("x-name" = ))]
    EmptyValue,
    #[error("no quotes around the name")]
    #[api(status = 404, header(x = "value"))]
    BareName,
    #[error("no quotes around the value")]
    #[api(status = 404, header("x-age" = 3))]
    BareValue,
    #[error("a colon")]
    #[api(status = 404, header("x-name": "value"))]
    Colon,
    #[error("one string")]
    #[api(status = 404, header("x-name: value"))]
    OneString,
    #[error("no comma")]
    #[api(status = 404, header("x-a" = "1" "x-b" = "2"))]
    NoComma,
}

fn main() {}
