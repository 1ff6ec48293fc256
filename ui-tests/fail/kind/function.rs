use errwire::ApiError;

#[derive(ApiError)]
fn not_found() {}

fn main() {}
