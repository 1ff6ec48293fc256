//! A dialect's template, read backwards: which member of a body holds which part of the error.

use crate::envelope::{Envelope, Piece};

/// Where the parts of an error stand in a dialect's bodies.
#[derive(Debug)]
pub(super) struct Plan {
    members: [Member; MOST],
    len: usize,
    /// The object that takes what the dialect has no name for.
    pub(super) extended: u8,
    /// What stands for the address of a page where there is none, with what is before it.
    pub(super) pageless: &'static str,
}

#[derive(Clone, Copy, Debug)]
struct Member {
    /// The object that it is a member of.
    within: u8,
    name: &'static str,
    role: Role,
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Something that every error of the dialect has, such as `"success":false`, or the status.
    Known,
    /// Other members.
    Object(u8),
    /// A part of the error that is a text.
    Text(Part),
    Details,
    RetryAfter,
}

/// The parts of an error that are texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Code,
    Kind,
    Message,
    Title,
    Docs,
    Instance,
    Param,
    RequestId,
}

/// Twelve kinds of pieces, and as many members that are always the same. A dialect's members after
/// these are not looked for.
const MOST: usize = 24;

/// How deep objects are looked for.
const DEPTH: usize = 8;

/// The whole body.
pub(super) const ROOT: u8 = 0;

/// The object that is none.
const NOWHERE: u8 = u8::MAX;

impl Plan {
    /// The plan of these pieces of a template.
    pub(super) const fn of(pieces: &[Piece]) -> Self {
        Scan::new().pieces(pieces).plan
    }

    /// What the member of an object holds, if the dialect has one of this name.
    #[inline]
    pub(super) fn role(&self, within: u8, name: &str) -> Option<Role> {
        let members = self.members.iter().take(self.len);
        let mut named = members.filter(|member| member.within == within && member.name == name);
        named.next().map(|member| member.role)
    }
}

/// The plan of a dialect, made as the crate compiles.
pub(super) trait Planned {
    const PLAN: Plan;
}

impl<D: Envelope> Planned for D {
    const PLAN: Plan = match D::TEMPLATE {
        Some(template) => Plan::of(template.pieces),
        None => Scan::new().plan,
    };
}

/// How far a template's JSON was read.
struct Scan {
    plan: Plan,
    /// The objects around, the innermost last.
    around: [u8; DEPTH],
    depth: usize,
    objects: u8,
    /// The last string, which is a member's name if a colon follows.
    string: &'static str,
    /// Where the value that follows is kept.
    member: Option<usize>,
    quoted: bool,
}

impl Scan {
    const fn new() -> Self {
        let nothing = Member { within: NOWHERE, name: "", role: Role::Known };
        let plan = Plan { members: [nothing; MOST], len: 0, extended: NOWHERE, pageless: "" };
        Self {
            plan,
            around: [NOWHERE; DEPTH],
            depth: 0,
            objects: ROOT,
            string: "",
            member: None,
            quoted: false,
        }
    }

    const fn pieces(mut self, pieces: &[Piece]) -> Self {
        let mut i = 0;
        while i < pieces.len() {
            self = match pieces[i] {
                Piece::Json(text) => self.json(text),
                Piece::Code => self.value(Role::Text(Part::Code)),
                Piece::Message => self.value(Role::Text(Part::Message)),
                Piece::Title | Piece::PageTitle => self.value(Role::Text(Part::Title)),
                Piece::Kind(_) => self.value(Role::Text(Part::Kind)),
                Piece::Status => self,
                Piece::Docs(before, without) => {
                    self.plan.pageless = without;
                    self.json(before).value(Role::Text(Part::Docs))
                }
                Piece::Param(before) => self.json(before).value(Role::Text(Part::Param)),
                Piece::Details(before) | Piece::Problems(before) => {
                    self.json(before).value(Role::Details)
                }
                Piece::RetryAfter(before) => self.json(before).value(Role::RetryAfter),
                Piece::RequestId(before) => self.json(before).value(Role::Text(Part::RequestId)),
                Piece::Instance(before) => self.json(before).value(Role::Text(Part::Instance)),
                Piece::Extensions => {
                    self.plan.extended = self.within();
                    self
                }
            };
            i += 1;
        }
        self
    }

    /// The innermost object.
    const fn within(&self) -> u8 {
        match self.depth {
            depth @ 1..=DEPTH => self.around[depth - 1],
            _ => NOWHERE,
        }
    }

    /// The member at hand holds this.
    const fn value(mut self, role: Role) -> Self {
        if let Some(member) = self.member {
            self.plan.members[member].role = role;
        }
        self
    }

    /// Reads a text of the template, which may end inside of a string.
    const fn json(mut self, text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let (mut i, mut start) = (0, 0);
        while i < bytes.len() {
            match bytes[i] {
                b'\\' if self.quoted => i += 1,
                b'"' if self.quoted => {
                    self.quoted = false;
                    self.string = slice(bytes, start, i);
                }
                _ if self.quoted => {}
                b'"' => {
                    self.quoted = true;
                    start = i + 1;
                }
                b':' => self = self.name(),
                b',' => self.member = None,
                b'{' => self = self.open(),
                b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.member = None;
                }
                _ => {}
            }
            i += 1;
        }
        self
    }

    /// The last string is the name of a member.
    const fn name(mut self) -> Self {
        self.member = None;
        if self.plan.len < MOST {
            let member = Member { within: self.within(), name: self.string, role: Role::Known };
            self.plan.members[self.plan.len] = member;
            self.member = Some(self.plan.len);
            self.plan.len += 1;
        }
        self
    }

    /// An object begins: the body, or the value of a member. Of a list, the first one counts.
    const fn open(mut self) -> Self {
        let object = match (self.depth, self.member) {
            (0, _) => ROOT,
            (_, None) => NOWHERE,
            (_, Some(member)) => {
                self.objects += 1;
                self.plan.members[member].role = Role::Object(self.objects);
                self.objects
            }
        };
        if self.depth < DEPTH {
            self.around[self.depth] = object;
        }
        self.depth += 1;
        self.member = None;
        self
    }
}

/// A part of a text of which it is known that it is one.
const fn slice(bytes: &'static [u8], start: usize, end: usize) -> &'static str {
    let (before, _) = bytes.split_at(end);
    match core::str::from_utf8(before.split_at(start).1) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Nested, Problem, Template, Typed};

    fn role<D: Envelope>(path: &[&str]) -> Option<Role> {
        let (name, around) = path.split_last().expect("a path has a name");
        let object =
            around.iter().try_fold(ROOT, |within, name| match D::PLAN.role(within, name) {
                Some(Role::Object(object)) => Some(object),
                _ => None,
            });
        D::PLAN.role(object?, name)
    }

    #[test]
    fn a_plan_is_the_template_backwards() {
        assert_eq!(role::<Nested>(&["success"]), Some(Role::Known));
        assert_eq!(role::<Nested>(&["error", "code"]), Some(Role::Text(Part::Code)));
        assert_eq!(role::<Nested>(&["error", "details"]), Some(Role::Details));
        assert_eq!(role::<Nested>(&["code"]), None);
        assert_eq!(role::<Typed>(&["error", "type"]), Some(Role::Text(Part::Kind)));
        assert_eq!(role::<Typed>(&["error", "requestId"]), Some(Role::Text(Part::RequestId)));
        assert_eq!(role::<Problem>(&["type"]), Some(Role::Text(Part::Docs)));
        assert_eq!(role::<Problem>(&["status"]), Some(Role::Known));
        assert_eq!(role::<Problem>(&["detail"]), Some(Role::Text(Part::Message)));
        assert_eq!(Problem::PLAN.pageless, "about:blank");
    }

    #[test]
    fn templates_may_be_strange() {
        struct Strange;
        impl Envelope for Strange {
            const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
                Piece::Json(r#"{"a\"b:{":"x,}","list":[{"code":""#),
                Piece::Code,
                Piece::Json(r#""},{"code":"other"}],"after":{"deep":{"text":""#),
                Piece::Message,
                Piece::Json(r#"""#),
                Piece::Extensions,
                Piece::Json("}},"),
                Piece::Details(r#""details":"#),
                Piece::Json("}}}}}"),
            ]));
        }
        assert_eq!(role::<Strange>(&[r#"a\"b:{"#]), Some(Role::Known));
        assert_eq!(role::<Strange>(&["list", "code"]), Some(Role::Text(Part::Code)));
        assert_eq!(role::<Strange>(&["after", "deep", "text"]), Some(Role::Text(Part::Message)));
        assert_eq!(role::<Strange>(&["details"]), Some(Role::Details));
    }
}
