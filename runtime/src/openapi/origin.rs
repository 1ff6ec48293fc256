//! Where a response comes from: what its name is made of, and whether an edge that does not negotiate
//! leaves a part of it out.

use std::collections::BTreeSet;

use http::header::VARY;
use serde_json::{Value, json};

use crate::negotiate::PROBLEM_JSON;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Origin {
    /// The full names of the types that answer so, or of the component that it was.
    pub(super) types: BTreeSet<String>,
    /// Whether problem details are the own dialect of one of them.
    pub(super) speaks_problem: bool,
}

impl Origin {
    /// The member of a Response Object that tells, until [`share`](super::share) takes it out.
    pub(crate) const KEY: &str = "x-errwire";

    /// That of a response which somebody else wrote.
    pub(super) fn foreign() -> Self {
        Self { speaks_problem: true, ..Self::default() }
    }

    /// That of a component.
    pub(super) fn component(name: &str) -> Self {
        Self { types: BTreeSet::from([format!("#{name}")]), ..Self::foreign() }
    }

    pub(super) fn join(mut self, other: Self) -> Self {
        self.types.extend(other.types);
        self.speaks_problem |= other.speaks_problem;
        self
    }

    /// What a response tells.
    pub(super) fn of(response: &Value) -> Option<Self> {
        let told = response.get(Self::KEY)?;
        let types = told["types"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Some(Self {
            types: types.map(str::to_owned).collect(),
            speaks_problem: told["negotiated"] != true,
        })
    }

    /// Makes a response tell.
    pub(super) fn mark(&self, response: &mut Value) {
        if let Some(response) = response.as_object_mut() {
            let told = json!({ "types": self.types, "negotiated": !self.speaks_problem });
            response.insert(Self::KEY.to_owned(), told);
        }
    }

    /// Takes out of a response what it tells.
    pub(super) fn take(response: &mut Value) -> Option<Self> {
        let origin = Self::of(response);
        response.as_object_mut().and_then(|response| response.remove(Self::KEY));
        origin
    }
}

/// Leaves out of a response what only clients get that ask for it.
pub(super) fn without_negotiation(response: &mut Value) {
    let Some(origin) = Origin::of(response) else { return };
    if let (false, Some(Value::Object(content))) =
        (origin.speaks_problem, response.get_mut("content"))
    {
        content.remove(PROBLEM_JSON);
    }
    without_vary(response);
}

/// Leaves out of a response that it depends on what the client accepts.
pub(super) fn without_vary(response: &mut Value) {
    let Some(Value::Object(headers)) = response.get_mut("headers") else { return };
    // Somebody else's would have another value.
    if headers.get(VARY.as_str()).is_some_and(|header| header["example"] == "accept") {
        headers.remove(VARY.as_str());
    }
}
