//! Shapes as JSON Schema (2020-12), and back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::shape::{Member, Number, Shape, Text};

/// How the note of a code's schema begins.
const DEPRECATED: &str = "Deprecated: ";

impl Shape {
    /// The schema of the values that have this shape.
    pub(super) fn to_schema(&self) -> Value {
        // Many generators know `properties` and `items` only where there is one of them.
        if let (false, Some(items), Some(_)) = (self.any, &self.items, &self.members) {
            let arrays = Self { items: Some(items.clone()), ..Self::default() };
            let others = Self { items: None, ..self.clone() };
            return json!({ "anyOf": [arrays.to_schema(), others.to_schema()] });
        }
        let mut schema = Map::new();
        let types = self.types();
        schema.insert(
            "type".into(),
            match &*types {
                [one] => json!(one),
                _ => json!(types),
            },
        );
        if let Some(values) = self.values() {
            schema.insert("enum".into(), values.into());
        }
        if let Some(Text::Codes(codes)) = &self.text {
            let old = codes.iter().filter(|(_, is_deprecated)| **is_deprecated);
            let old = old.map(|(code, _)| format!("`{code}`")).collect::<Vec<_>>();
            if !old.is_empty() {
                let note = format!("{DEPRECATED}{}.", old.join(", "));
                schema.insert("description".into(), note.into());
            }
            if old.len() == codes.len() {
                schema.insert("deprecated".into(), true.into());
            }
        }
        if let Some(items) = &self.items {
            // An array that nobody has seen an item of may have any.
            let items = if **items == Self::default() { &Self::any() } else { &**items };
            schema.insert("items".into(), items.to_schema());
        }
        if let Some(members) = &self.members {
            let required = members.iter().filter(|(_, member)| member.required);
            let required = required.map(|(name, _)| name.as_str()).collect::<Vec<_>>();
            let properties = members.iter().map(|(name, member)| (name, member.shape.to_schema()));
            let properties = properties.map(|(name, schema)| (name.clone(), schema));
            let properties = properties.collect::<Map<_, _>>();
            if !properties.is_empty() {
                schema.insert("properties".into(), properties.into());
            }
            if !required.is_empty() {
                schema.insert("required".into(), required.into());
            }
        }
        schema.into()
    }

    fn types(&self) -> Vec<&'static str> {
        if self.any {
            return vec!["array", "boolean", "null", "number", "object", "string"];
        }
        let number = match self.number {
            Some(Number::Real) => "number",
            _ => "integer",
        };
        let types = [
            ("array", self.items.is_some()),
            ("boolean", !self.booleans.is_empty()),
            (number, self.number.is_some()),
            ("null", self.null),
            ("object", self.members.is_some()),
            ("string", self.text.is_some()),
        ];
        let mut types =
            types.into_iter().filter_map(|(name, is)| is.then_some(name)).collect::<Vec<_>>();
        types.sort_unstable();
        types
    }

    /// All values, where they have an end.
    fn values(&self) -> Option<Vec<Value>> {
        let is_listed = matches!(self.text, Some(Text::Codes(_)))
            || matches!(self.number, Some(Number::Of(_)))
            || self.booleans.len() == 1;
        if !is_listed {
            return None;
        }
        let mut values = self.booleans.iter().map(|flag| json!(flag)).collect::<Vec<_>>();
        if let Some(Number::Of(numbers)) = &self.number {
            values.extend(numbers.iter().map(|number| json!(number)));
        }
        if let Some(Text::Codes(codes)) = &self.text {
            values.extend(codes.keys().map(|code| json!(code)));
        }
        if self.null {
            values.push(Value::Null);
        }
        Some(values)
    }

    /// The shape whose schema this is, if it is a shape's.
    pub(super) fn from_schema(schema: &Value) -> Option<Self> {
        let shape = Self::read(schema)?;
        (shape.to_schema() == *schema).then_some(shape)
    }

    fn read(schema: &Value) -> Option<Self> {
        let schema = schema.as_object()?;
        let types = match schema.get("type")? {
            Value::String(one) => vec![one.as_str()],
            Value::Array(all) => all.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?,
            _ => return None,
        };
        let is_any = types.len() > 5 && types.contains(&"number");
        if is_any {
            return Some(Self::any());
        }
        let mut shape = Self::default();
        for ty in types {
            shape = shape.join(match ty {
                "array" => {
                    let items = schema.get("items").and_then(Self::read)?;
                    Self::array(items)
                }
                "boolean" => Self::boolean(),
                "integer" => Self::number(Number::Integer),
                "number" => Self::number(Number::Real),
                "null" => Self::null(),
                "object" => Self::object(read_members(schema)?),
                "string" => Self::text(Text::Any),
                _ => return None,
            });
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            let note = schema.get("description").and_then(Value::as_str).unwrap_or_default();
            shape = read_values(values, note)?;
        }
        Some(shape)
    }
}

fn read_members(schema: &Map<String, Value>) -> Option<BTreeMap<String, Member>> {
    let required = match schema.get("required") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => BTreeSet::new(),
    };
    let Some(properties) = schema.get("properties") else { return Some(BTreeMap::new()) };
    let members = properties.as_object()?.iter().map(|(name, schema)| {
        let shape = Shape::read(schema)?;
        Some((name.clone(), Member { shape, required: required.contains(name.as_str()) }))
    });
    members.collect()
}

fn read_values(values: &[Value], note: &str) -> Option<Shape> {
    let old = note.strip_prefix(DEPRECATED).unwrap_or_default();
    let shapes = values.iter().map(|value| match value {
        Value::Null => Some(Shape::null()),
        Value::Bool(flag) => Some(Shape { booleans: BTreeSet::from([*flag]), ..Shape::default() }),
        Value::Number(number) => {
            Some(Shape::number(Number::Of(BTreeSet::from([number.as_u64()?]))))
        }
        Value::String(code) => {
            let is_deprecated = old.contains(&format!("`{code}`"));
            Some(Shape::text(Text::Codes(BTreeMap::from([(code.clone(), is_deprecated)]))))
        }
        Value::Array(_) | Value::Object(_) => None,
    });
    shapes
        .collect::<Option<Vec<_>>>()
        .map(|all| all.into_iter().fold(Shape::default(), Shape::join))
}

/// Whether a schema can be joined with others.
pub(super) fn is_shape(schema: &Value) -> bool {
    Shape::from_schema(schema).is_some()
}

/// The schema of what has one of these.
pub(super) fn either(a: Value, b: Value) -> Value {
    if a == b {
        return a;
    }
    let mut shapes = None::<Shape>;
    let mut others = BTreeMap::new();
    for schema in alternatives(a).into_iter().chain(alternatives(b)) {
        match Shape::from_schema(&schema) {
            Some(shape) => shapes = Some(shapes.unwrap_or_default().join(shape)),
            None => {
                others.insert(schema.to_string(), schema);
            }
        }
    }
    let mut all = shapes.map(|shape| shape.to_schema()).map(alternatives).unwrap_or_default();
    all.extend(others.into_values());
    if all.len() == 1 { all.remove(0) } else { json!({ "anyOf": all }) }
}

fn alternatives(schema: Value) -> Vec<Value> {
    match schema {
        Value::Object(mut object) if object.len() == 1 => match object.remove("anyOf") {
            Some(Value::Array(all)) => all,
            Some(other) => vec![json!({ "anyOf": other })],
            None => vec![object.into()],
        },
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::super::shape::Known;
    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            prop_oneof![Just(404), Just(500), any::<u64>()].prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-1e9..1e9).prop_map(Value::from),
            prop_oneof![Just("GONE"), Just("CODE"), Just("")].prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Value::from),
                btree_map("[ab]", inner, 0..3).prop_map(|it| it.into_iter().collect()),
            ]
        })
    }

    fn schema(value: &Value, code: &str) -> Value {
        let known = Known { code: (code, code == "GONE"), status: 404, parts: &[] };
        Shape::of(value, known).to_schema()
    }

    /// Whether a value has the schema, of the keywords that are written here.
    fn accepts(schema: &Value, value: &Value) -> bool {
        if let Some(all) = schema.get("anyOf").and_then(Value::as_array) {
            return all.iter().any(|it| accepts(it, value));
        }
        let ty = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_f64() => "number",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        let is = |name: &Value| name == ty || (name == "number" && ty == "integer");
        let has_type = match &schema["type"] {
            Value::Array(types) => types.iter().any(is),
            one => is(one),
        };
        let is_listed =
            schema.get("enum").and_then(Value::as_array).is_none_or(|it| it.contains(value));
        let has_members = value.as_object().is_none_or(|members| {
            let required = schema.get("required").and_then(Value::as_array);
            let required = required.into_iter().flatten().filter_map(Value::as_str);
            let no_schemas = Map::new();
            let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&no_schemas);
            let fits = |(name, it): (&String, &Value)| {
                known.get(name).is_none_or(|schema| accepts(schema, it))
            };
            required.into_iter().all(|name| members.contains_key(name)) && members.iter().all(fits)
        });
        let has_items = value.as_array().is_none_or(|items| {
            schema.get("items").is_none_or(|schema| items.iter().all(|it| accepts(schema, it)))
        });
        has_type && is_listed && has_members && has_items
    }

    proptest! {
        #[test]
        fn a_schema_has_whatever_it_was_made_of(values in vec(values(), 1..5)) {
            let schemas = values.iter().zip(["GONE", "CODE"].into_iter().cycle());
            let merged = schemas.map(|(value, code)| schema(value, code)).reduce(either).unwrap();
            for value in &values {
                prop_assert!(accepts(&merged, value), "{merged} {value}");
            }
        }

        #[test]
        fn to_merge_has_no_order(a in values(), b in values()) {
            let (a, b) = (schema(&a, "GONE"), schema(&b, "CODE"));
            prop_assert_eq!(either(a.clone(), a.clone()), a.clone());
            prop_assert_eq!(either(a.clone(), b.clone()), either(b, a));
        }
    }
}
