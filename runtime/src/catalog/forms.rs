//! The forms in which a document is written.

use std::string::String;

use super::document::Document;

pub(super) struct Form {
    /// As it is asked for on the command line.
    pub(super) name: &'static str,
    /// How the name of a file ends that has it.
    pub(super) ending: &'static str,
    pub(super) write: fn(&Document) -> String,
}

pub(super) const FORMS: [Form; 5] = [
    Form { name: "json", ending: "json", write: Document::to_json },
    Form { name: "markdown", ending: "md", write: Document::to_markdown },
    Form { name: "html", ending: "html", write: Document::to_html },
    Form { name: "typescript", ending: "ts", write: Document::to_typescript },
    Form { name: "python", ending: "py", write: Document::to_python },
];
