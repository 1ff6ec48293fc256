use errwire::ApiError;

#[derive(Debug)]
enum Plan {
    Free,
}

impl std::fmt::Display for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not in {plan}")]
    #[api(status = 403)]
    NotInPlan { plan: Plan },
    #[error("bad number: {0}")]
    #[api(status = 400)]
    BadNumber(std::num::ParseIntError),
}

fn main() {
    let _ = Plan::Free;
}
