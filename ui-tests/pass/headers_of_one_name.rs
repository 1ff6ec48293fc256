//! The headers that may stand twice, and those that take the place of a default.

use errwire::{ApiError, Context};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 401, challenge = "Bearer realm=\"all\"")]
enum RunError {
    #[error("unknown")]
    Unknown,
    #[error("unknown")]
    #[api(header("www-authenticate" = "Basic realm=\"own\""))]
    Own,
    #[error("unknown")]
    #[api(header("set-cookie" = "a=1", "set-cookie" = "b=2"))]
    Cookies {
        #[api(header = "set-cookie")]
        third: String,
        #[api(header = "set-cookie")]
        fourth: String,
    },
}

fn main() {
    let headers = |error: RunError, name: &str| {
        let response = error.respond(&Context::new());
        let values = response.headers().get_all(name).into_iter();
        values.map(|value| value.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(headers(RunError::Unknown, "www-authenticate"), ["Bearer realm=\"all\""]);
    assert_eq!(headers(RunError::Own, "www-authenticate"), ["Basic realm=\"own\""]);
    let cookies = RunError::Cookies { third: "c=3".to_owned(), fourth: "d=4".to_owned() };
    assert_eq!(headers(cookies, "set-cookie"), ["a=1", "b=2", "c=3", "d=4"]);
}
