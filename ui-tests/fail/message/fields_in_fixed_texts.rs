use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no agent {id}")]
    #[api(status = 404, title = "No agent {id}", help = "See {docs}, or ask for { id:>8 }.")]
    NoAgent { id: u64 },
    #[error("gone")]
    #[api(status = 410, title = "Gone {0}", help = "Braces such as {x} and {} are text.")]
    Gone(u64),

    #[error("busy")]
    #[api(status = 503, kind = "busy_{0}", since = "{0}", deprecated = "Since {0}.")]
    Busy(u64),
}

fn main() {}
