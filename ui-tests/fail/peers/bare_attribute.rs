use errwire::ApiError;

#[derive(Debug, ApiError)]
#[api]
struct NotFound;

impl std::fmt::Display for NotFound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not found")
    }
}

impl std::error::Error for NotFound {}

fn main() {
    // It is an error and an `ApiError` all the same.
    let _: [&dyn ApiError; 1] = [&NotFound];
}
