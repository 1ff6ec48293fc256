//! Names of types, made of codes.

use std::collections::BTreeSet;
use std::string::String;

/// What the languages, or the files, already call something.
const TAKEN: &[&str] = &[
    "AggregateError",
    "AnyError",
    "ApiError",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "EOFError",
    "EnvironmentError",
    "Error",
    "EvalError",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "IOError",
    "ImportError",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KnownError",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "ProcessLookupError",
    "RangeError",
    "RecursionError",
    "ReferenceError",
    "RuntimeError",
    "SyntaxError",
    "SystemError",
    "TabError",
    "TimeoutError",
    "TypeError",
    "URIError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnknownError",
    "ValueError",
    "WindowsError",
    "ZeroDivisionError",
];

/// The names that are taken.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    pub(super) fn new() -> Self {
        Self(TAKEN.iter().map(|&name| name.to_owned()).collect())
    }

    /// No names at all.
    pub(super) fn empty() -> Self {
        Self(BTreeSet::new())
    }

    /// The name of a code's type: `PaymentRequiredError` of `PAYMENT_REQUIRED`.
    pub(super) fn of_error(&mut self, code: &str) -> String {
        let words = pascal(code);
        let stem = words.strip_suffix("Error").unwrap_or(&words);
        let name = format!("{stem}Error");
        if self.0.contains(&name) && TAKEN.contains(&&*name) {
            self.unique(&format!("{stem}ApiError"))
        } else {
            self.unique(&name)
        }
    }

    /// The name, or the name with the first number that makes it new.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 2;
        while !self.0.insert(unique.clone()) {
            unique = format!("{name}{number}");
            number += 1;
        }
        unique
    }
}

/// The words of a text, each with a capital letter: an identifier in every language.
pub(super) fn pascal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::new();
    for word in words {
        let (first, rest) = word.split_at(1);
        out.push_str(&first.to_ascii_uppercase());
        if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
            out.push_str(rest);
        } else {
            out.push_str(&rest.to_ascii_lowercase());
        }
    }
    if out.starts_with(|c: char| c.is_ascii_alphabetic()) { out } else { format!("Code{out}") }
}

/// A code as a constant of Python: `PAYMENT_REQUIRED`.
pub(super) fn constant(code: &str) -> String {
    let mut out = String::new();
    let mut before = '_';
    for c in code.chars() {
        let c = if c.is_ascii_alphanumeric() { c } else { '_' };
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
        before = c;
    }
    // What begins with an underscore may be one of the enum's own.
    if out.starts_with(|c: char| c.is_ascii_alphabetic()) { out } else { format!("CODE_{out}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Document;

    #[test]
    fn what_the_files_have_themselves_is_taken() {
        let empty = Document::from_json(r#"{"schema":1,"title":"","codes":[]}"#).unwrap();
        for module in [empty.to_typescript(), empty.to_python()] {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let words = module.split(|c| !is_name(c)).filter(|word| word.ends_with("Error"));
            for word in words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())) {
                assert!(TAKEN.contains(&word), "{word}");
            }
        }
    }

    #[test]
    fn codes_become_names() {
        let mut names = Names::new();
        for (code, expected) in [
            ("PAYMENT_REQUIRED", "PaymentRequiredError"),
            ("payment_required", "PaymentRequiredError2"),
            ("payment.required", "PaymentRequiredError3"),
            ("INTERNAL_ERROR", "InternalError"),
            ("TIMEOUT", "TimeoutApiError"),
            ("TIMEOUT_ERROR", "TimeoutApiError2"),
            ("API_ERROR", "ApiApiError"),
            ("UNKNOWN", "UnknownApiError"),
            ("ERROR", "ApiError2"),
            ("ANY", "AnyApiError"),
            ("agentPaused", "AgentPausedError"),
            ("404", "Code404Error"),
            ("__proto__", "ProtoError"),
            ("...", "CodeError"),
        ] {
            assert_eq!(names.of_error(code), expected, "{code}");
        }
    }

    #[test]
    fn codes_become_constants() {
        for (code, expected) in [
            ("PAYMENT_REQUIRED", "PAYMENT_REQUIRED"),
            ("agentPaused", "AGENT_PAUSED"),
            ("a.b-c", "A_B_C"),
            ("none", "NONE"),
            ("__init__", "CODE___INIT__"),
            ("404", "CODE_404"),
        ] {
            assert_eq!(constant(code), expected, "{code}");
        }
    }
}
