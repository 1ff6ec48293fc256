use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix = "A_PREFIX_THAT_IS_TOO_LONG_BY_ITSELF_ALMOST_")]
enum RunError {
    #[error("written")]
    #[api(status = 404, code = "A_CODE_THAT_GOES_ON_AND_ON_UNTIL_NOBODY_CAN_REMEMBER_HOW_IT_BEGAN")]
    Written,
    #[error("made")]
    #[api(status = 404)]
    OfAVariantWithANameOfItsOwn,
    #[error("just right")]
    #[api(status = 404, code = "SIXTY_THREE_CHARACTERS_ARE_WHAT_A_REASON_OF_AIP_193_MAY_HAVE_XX")]
    JustRight,
}

fn main() {}
