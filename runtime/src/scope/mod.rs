//! What the thread knows of the request whose handler runs on it.

mod known;

use core::cell::Cell;
use core::mem::{self, ManuallyDrop};
use core::ops::{Deref, DerefMut};
#[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

pub(crate) use self::known::Known;
use crate::Context;
#[cfg(feature = "__edge")]
use crate::edge::{Answered, Edge};

/// A request between its start and its end.
///
/// It is as small as a pointer, since it goes with the request's future, which is moved, and to the
/// thread and back around each poll.
#[derive(Debug)]
pub(crate) struct Scope(Option<Box<Known>>);

thread_local! {
    /// What is known of the request whose handler runs.
    ///
    /// It is put there for a time, so that nothing is left of it when the thread ends. The compiler
    /// does not know that, and would have each look at it ask whether it has been dropped.
    static CURRENT: ManuallyDrop<Cell<Option<Box<Known>>>> =
        const { ManuallyDrop::new(Cell::new(None)) };
}

/// The context of the thread's request.
pub(crate) fn context() -> Context {
    let context = Scope::with_current(|known| {
        #[cfg(feature = "__edge")]
        known.context.read();
        known.context.clone()
    });
    context.unwrap_or_default()
}

/// Makes this the context of the thread's request while `f` runs.
pub(crate) fn with_context<R>(mut context: Context, f: impl FnOnce() -> R) -> R {
    struct Outer(Context);

    impl Drop for Outer {
        fn drop(&mut self) {
            Scope::with_current(|known| mem::swap(&mut known.context, &mut self.0));
        }
    }

    if Scope::with_current(|known| mem::swap(&mut known.context, &mut context)).is_some() {
        let _outer = Outer(context);
        return f();
    }
    let mut scope = Scope::new();
    scope.context = context;
    scope.enter(f)
}

/// A scope in the place of the thread's, and the thread's in its place, until this is dropped.
struct Swapped<'s>(&'s mut Scope);

impl<'s> Swapped<'s> {
    #[inline]
    fn new(scope: &'s mut Scope) -> Self {
        scope.swap();
        Self(scope)
    }
}

impl Drop for Swapped<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.swap();
    }
}

impl Scope {
    /// The scope of a request of which nothing is known yet.
    #[inline]
    pub(crate) fn new() -> Self {
        Self(Some(Known::empty()))
    }

    /// Makes this the scope of the thread while `f` runs.
    #[inline]
    pub(crate) fn enter<R>(&mut self, f: impl FnOnce() -> R) -> R {
        let _swapped = Swapped::new(self);
        f()
    }

    /// Looks at what the thread knows, which is not there meanwhile.
    #[inline]
    pub(crate) fn with_current<R>(f: impl FnOnce(&mut Known) -> R) -> Option<R> {
        let mut current = Self(None);
        let current = Swapped::new(&mut current);
        current.0.0.as_deref_mut().map(f)
    }

    #[inline]
    fn swap(&mut self) {
        self.0 = CURRENT.with(|current| current.replace(self.0.take()));
    }

    /// What a request comes to that nobody has ended, since the client has gone: the error is told
    /// of, where there is one.
    ///
    /// Apart, so that next to nothing is left to drop of one that is closed.
    #[cold]
    fn close_late(&mut self) {
        #[cfg(feature = "tower")]
        self.end_at_route();
        self.close();
    }

    /// Leaves the place to another request, as dropping this does.
    #[inline]
    pub(crate) fn close(&mut self) {
        if let Some(known) = self.0.take() {
            known.leave();
        }
    }
}

#[cfg(feature = "__edge")]
impl Scope {
    /// As [`enter`](Self::enter), and takes the panic of `f`.
    ///
    /// The result is in a cell to hide from the compiler what values it does not have. It would tell
    /// panics by one of them, could not know that `f` did not return it, and would move the result,
    /// which is large, once more to find out.
    #[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
    #[inline]
    pub(crate) fn run<R>(&mut self, f: impl FnOnce() -> R) -> thread::Result<Cell<R>> {
        self.swap();
        let run = AssertUnwindSafe(|| {
            let result = Cell::new(f());
            self.swap();
            result
        });
        match catch_unwind(run) {
            Ok(result) => Ok(result),
            Err(panic) => {
                self.swap();
                Err(panic)
            }
        }
    }

    /// Takes on what is known at the edge around this one.
    #[cold]
    pub(crate) fn inherit(known: &mut Known) {
        Self::with_current(|outer| {
            outer.context.read();
            known.context = outer.context.clone();
            known.is_observed =
                outer.is_observed || outer.edge.as_ref().is_some_and(Edge::has_observer);
        });
    }

    /// Whether the thread's scope is that of an edge.
    #[inline]
    pub(crate) fn has_outer() -> bool {
        Self::with_current(|known| known.edge.is_some()) == Some(true)
    }

    /// Gives what was answered to the edge around this one, or back where there is none.
    #[cold]
    pub(crate) fn hand_outwards(answered: Answered) -> Option<Answered> {
        let mut answered = Some(answered);
        Scope::with_current(|known| {
            if known.edge.is_some() {
                known.answered = answered.take();
            }
        });
        answered
    }
}

impl Default for Scope {
    fn default() -> Self {
        Self::new()
    }
}

/// While it is the thread's, nothing is known here.
impl Deref for Scope {
    type Target = Known;

    #[inline]
    fn deref(&self) -> &Known {
        static NOTHING: Known = Known::NOTHING;
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Scope {
    #[inline]
    fn deref_mut(&mut self) -> &mut Known {
        self.0.get_or_insert_with(Known::anew)
    }
}

impl Drop for Scope {
    #[inline]
    fn drop(&mut self) {
        if self.0.is_some() {
            self.close_late();
        }
    }
}

#[cfg(all(test, feature = "__edge"))]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::thread;

    use super::*;

    #[test]
    fn a_panic_leaves_the_thread_as_it_was() {
        let mut outer = Scope::new();
        outer.is_observed = true;
        outer.enter(|| {
            let mut inner = Scope::new();
            let handler = || inner.enter(|| panic!("in a handler"));
            assert!(catch_unwind(AssertUnwindSafe(handler)).is_err());
            assert!(inner.0.is_some() && !inner.is_observed);
            let look = || Scope::with_current(|_| panic!("while looking"));
            assert!(catch_unwind(AssertUnwindSafe(look)).is_err());
            assert_eq!(Scope::with_current(|known| known.is_observed), Some(true));
        });
        assert!(outer.is_observed);
        assert!(Scope::with_current(|_| ()).is_none());
    }

    #[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
    #[test]
    fn what_runs_in_a_scope_may_panic() {
        let mut scope = Scope::new();
        scope.is_observed = true;
        let observed = || Scope::with_current(|known| known.is_observed);
        assert_eq!(scope.run(observed).unwrap().into_inner(), Some(true));
        assert!(scope.run(|| panic!("in a handler")).is_err());
        assert!(scope.is_observed && observed().is_none());
    }

    #[test]
    fn a_context_of_its_own_leaves_the_rest_of_what_the_thread_knows() {
        let head = Context::new().with_head(true);
        let is_head = || Context::current().is_head();
        assert!(head.in_scope(is_head) && !is_head());
        assert!(Scope::with_current(|_| ()).is_none());

        let mut scope = Scope::new();
        scope.is_observed = true;
        scope.enter(|| {
            let observed = || Scope::with_current(|known| known.is_observed);
            assert_eq!(head.in_scope(|| (is_head(), observed())), (true, Some(true)));
            assert!(!is_head());
        });
    }

    #[test]
    fn a_request_may_end_as_late_as_its_thread() {
        thread_local! {
            static REQUEST: Cell<Option<Scope>> = const { Cell::new(None) };
        }
        for is_first in [false, true] {
            let thread = thread::spawn(move || {
                // What is made first is dropped first, or last, as the platform likes.
                if is_first {
                    REQUEST.set(None);
                }
                REQUEST.set(Some(Scope::new()));
            });
            thread.join().unwrap();
        }
    }
}
