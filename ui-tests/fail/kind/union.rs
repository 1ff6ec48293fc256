use errwire::ApiError;

#[derive(ApiError)]
union RunError {
    number: u32,
    float: f32,
}

fn main() {}
