//! The cases of `rename_all`, with the spellings and the outcome of serde's.

/// One of serde's eight cases.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    #[default]
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    pub(crate) const ALL: [Self; 8] = [
        Self::Lower,
        Self::Upper,
        Self::Pascal,
        Self::Camel,
        Self::Snake,
        Self::ScreamingSnake,
        Self::Kebab,
        Self::ScreamingKebab,
    ];

    /// How it is written, which is itself in that case.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    /// The name of a variant in this case; as in serde, every capital starts a word.
    pub(crate) fn of_variant(self, name: &str) -> String {
        let words = |separator: char| {
            let mut out = String::with_capacity(name.len() + 4);
            for letter in name.chars() {
                if letter.is_uppercase() && !out.is_empty() {
                    out.push(separator);
                }
                out.push(letter);
            }
            out
        };
        match self {
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Pascal => name.to_owned(),
            Self::Camel => lower_first(name),
            Self::Snake => words('_').to_ascii_lowercase(),
            Self::ScreamingSnake => words('_').to_ascii_uppercase(),
            Self::Kebab => words('-').to_ascii_lowercase(),
            Self::ScreamingKebab => words('-').to_ascii_uppercase(),
        }
    }

    /// Whether a text is in this case already.
    pub(crate) fn admits(self, text: &str) -> bool {
        let first = text.chars().next();
        let only = |extra: Option<char>, letter: fn(&char) -> bool| {
            text.chars().all(|c| c.is_ascii_digit() || Some(c) == extra || letter(&c))
        };
        match self {
            Self::Lower => only(None, char::is_ascii_lowercase),
            Self::Upper => only(None, char::is_ascii_uppercase),
            Self::Pascal => {
                first.is_some_and(|c| c.is_ascii_uppercase())
                    && only(None, char::is_ascii_alphabetic)
            }
            Self::Camel => {
                first.is_some_and(|c| c.is_ascii_lowercase())
                    && only(None, char::is_ascii_alphabetic)
            }
            Self::Snake => only(Some('_'), char::is_ascii_lowercase),
            Self::ScreamingSnake => only(Some('_'), char::is_ascii_uppercase),
            Self::Kebab => only(Some('-'), char::is_ascii_lowercase),
            Self::ScreamingKebab => only(Some('-'), char::is_ascii_uppercase),
        }
    }

    /// A text of another case in this one, to suggest it.
    pub(crate) fn of_text(self, text: &str) -> String {
        let mut pascal = String::with_capacity(text.len());
        let mut previous = '_';
        for letter in text.chars() {
            if letter.is_ascii_alphanumeric() {
                let starts = !previous.is_ascii_alphanumeric()
                    || !previous.is_ascii_uppercase() && letter.is_ascii_uppercase();
                pascal.push(if starts {
                    letter.to_ascii_uppercase()
                } else {
                    letter.to_ascii_lowercase()
                });
            }
            previous = letter;
        }
        self.of_variant(&pascal)
    }
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_renamed_as_serde_does() {
        for (name, expected) in [
            (
                "Outcome",
                [
                    "outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome",
                    "OUTCOME",
                ],
            ),
            (
                "VeryTasty",
                [
                    "verytasty",
                    "VERYTASTY",
                    "VeryTasty",
                    "veryTasty",
                    "very_tasty",
                    "VERY_TASTY",
                    "very-tasty",
                    "VERY-TASTY",
                ],
            ),
            ("A", ["a", "A", "A", "a", "a", "A", "a", "A"]),
            ("Z42", ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]),
            (
                "IOError",
                [
                    "ioerror",
                    "IOERROR",
                    "IOError",
                    "iOError",
                    "i_o_error",
                    "I_O_ERROR",
                    "i-o-error",
                    "I-O-ERROR",
                ],
            ),
        ] {
            assert_eq!(Case::ALL.map(|case| case.of_variant(name)), expected.map(String::from));
        }
    }

    #[test]
    fn a_case_admits_what_it_makes_and_corrects_what_it_does_not() {
        for case in Case::ALL {
            for name in ["Outcome", "VeryTasty", "Z42", "Http2Error"] {
                let made = case.of_variant(name);
                assert!(case.admits(&made), "{made} in {case:?}");
                assert_eq!(case.of_text(&made), made, "{case:?}");
            }
        }
        assert_eq!(Case::ScreamingSnake.of_text("notFound"), "NOT_FOUND");
        assert_eq!(Case::ScreamingSnake.of_text("not-found"), "NOT_FOUND");
        assert_eq!(Case::Snake.of_text("NOT_FOUND"), "not_found");
        assert_eq!(Case::Camel.of_text("NOT_FOUND"), "notFound");
        assert!(!Case::ScreamingSnake.admits("Not_Found"));
        assert!(!Case::Snake.admits("not-found"));
    }
}
