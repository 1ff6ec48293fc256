//! Types of JSON values, learnt from examples.

use std::collections::BTreeMap;
use std::string::String;

use serde_json::Value;

use crate::catalog::sample::has_free_names;

/// What clients may expect of a member. They check it, since one example does not show all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Any,
    Boolean,
    Integer,
    Number,
    Text,
    List(Box<Self>),
    /// An object, each of whose members may be missing or null.
    Object(BTreeMap<String, Self>),
}

impl Type {
    /// The type of an example, of a Rust type.
    pub(super) fn of(value: &Value, rust: &str) -> Self {
        if has_free_names(rust) {
            return Self::Any;
        }
        match value {
            Value::Null => Self::Any,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::Text,
            Value::Array(values) => {
                let types = values.iter().map(|value| Self::of(value, ""));
                Self::List(Box::new(types.reduce(Self::or).unwrap_or(Self::Any)))
            }
            Value::Object(members) => {
                let typed = members.iter().map(|(name, it)| (name.clone(), Self::of(it, "")));
                Self::Object(typed.collect())
            }
        }
    }

    /// The type that has the values of both.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Integer, Self::Integer) => Self::Integer,
            (Self::Integer | Self::Number, Self::Integer | Self::Number) => Self::Number,
            (Self::List(a), Self::List(b)) => Self::List(Box::new(a.or(*b))),
            (Self::Object(mut a), Self::Object(b)) => {
                for (name, other) in b {
                    let ty = match a.remove(&name) {
                        Some(ty) => ty.or(other),
                        None => other,
                    };
                    a.insert(name, ty);
                }
                Self::Object(a)
            }
            (a, b) if a == b => a,
            _ => Self::Any,
        }
    }

    /// The type as a value of JSON, by which the generated code checks: the name of a type, a list
    /// of one, an object of several.
    pub(super) fn descriptor(&self) -> Value {
        match self {
            Self::Any => "any".into(),
            Self::Boolean => "boolean".into(),
            Self::Integer => "integer".into(),
            Self::Number => "number".into(),
            Self::Text => "string".into(),
            Self::List(of) => vec![of.descriptor()].into(),
            Self::Object(members) => {
                members.iter().map(|(name, ty)| (name.clone(), ty.descriptor())).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn several_examples_are_one_type() {
        let of = |value: Value| Type::of(&value, "");
        assert_eq!(of(json!([1, 2.5])), Type::List(Box::new(Type::Number)));
        assert_eq!(of(json!([1, "a"])), Type::List(Box::new(Type::Any)));
        let both = of(json!({"a": 1, "b": true})).or(of(json!({"a": 2, "c": [null]})));
        assert_eq!(both.descriptor(), json!({"a": "integer", "b": "boolean", "c": ["any"]}));
        assert_eq!(Type::of(&json!({"x": 1}), "HashMap<String, u32>"), Type::Any);
    }
}
