//! What an operation takes, and so what of it can be refused.

use std::collections::BTreeSet;

use serde_json::Value;

/// A part of a request that an extractor reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    Path,
    Query,
    Header,
    Body,
}

/// What an operation takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs(BTreeSet<Input>);

impl Inputs {
    /// What an operation at this path takes, by its Parameter Objects and those of its path;
    /// `shared` knows those of the components.
    pub(crate) fn of<'a>(
        path: &str,
        parameters: impl IntoIterator<Item = &'a Value>,
        has_body: bool,
        shared: &dyn Fn(&str) -> Option<Value>,
    ) -> Self {
        let mut inputs = BTreeSet::new();
        if path.contains('{') {
            inputs.insert(Input::Path);
        }
        if has_body {
            inputs.insert(Input::Body);
        }
        for parameter in parameters {
            let reference = parameter.get("$ref").and_then(Value::as_str);
            let found =
                reference.and_then(|it| shared(it.strip_prefix("#/components/parameters/")?));
            match found.as_ref().unwrap_or(parameter).get("in").and_then(Value::as_str) {
                Some("path") => inputs.insert(Input::Path),
                Some("header" | "cookie") => inputs.insert(Input::Header),
                // Of one that can't be found, the commonest is assumed.
                _ => inputs.insert(Input::Query),
            };
        }
        Self(inputs)
    }

    pub(super) fn has(&self, input: Input) -> bool {
        self.0.contains(&input)
    }
}
