//! Names of schemas: of the letters that OpenAPI takes, `A-Z a-z 0-9 . _ -`.

/// The name of a type without the paths to it and to its parameters.
pub(crate) fn short(full: &str) -> String {
    let words = full.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    spelled(words.map(|word| word.rsplit_once("::").map_or(word, |(_, name)| name)))
}

/// The name of a type with the path to it.
pub(super) fn long(full: &str) -> String {
    spelled([&*full.replace("::", ".")].into_iter())
}

fn spelled<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut name = String::new();
    for letter in words.flat_map(str::chars) {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-') {
            name.push(letter);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_letters_that_openapi_takes() {
        assert_eq!(short("app::run::RunError"), "RunError");
        assert_eq!(short("app::Wrapped<alloc::vec::Vec<app::A>, b::B>"), "Wrapped_Vec_A_B");
        assert_eq!(short("a::E<'_, [u8; 4]>"), "E_u8_4");
        assert_eq!(short("Überfehler"), "berfehler");
        assert_eq!(long("app::run::RunError"), "app.run.RunError");
    }
}
