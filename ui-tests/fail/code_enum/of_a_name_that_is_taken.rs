use errwire::ApiError;

struct RunCode;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed")]
#[api(status = 404, code_enum = RunCode)]
pub(crate) enum RunError {}

fn main() {}
