//! Reads a body by a plan, from left to right, without a tree.
//!
//! What is found is written down at once, so that it is there even if the rest is no JSON. Values of
//! another type than they should be are passed over. Only the objects of the plan are entered, so
//! that no depth of nesting is too much.

use core::fmt;
use core::time::Duration;
use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::body::WireBody;
use super::plan::{Plan, ROOT, Role};
use crate::window::seconds;

/// More extra members than these are not kept: a body of a few bytes each would take ten times its
/// size.
const MOST_EXTENSIONS: usize = 64;

/// What was found of a plan in a body.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) body: WireBody<'a>,
    /// How many members are the dialect's own.
    pub(super) matched: u32,
}

pub(super) fn find<'a>(text: &'a str, plan: &'static Plan) -> Found<'a> {
    let mut found = Found::default();
    let mut json = serde_json::Deserializer::from_str(text);
    // How far it came is all that there is.
    let _ = Object { plan, within: ROOT, found: &mut found }.deserialize(&mut json);
    let body = &mut found.body;
    if body.docs.as_deref().is_some_and(|docs| plan.pageless.ends_with(docs)) {
        body.docs = None;
    }
    found
}

/// An object of the plan, or a list whose first element is one.
struct Object<'f, 'a> {
    plan: &'static Plan,
    within: u8,
    found: &'f mut Found<'a>,
}

/// Passes over what an `impl Visitor` has no use for.
macro_rules! pass_over {
    ($($what:ident)*) => {$(pass_over!(@ $what);)*};
    (@ bool) => { fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> { Ok(()) } };
    (@ number) => {
        fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> { Ok(()) }
        fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> { Ok(()) }
        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> { Ok(()) }
    };
    (@ null) => { fn visit_unit<E: Error>(self) -> Result<Self::Value, E> { Ok(()) } };
    (@ text) => { fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> { Ok(()) } };
    (@ list) => {
        fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<Self::Value, S::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(())
        }
    };
    (@ object) => {
        fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(())
        }
    };
}

macro_rules! expecting {
    ($what:literal) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str($what)
        }
    };
}

/// Makes a seed of what reads any value.
macro_rules! seed {
    ($($seed:tt)*) => {
        impl<'a> DeserializeSeed<'a> for $($seed)* {
            type Value = ();

            #[inline]
            fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
                json.deserialize_any(self)
            }
        }
    };
}

seed!(Object<'_, 'a>);
seed!(Text<'_, 'a>);
seed!(Seconds<'_>);

impl<'a> Object<'_, 'a> {
    fn member<M: MapAccess<'a>>(&mut self, role: Role, map: &mut M) -> Result<(), M::Error> {
        let Self { plan, found, .. } = self;
        let body = &mut found.body;
        found.matched += match role {
            Role::Known => {
                map.next_value::<IgnoredAny>()?;
                1
            }
            Role::Object(within) => {
                map.next_value_seed(Object { plan, within, found })?;
                0
            }
            Role::Details => {
                let details: &RawValue = map.next_value()?;
                body.details = (details.get() != "null").then_some(Cow::Borrowed(details));
                1
            }
            Role::RetryAfter => {
                map.next_value_seed(Seconds(&mut body.delay))?;
                body.delay.is_some().into()
            }
            Role::Text(part) => {
                let text = body.text(part);
                map.next_value_seed(Text(&mut *text))?;
                text.is_some().into()
            }
        };
        Ok(())
    }

    fn extension<M: MapAccess<'a>>(
        &mut self,
        name: Cow<'a, str>,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let extensions = &mut self.found.body.extensions;
        if extensions.len() < MOST_EXTENSIONS {
            let value: &RawValue = map.next_value()?;
            extensions.push((name, Cow::Borrowed(value)));
        } else {
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

impl<'a> Visitor<'a> for Object<'_, 'a> {
    type Value = ();

    expecting!("an object");
    pass_over!(bool number null text);

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        self.found.matched += u32::from(self.within != ROOT);
        while let Some(name) = map.next_key_seed(Name { plan: self.plan, within: self.within })? {
            match name {
                Named::Member(role) => self.member(role, &mut map)?,
                Named::Extension(name) => self.extension(name, &mut map)?,
                Named::Other => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<(), S::Error> {
        if list.next_element_seed(self)?.is_some() {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(())
    }
}

/// The name of a member.
struct Name {
    plan: &'static Plan,
    within: u8,
}

/// What a name is to the plan.
enum Named<'a> {
    Member(Role),
    Extension(Cow<'a, str>),
    Other,
}

impl<'a> Name {
    #[inline]
    fn named(&self, name: &str, keep: impl FnOnce() -> Cow<'a, str>) -> Named<'a> {
        match self.plan.role(self.within, name) {
            Some(role) => Named::Member(role),
            None if self.plan.extended == self.within => Named::Extension(keep()),
            None => Named::Other,
        }
    }
}

impl<'a> DeserializeSeed<'a> for Name {
    type Value = Named<'a>;

    #[inline]
    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Named<'a>, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Name {
    type Value = Named<'a>;

    expecting!("a name");

    #[inline]
    fn visit_borrowed_str<E: Error>(self, name: &'a str) -> Result<Named<'a>, E> {
        Ok(self.named(name, || Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Named<'a>, E> {
        Ok(self.named(name, || Cow::Owned(name.to_owned())))
    }
}

/// A text; anything else is as if it were not there.
struct Text<'b, 'a>(&'b mut Option<Cow<'a, str>>);

impl<'a> Visitor<'a> for Text<'_, 'a> {
    type Value = ();

    expecting!("a text");
    pass_over!(bool number null list object);

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<(), E> {
        *self.0 = Some(Cow::Borrowed(text));
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        *self.0 = Some(Cow::Owned(text.to_owned()));
        Ok(())
    }
}

/// A number of seconds, or a text of one.
struct Seconds<'b>(&'b mut Option<Duration>);

impl<'a> Visitor<'a> for Seconds<'_> {
    type Value = ();

    expecting!("seconds");
    pass_over!(bool null list object);

    fn visit_u64<E: Error>(self, whole: u64) -> Result<(), E> {
        *self.0 = Some(Duration::from_secs(whole));
        Ok(())
    }

    fn visit_i64<E: Error>(self, _negative: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        if number >= 0.0 {
            *self.0 = Some(Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX));
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        *self.0 = seconds(text).or(*self.0);
        Ok(())
    }
}
