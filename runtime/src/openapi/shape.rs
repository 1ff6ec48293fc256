//! What JSON values look like, as far as anybody has seen.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What a value may be. The default is nothing at all, and joining shapes only adds to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shape {
    /// It may be anything, whatever stands in the other members.
    pub(super) any: bool,
    pub(super) null: bool,
    pub(super) booleans: BTreeSet<bool>,
    pub(super) number: Option<Number>,
    pub(super) text: Option<Text>,
    /// What the items of an array may be.
    pub(super) items: Option<Box<Shape>>,
    pub(super) members: Option<BTreeMap<String, Member>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Number {
    /// One of these: the statuses.
    Of(BTreeSet<u64>),
    Integer,
    Real,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Text {
    /// One of these codes, each with whether it is deprecated.
    Codes(BTreeMap<String, bool>),
    Any,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) shape: Shape,
    pub(super) required: bool,
}

/// What is known of a body before anybody looks at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// The code, and whether it is deprecated.
    pub(super) code: (&'a str, bool),
    /// The status of the error, which need not be that of the response.
    pub(super) status: u16,
    /// What comes from the fields of the error: other values may stand there another time.
    pub(super) parts: &'a [Part],
}

/// A value that comes from a field.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) value: Value,
    pub(super) shape: Shape,
}

impl Shape {
    pub(super) fn any() -> Self {
        Self { any: true, ..Self::default() }
    }

    pub(super) fn null() -> Self {
        Self { null: true, ..Self::default() }
    }

    pub(super) fn boolean() -> Self {
        Self { booleans: BTreeSet::from([false, true]), ..Self::default() }
    }

    pub(super) fn number(number: Number) -> Self {
        Self { number: Some(number), ..Self::default() }
    }

    pub(super) fn text(text: Text) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    pub(super) fn array(items: Self) -> Self {
        Self { items: Some(Box::new(items)), ..Self::default() }
    }

    pub(super) fn object(members: BTreeMap<String, Member>) -> Self {
        Self { members: Some(members), ..Self::default() }
    }

    /// What a body shows of itself.
    ///
    /// The texts of a body may be others the next time, but for the code; so may its numbers, but
    /// for the status. What is neither from a field nor a text or number is the dialect's own.
    pub(super) fn of(value: &Value, known: Known<'_>) -> Self {
        if let Some(part) = known.parts.iter().find(|part| part.value == *value) {
            return part.shape.clone();
        }
        let (code, is_deprecated) = known.code;
        match value {
            Value::Null => Self::null(),
            Value::Bool(flag) => Self { booleans: BTreeSet::from([*flag]), ..Self::default() },
            Value::Number(number) => Self::number(match number.as_u64() {
                Some(status) if status == u64::from(known.status) => {
                    Number::Of(BTreeSet::from([status]))
                }
                _ if number.is_f64() => Number::Real,
                _ => Number::Integer,
            }),
            Value::String(text) if text == code => {
                Self::text(Text::Codes(BTreeMap::from([(code.to_owned(), is_deprecated)])))
            }
            Value::String(_) => Self::text(Text::Any),
            Value::Array(items) => {
                let items = items.iter().map(|item| Self::of(item, known));
                Self::array(items.fold(Self::default(), Self::join))
            }
            Value::Object(members) => Self::object(
                members
                    .iter()
                    .map(|(name, value)| {
                        let shape = Self::of(value, known);
                        (name.clone(), Member { shape, required: true })
                    })
                    .collect(),
            ),
        }
    }

    /// What another value of the same type looks like, where each has the same members.
    pub(super) fn exact(value: &Value) -> Self {
        Self::of(value, Known { code: ("", false), status: 0, parts: &[] })
    }

    /// What another value of the same type may look like: a member of an object may be left out or
    /// null.
    pub(super) fn loose(value: &Value) -> Self {
        match value {
            Value::Null => Self::any(),
            Value::Bool(_) => Self::boolean(),
            Value::Number(number) if number.is_f64() => Self::number(Number::Real),
            Value::Number(_) => Self::number(Number::Integer),
            Value::String(_) => Self::text(Text::Any),
            Value::Array(items) => {
                let items = items.iter().map(Self::loose);
                Self::array(items.fold(Self::default(), Self::join))
            }
            Value::Object(members) => Self::object(
                members
                    .iter()
                    .map(|(name, value)| {
                        let shape = Self::loose(value).join(Self::null());
                        (name.clone(), Member { shape, required: false })
                    })
                    .collect(),
            ),
        }
    }

    /// What is either of these.
    pub(super) fn join(self, other: Self) -> Self {
        let joined = Self {
            any: self.any || other.any,
            null: self.null || other.null,
            booleans: &self.booleans | &other.booleans,
            number: either(self.number, other.number, Number::join),
            text: either(self.text, other.text, Text::join),
            items: either(self.items, other.items, |a, b| Box::new(a.join(*b))),
            members: either(self.members, other.members, join_members),
        };
        joined.widened()
    }

    /// JSON Schema lists values of all types in one `enum`: where one type has no end of them, none
    /// is listed.
    fn widened(mut self) -> Self {
        if self.any {
            return Self::any();
        }
        let is_endless = self.items.is_some()
            || self.members.is_some()
            || matches!(self.text, Some(Text::Any))
            || matches!(self.number, Some(Number::Integer | Number::Real))
            || self.booleans.len() == 2;
        if is_endless {
            if !self.booleans.is_empty() {
                self.booleans = BTreeSet::from([false, true]);
            }
            if let Some(Number::Of(_)) = self.number {
                self.number = Some(Number::Integer);
            }
            self.text = self.text.map(|_| Text::Any);
        }
        self
    }
}

impl Number {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Of(a), Self::Of(b)) => Self::Of(&a | &b),
            (Self::Real, _) | (_, Self::Real) => Self::Real,
            _ => Self::Integer,
        }
    }
}

impl Text {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Codes(mut a), Self::Codes(b)) => {
                for (code, is_deprecated) in b {
                    // It is still answered where it is not deprecated.
                    a.entry(code)
                        .and_modify(|known| *known &= is_deprecated)
                        .or_insert(is_deprecated);
                }
                Self::Codes(a)
            }
            _ => Self::Any,
        }
    }
}

/// The members of either object; only what both require is required.
fn join_members(
    mut a: BTreeMap<String, Member>,
    b: BTreeMap<String, Member>,
) -> BTreeMap<String, Member> {
    for (name, member) in &mut a {
        member.required &= b.get(name).is_some_and(|other| other.required);
    }
    for (name, member) in b {
        let joined = match a.remove(&name) {
            Some(known) => Member {
                shape: known.shape.join(member.shape),
                required: known.required && member.required,
            },
            None => Member { required: false, ..member },
        };
        a.insert(name, joined);
    }
    a
}

fn either<T>(a: Option<T>, b: Option<T>, both: impl FnOnce(T, T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(both(a, b)),
        (one, None) | (None, one) => one,
    }
}
