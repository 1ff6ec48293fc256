//! What a derive says, resolved: defaults inherited, names found, every fact with its place.
//!
//! The checks ask it questions and the expansion writes it out. Where a fact could not be
//! resolved, the mistake is already reported and what stands here is the mildest substitute.

use core::time::Duration;

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Expr, Generics, Ident, Member, Path, Type, Visibility};

use crate::attr::{Keyed, Written};
use crate::case::Case;
use crate::literal::Str;

/// The type that derives.
pub(crate) struct Container<'a> {
    pub(crate) vis: &'a Visibility,
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) is_struct: bool,
    /// Where errwire is, for the impls.
    pub(crate) errwire: Path,
    /// Where the author says that it is; the impls then call it by an alias.
    pub(crate) home: Option<Path>,
    /// The dialect; `None` for the default.
    pub(crate) envelope: Option<Type>,
    pub(crate) codes: CodeRules,
    pub(crate) domain: Option<Str>,
    /// The link to a code's page, with `{code}` in it.
    pub(crate) docs: Option<Str>,
    /// The file of its published codes.
    pub(crate) lock: Option<Str>,
    /// The name of the enum of its codes.
    pub(crate) code_enum: Option<Ident>,
    /// The integrations not to implement.
    pub(crate) skip: Vec<Ident>,
    /// The variants; a struct is its own only one.
    pub(crate) variants: Vec<Variant<'a>>,
}

/// How codes are made and spelt.
pub(crate) struct CodeRules {
    pub(crate) case: Case,
    pub(crate) any_case: bool,
    pub(crate) prefix: Option<Str>,
}

pub(crate) struct Variant<'a> {
    /// Its name; of a struct, the struct's.
    pub(crate) ident: &'a Ident,
    /// Whether its name alone is a pattern.
    pub(crate) is_unit: bool,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) answer: Answer,
}

/// Who answers for a variant.
pub(crate) enum Answer {
    /// Its one field, wholly, by the key at this place.
    Forwarded(Forward, Span),
    Own(Box<Own>),
}

/// How a field answers for its variant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forward {
    /// By its own `ApiError`: `transparent`.
    Transparent,
    /// By the class of its error: `classify`.
    Classify,
}

/// What a variant itself answers with.
pub(crate) struct Own {
    pub(crate) status: Status,
    pub(crate) code: Code,
    pub(crate) text: Text,
    /// Whether the author wrote `expose`.
    pub(crate) exposed: bool,
    pub(crate) retry: Retry,
    pub(crate) headers: Vec<Header>,
    pub(crate) conceal: Option<Conceal>,
    pub(crate) shared: bool,
    pub(crate) kind: Option<Str>,
    /// The number of the gRPC code that it names.
    pub(crate) grpc: Option<usize>,
    /// The level that it names, by its place.
    pub(crate) log: Option<usize>,
    pub(crate) title: Option<Str>,
    pub(crate) help: Option<Str>,
    pub(crate) since: Option<Str>,
    pub(crate) deprecated: Option<Str>,
    /// What the message of an occurrence may be.
    pub(crate) example: Option<Keyed<Str>>,
    /// The doc comment.
    pub(crate) description: Option<String>,
    /// The places of `challenge` and `allow` on the variant itself.
    pub(crate) challenge: Option<Span>,
    pub(crate) allow: Option<Span>,
    pub(crate) written: Written,
}

#[derive(Clone, Copy)]
pub(crate) struct Status {
    pub(crate) number: u16,
    pub(crate) span: Span,
    /// Whether the author said it, here or as the enum's default.
    pub(crate) known: bool,
}

pub(crate) struct Code {
    pub(crate) text: String,
    /// The literal, or the name that it is made from.
    pub(crate) span: Span,
    pub(crate) origin: CodeOrigin,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeOrigin {
    Written,
    Made,
    /// It is written, and unreadable.
    Unknown,
}

/// What callers read.
pub(crate) struct Text {
    pub(crate) content: Content,
    /// The fields that it is known to interpolate.
    pub(crate) mentions: Vec<Mention>,
    /// Where it is another error's `Display`.
    pub(crate) forwards: Option<Span>,
}

pub(crate) enum Content {
    /// The status's reason phrase.
    Reason,
    /// The same text for every occurrence.
    Literal(String),
    /// Text and fields.
    Pieces(Vec<Piece>),
    /// The type's whole `Display`.
    Display,
}

/// A part of a text that is made at run time.
pub(crate) enum Piece {
    Literal(String),
    Field {
        /// Its index among the variant's fields.
        index: usize,
        /// The format spec, without the colon.
        spec: String,
        /// The trait of `core::fmt` that it asks for.
        fmt_trait: &'static str,
        /// The format string that names it.
        span: Span,
        /// Whether it is thiserror's, which displays paths too.
        is_thiserrors: bool,
    },
}

/// A field in a text that callers read.
pub(crate) struct Mention {
    pub(crate) field: usize,
    pub(crate) span: Span,
}

/// Whether, and when, the request may be sent again.
pub(crate) struct Retry {
    pub(crate) class: Class,
    pub(crate) delay: Option<Duration>,
    /// Where it is said; `None` if only the status decides.
    pub(crate) said: Option<Said>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    Never,
    IfIdempotent,
    Always,
}

#[derive(Clone, Copy)]
pub(crate) struct Said {
    pub(crate) span: Span,
    /// On the variant itself, and not as the enum's default.
    pub(crate) here: bool,
}

pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: String,
    /// The key or the name that gives it.
    pub(crate) span: Span,
}

/// `conceal_as`
pub(crate) struct Conceal {
    pub(crate) span: Span,
    /// The index of the variant that it names, if there is one.
    pub(crate) target: Option<usize>,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The `T` of an `Option<T>`.
    pub(crate) optional: Option<&'a Type>,
    /// Whether its type mentions a type parameter.
    pub(crate) is_generic: bool,
    /// Why callers must not read it, if they must not.
    pub(crate) secret: Option<&'static str>,
    /// Whether it is an error by the name of its type, which no text shows unless it is allowed.
    pub(crate) is_error: bool,
    pub(crate) roles: Vec<Role>,
    /// What an occurrence may have there.
    pub(crate) example: Option<Expr>,
    pub(crate) example_key: Option<Span>,
}

/// What a field adds to the response.
pub(crate) struct Role {
    /// The key's place.
    pub(crate) span: Span,
    /// The value's place, or the key's where it has none.
    pub(crate) value: Span,
    pub(crate) kind: RoleKind,
}

#[derive(PartialEq, Eq)]
pub(crate) enum RoleKind {
    Param,
    Details,
    RetryAfter,
    Header(String),
    Extension(String),
}

impl<'a> Container<'a> {
    /// Where errwire is, for what stands beside the impls.
    pub(crate) fn errwire_outside(&self) -> &Path {
        self.home.as_ref().unwrap_or(&self.errwire)
    }

    /// The variants that answer themselves, in their order: the rows of the table of specs.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Variant<'a>, &Own)> {
        self.variants.iter().filter_map(|variant| variant.own().map(|own| (variant, own)))
    }

    /// Whether a variant answers by the class of a foreign error.
    pub(crate) fn is_classified(&self) -> bool {
        let mut answers = self.variants.iter().map(|variant| &variant.answer);
        answers.any(|answer| matches!(answer, Answer::Forwarded(Forward::Classify, _)))
    }

    /// The variant that stands on the wire for this one; `None` if they go round in a circle.
    pub(crate) fn on_wire(&self, variant: usize) -> Option<usize> {
        let next = |at: &usize| self.variants.get(*at)?.own()?.conceal.as_ref()?.target;
        let mut chain = core::iter::successors(Some(variant), next);
        chain.by_ref().take(self.variants.len()).last().filter(|_| chain.next().is_none())
    }
}

impl Variant<'_> {
    pub(crate) fn own(&self) -> Option<&Own> {
        match &self.answer {
            Answer::Own(own) => Some(own),
            Answer::Forwarded(..) => None,
        }
    }

    /// The index of the field that can answer for it: the only one, a backtrace aside.
    pub(crate) fn answering(&self) -> Option<usize> {
        if self.fields.len() == 1 {
            return Some(0);
        }
        let is_backtrace =
            |field: &Field<'_>| field.secret.is_some_and(|it| it.contains("backtrace"));
        let mut fields = self.fields.iter().enumerate().filter(|(_, field)| !is_backtrace(field));
        let (index, _) = fields.next()?;
        fields.next().is_none().then_some(index)
    }

    /// The roles of all fields.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.fields.iter().flat_map(|field| &field.roles)
    }
}

impl Forward {
    /// The key that asks for it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Transparent => "transparent",
            Self::Classify => "classify",
        }
    }
}

impl Field<'_> {
    /// The name, or the number, by which format strings call it.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }
}

impl RoleKind {
    pub(crate) fn is_header(&self, name: &str) -> bool {
        matches!(self, Self::Header(own) if own == name)
    }

    /// The key by which a field gets it.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Param => "param",
            Self::Details => "details",
            Self::RetryAfter => "retry_after",
            Self::Header(_) => "header",
            Self::Extension(_) => "extension",
        }
    }
}
