//! Format strings, cut into literal runs and placeholders (`std::fmt`'s grammar).

/// One part of a format string.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Segment {
    /// Text, with `{{` and `}}` undone.
    Literal(String),
    Placeholder(Placeholder),
}

/// What stands between braces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Placeholder {
    /// A name, a number, or nothing.
    pub(crate) argument: String,
    /// What follows the colon.
    pub(crate) spec: String,
}

impl Placeholder {
    /// Whether width or precision come from another argument.
    pub(crate) fn borrows_arguments(&self) -> bool {
        // The first letter fills if the second aligns, whatever it is.
        let fill = match self.spec.char_indices().nth(1) {
            Some((end, '<' | '^' | '>')) => end,
            _ => 0,
        };
        let spec = self.spec.get(fill..).unwrap_or_default();
        spec.contains('$') || spec.contains(".*")
    }

    /// Whether `format!` knows what follows the colon.
    pub(crate) fn is_format(&self) -> bool {
        let mut letters = self.spec.trim_end().chars();
        let is_alignment = |letter: Option<char>| matches!(letter, Some('<' | '^' | '>'));
        // The first letter fills if the second aligns, whatever it is.
        if is_alignment(letters.clone().nth(1)) {
            letters.by_ref().take(2).for_each(drop);
        } else if is_alignment(letters.clone().next()) {
            letters.next();
        }
        let rest = letters.as_str();
        let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let rest = rest.strip_prefix('#').unwrap_or(rest);
        let is_digit = |letter: char| letter.is_ascii_digit();
        let rest = rest.trim_start_matches(is_digit);
        let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(is_digit));
        matches!(rest, "" | "?" | "x?" | "X?" | "o" | "x" | "X" | "p" | "b" | "e" | "E")
    }

    /// The trait of `core::fmt` that it asks for.
    pub(crate) fn fmt_trait(&self) -> &'static str {
        match self.spec.trim_end().chars().next_back() {
            Some('?') => "Debug",
            Some('o') => "Octal",
            Some('x') => "LowerHex",
            Some('X') => "UpperHex",
            Some('p') => "Pointer",
            Some('b') => "Binary",
            Some('e') => "LowerExp",
            Some('E') => "UpperExp",
            _ => "Display",
        }
    }
}

/// Cuts a format string, or says what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Vec<Segment>, String> {
    let mut segments = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let (run, from_brace) = rest.split_at(brace);
        literal.push_str(run);
        if let Some(after) = from_brace.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = from_brace.strip_prefix("}}") {
            literal.push('}');
            rest = after;
        } else if let Some(inside) = from_brace.strip_prefix('{') {
            let closed = inside.split_once('}').filter(|(inside, _)| !inside.contains('{'));
            let Some((inside, after)) = closed else {
                return Err("`{` is never closed; write `{{` for a brace".to_owned());
            };
            if !literal.is_empty() {
                segments.push(Segment::Literal(core::mem::take(&mut literal)));
            }
            let (argument, spec) = inside.split_once(':').unwrap_or((inside, ""));
            segments.push(Segment::Placeholder(Placeholder {
                argument: argument.trim().to_owned(),
                spec: spec.to_owned(),
            }));
            rest = after;
        } else {
            return Err("`}` closes nothing; write `}}` for a brace".to_owned());
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        segments.push(Segment::Literal(literal));
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Segment {
        Segment::Literal(text.to_owned())
    }

    fn placeholder(argument: &str, spec: &str) -> Segment {
        Segment::Placeholder(Placeholder { argument: argument.to_owned(), spec: spec.to_owned() })
    }

    #[test]
    fn strings_are_cut_as_format_args_does() {
        for (text, segments) in [
            ("", vec![]),
            ("plain", vec![literal("plain")]),
            ("{{}} {{x}}", vec![literal("{} {x}")]),
            ("{a}", vec![placeholder("a", "")]),
            ("a {b} c", vec![literal("a "), placeholder("b", ""), literal(" c")]),
            ("{0:?}{amount:.2}", vec![placeholder("0", "?"), placeholder("amount", ".2")]),
            ("{{{x}}}", vec![literal("{"), placeholder("x", ""), literal("}")]),
            ("{}", vec![placeholder("", "")]),
            ("{x:>width$}", vec![placeholder("x", ">width$")]),
        ] {
            assert_eq!(parse(text), Ok(segments), "{text}");
        }
        for text in ["a {b", "{ {b} }"] {
            assert!(parse(text).unwrap_err().starts_with("`{` is never closed"), "{text}");
        }
        assert!(parse("a } b").unwrap_err().starts_with("`}` closes nothing"));
    }

    #[test]
    fn formats_are_those_of_the_standard_library() {
        let is_format = |spec: &str| {
            let spec = spec.to_owned();
            Placeholder { argument: "0".to_owned(), spec }.is_format()
        };
        for spec in ["", "?", "#?", "x?", "08.3", "+e", "*^6", "<", "$<8X", "ü>3", "#010x", "? "] {
            assert!(is_format(spec), "{spec}");
        }
        for spec in ["B", "P", "?x", "#!", "y", "s", " 8", "08,3", "<<<", "x#"] {
            assert!(!is_format(spec), "{spec}");
        }
    }

    #[test]
    fn widths_and_precisions_from_arguments_are_seen() {
        let borrows = |spec: &str| {
            let spec = spec.to_owned();
            Placeholder { argument: "0".to_owned(), spec }.borrows_arguments()
        };
        for spec in [">width$", ".1$", ".*", "*>w$", "$^.*", "5.*"] {
            assert!(borrows(spec), "{spec}");
        }
        for spec in ["", "*^6", "$<8", ".>4", ".2", "#?", "ü>3"] {
            assert!(!borrows(spec), "{spec}");
        }
    }
}
