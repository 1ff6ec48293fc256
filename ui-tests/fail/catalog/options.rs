use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
struct NotFound;

errwire::catalog! {
    static ERRORS = [NotFound], egde = Nested, title = "Errors", lock = LOCK, edge = 5, edge;
}

errwire::catalog! {
    static TWO_EDGES = [NotFound],
    edge = errwire::envelope::Nested,
    edge = errwire::envelope::Nested;
}

fn main() {}
