use errwire::Internal;

#[derive(Debug, thiserror::Error, errwire::ApiError)]
#[error("no such run")]
#[api(status = 404)]
struct NotFound;

fn read() -> Result<String, NotFound> {
    Ok(std::fs::read_to_string("runs")?)
}

fn answer() -> Result<String, Internal> {
    Ok(read()?)
}

fn main() {
    let _ = answer();
}
