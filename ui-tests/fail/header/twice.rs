use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header("x-a" = "1", "x-a" = "2"))]
    InOneList,
    #[error("not found")]
    #[api(status = 404, header("x-a" = "1"), header("x-b" = "2"))]
    #[api(header("x-a" = "3"))]
    InThree,
    #[error("not found")]
    #[api(status = 404, header("x-a" = "1"))]
    AndOnAField {
        #[api(header = "x-a")]
        a: u8,
    },
    #[error("not allowed")]
    #[api(status = 405, allow = "GET", header("allow" = "POST"))]
    Allow,
    #[error("not allowed")]
    #[api(status = 405, allow = "GET")]
    AllowOnAField {
        #[api(header = "allow")]
        methods: String,
    },
    #[error("unknown")]
    #[api(status = 401, challenge = "Basic", header("www-authenticate" = "Negotiate"))]
    Challenge,
    #[error("not found")]
    #[api(header("set-cookie" = "a=1", "set-cookie" = "b=2"))]
    Cookies,
}

fn main() {}
