//! The error that a response was made of.

use core::fmt::Display;
use core::iter;

use http::{Extensions, Response, StatusCode};

use crate::classify::redacted;
use crate::level::is_traced;
use crate::scope::{Known, Scope};
use crate::{ApiError, Edge, Spec, text};

/// An error that became a response.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) spec: &'static Spec,
    pub(super) status: StatusCode,
    /// `None` where nobody wants to know.
    pub(super) account: Option<Box<Account>>,
}

/// What operators are told of an error.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) message: String,
    pub(super) sources: Vec<String>,
}

/// Leaves word that this error became this response.
///
/// The word stays with the thread's scope. Where there is none, because the response is made in a
/// task of its own, it goes with the response, which costs allocations. Where no edge is, nobody would
/// read it.
pub(crate) fn record<B>(error: &dyn ApiError, spec: &'static Spec, response: &mut Response<B>) {
    if !Edge::exists() {
        return;
    }
    let status = response.status();
    let is_observed = |known: &mut Known| {
        known.edge.as_ref().map(|edge| known.is_observed || edge.has_observer())
    };
    let observed = Scope::with_current(is_observed).flatten();
    let is_wanted = observed == Some(true) || is_traced(spec.log);
    let account = is_wanted.then(|| Box::new(Account::of(error)));
    let answered = Answered { spec, status, account };
    if observed.is_some() {
        Scope::with_current(|known| known.answered = Some(answered));
    } else {
        response.extensions_mut().insert(answered);
    }
}

impl Answered {
    /// What operators are told where another answer takes the place of this one.
    pub(super) fn told(&self) -> Option<String> {
        let Account { message, sources } = &**self.account.as_ref()?;
        let mut told =
            format!("in the place of {} {}: {message}", self.status.as_u16(), self.spec.code);
        for source in sources {
            told.push_str(": ");
            told.push_str(source);
        }
        Some(told)
    }
}

impl Known {
    /// Whether this response is one that an error of the contract became.
    pub(super) fn has_answered(&mut self, status: StatusCode, extensions: &Extensions) -> bool {
        if let Some(answered) = extensions.get::<Answered>() {
            self.answered = Some(answered.clone());
        }
        self.answered.as_ref().is_some_and(|answered| answered.status == status)
    }

    /// Forgets an error whose response was replaced by a success, unless that is how the protocol
    /// reports errors.
    #[inline]
    pub(super) fn forget(&mut self, unless: impl FnOnce() -> bool) {
        if self.answered.is_some() && !unless() {
            self.answered = None;
        }
    }
}

impl Account {
    fn of(error: &dyn ApiError) -> Self {
        let told = |text: &dyn Display| {
            let mut text = redacted(text::displayed(text).unwrap_or_default());
            text.truncate(text.trim_end().len());
            text
        };
        let message = told(&error);
        let mut sources = Vec::<String>::new();
        // A chain that leads back to itself would have no end.
        for source in iter::successors(error.source(), |error| error.source()).take(16) {
            let source = told(&source);
            // Many say what their own source does: it is told once.
            if !sources.last().is_some_and(|last| last.ends_with(&source)) {
                sources.push(source);
            }
        }
        Self { message, sources }
    }
}
