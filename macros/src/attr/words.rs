//! Words that other derives use: for what is a key here under another name, and for what is theirs.

/// What comparable derives call what is a key here.
const SYNONYMS: &[(&str, &str)] = &[
    ("status_code", "status"),
    ("http_code", "status"),
    ("http_status", "status"),
    ("error_code", "code"),
    ("slug", "code"),
    ("rename", "code"),
    ("msg", "message"),
    ("text", "message"),
    ("detail", "message"),
    ("user_message", "message"),
    ("type", "kind"),
    ("category", "kind"),
    ("hint", "help"),
    ("hide", "mask"),
    ("hidden", "mask"),
    ("internal", "mask"),
    ("public", "expose"),
    ("throttle", "retryable"),
    ("doc_url", "docs"),
    ("type_url", "docs"),
    ("dialect", "envelope"),
    ("data", "details"),
    ("meta", "extension"),
    ("field", "param"),
];

/// The attributes of thiserror and snafu, which stand beside `api` and not in it.
const THEIRS: &[(&str, &str)] = &[
    ("error", "#[error(…)]"),
    ("display", "#[error(…)]"),
    ("fmt", "#[error(…)]"),
    ("from", "#[from]"),
    ("source", "#[source]"),
    ("backtrace", "#[backtrace]"),
];

/// The key that somebody who knows another derive means by a word.
pub(super) fn synonym(word: &str) -> Option<&'static str> {
    find(SYNONYMS, word)
}

/// The attribute of another derive that a word is.
pub(super) fn of_another_derive(word: &str) -> Option<&'static str> {
    find(THEIRS, word)
}

fn find(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
}
