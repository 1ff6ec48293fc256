use errwire::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound<'a>(&'a str);

fn main() {}
