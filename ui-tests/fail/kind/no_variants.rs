use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 200, lock = " ")]
enum Never {}

fn main() {}
