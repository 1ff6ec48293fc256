//! Names of components: of the letters that OpenAPI takes, `A-Z a-z 0-9 . _ -`.

use crate::negotiate::PROBLEM_JSON;

/// What the schemas of problem details end with.
const PROBLEM: &str = ".problem";

/// The name of a type without the paths to it and to its parameters.
pub(crate) fn short(full: &str) -> String {
    let words = full.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    spelled(words.map(|word| word.rsplit_once("::").map_or(word, |(_, name)| name)))
}

/// The name of a type with the path to it.
pub(super) fn long(full: &str) -> String {
    spelled([&*full.replace("::", ".")].into_iter())
}

/// What follows the name of a response in that of its schema, by media type.
pub(super) fn in_media_type<'a>(
    media_types: impl Iterator<Item = &'a String>,
) -> Vec<(String, String)> {
    let mut is_first = true;
    let suffixes = media_types.map(|media_type| {
        let suffix = match &**media_type {
            PROBLEM_JSON => PROBLEM.to_owned(),
            _ if core::mem::take(&mut is_first) => String::new(),
            other => spelled([".", &other.replace('/', ".")].into_iter()),
        };
        (media_type.clone(), suffix)
    });
    suffixes.collect()
}

/// Whether the schema has the name of one of the response's, or of one like it.
pub(super) fn is_of(schema: &str, response: &str) -> bool {
    let begins = |name: &str, with: &str| {
        name.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    begins(schema, response) || begins(response, schema.trim_end_matches(PROBLEM))
}

pub(super) fn spelled<'a>(words: impl Iterator<Item = &'a str>) -> String {
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

    #[test]
    fn a_schema_is_of_the_response_of_its_name() {
        assert!(is_of("A.404", "A.404") && is_of("A.404.problem", "A.404"));
        assert!(is_of("A.404.problem", "A.404.read_run") && is_of("A.404", "A.404.read_run"));
        assert!(
            !is_of("A", "AnError.404") && !is_of("A.4041", "A.404") && !is_of("B.404", "A.404")
        );
    }
}
