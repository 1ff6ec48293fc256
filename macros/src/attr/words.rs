//! Words that other derives use: for what is a key here under another name, and for what is theirs.

use crate::keys::{self, Place};

/// What comparable derives call what is a key here.
const SYNONYMS: &[(&str, &str)] = &[
    ("status_code", "status"),
    ("http_code", "status"),
    ("http_status", "status"),
    ("error_code", "code"),
    ("slug", "code"),
    ("reason", "code"),
    ("rename", "code"),
    ("rename", "extension"),
    ("msg", "message"),
    ("text", "message"),
    ("detail", "message"),
    ("user_message", "message"),
    ("type", "kind"),
    ("category", "kind"),
    ("summary", "title"),
    ("hint", "help"),
    ("hints", "help"),
    ("hide", "mask"),
    ("hidden", "mask"),
    ("internal", "mask"),
    ("redact", "mask"),
    ("public", "expose"),
    ("throttle", "retryable"),
    ("delay", "after"),
    ("delay", "retry_after"),
    ("wait", "after"),
    ("wait", "retry_after"),
    ("level", "log"),
    ("log_level", "log"),
    ("severity", "log"),
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

/// The key that is valid here and that somebody who knows another derive means by a word.
pub(super) fn synonym(word: &str, place: Place) -> Option<&'static str> {
    let meant = SYNONYMS.iter().filter(|(known, _)| *known == word).map(|(_, meant)| *meant);
    meant.into_iter().find(|key| keys::find(key, place).is_some())
}

/// The attribute of another derive that a word is.
pub(super) fn of_another_derive(word: &str) -> Option<&'static str> {
    THEIRS.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
}
