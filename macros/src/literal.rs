//! The texts of string literals.

use syn::LitStr;

/// As [`LitStr::value`], which goes letter by letter: in a macro that is not optimized that is a good
/// part of all that the derive does.
pub(crate) fn value(literal: &LitStr) -> String {
    let written = literal.token().to_string();
    let plain = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match plain {
        Some(text) if !text.contains('\\') => text.to_owned(),
        _ => literal.value(),
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn however_it_is_written() {
        for literal in
            [r#""""#, r#""it's é 🦀""#, r#""a \"b\" \\ \n \u{e9}""#, r##"r#"a "\n" b"#"##]
        {
            let literal = syn::parse_str(literal).unwrap();
            assert_eq!(value(&literal), literal.value());
        }
    }
}
