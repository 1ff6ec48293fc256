//! Names that are keywords; codes and texts have them without `r#`.

use errwire::{ApiError, Contract};

#[derive(Debug, thiserror::Error, ApiError)]
enum r#Error {
    #[error("no {type}")]
    #[api(status = 404, message = "no {type} of {self_}")]
    r#Match { r#type: String, self_: u8 },

    #[error("wrong")]
    #[api(status = 400, conceal_as = r#Try)]
    Wrong,

    #[error("try again")]
    #[api(status = 503, message = "try again")]
    r#Try,

    #[error("again")]
    #[api(status = 429)]
    Again {
        #[api(extension)]
        r#loop: u8,
    },
}

fn main() {
    let codes = r#Error::specs().iter().map(|spec| spec.code);
    assert_eq!(codes.collect::<Vec<_>>(), ["MATCH", "WRONG", "TRY", "AGAIN"]);
    assert_eq!(r#Error::specs()[0].variant, "Match");
}
