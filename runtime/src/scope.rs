//! What the thread knows of the request whose handler runs on it.

use std::cell::RefCell;

use crate::Context;
#[cfg(feature = "__edge")]
use crate::edge::{Answered, Edge};

/// A request between its start and its end.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) context: Context,
    /// The edge around the handler that runs, if there is one.
    #[cfg(feature = "__edge")]
    pub(crate) edge: Option<Edge>,
    /// Whether somebody is told of the errors, be it by an edge further out.
    #[cfg(feature = "__edge")]
    pub(crate) is_observed: bool,
    /// The last error that became a response.
    #[cfg(feature = "__edge")]
    pub(crate) answered: Option<Answered>,
}

thread_local! {
    static CURRENT: RefCell<Scope> = const {
        RefCell::new(Scope {
            context: Context::new(),
            #[cfg(feature = "__edge")]
            edge: None,
            #[cfg(feature = "__edge")]
            is_observed: false,
            #[cfg(feature = "__edge")]
            answered: None,
        })
    };
}

impl Scope {
    /// Makes this the scope of the thread while `f` runs.
    #[cfg(feature = "__edge")]
    #[inline]
    pub(crate) fn enter<R>(&mut self, f: impl FnOnce() -> R) -> R {
        swapped(self, core::mem::swap, f)
    }

    /// The context of the thread's scope.
    pub(crate) fn context() -> Context {
        CURRENT.with_borrow_mut(|scope| {
            #[cfg(feature = "__edge")]
            scope.context.read();
            scope.context.clone()
        })
    }

    /// The context of the thread's scope, and whether it has an observer, if it is that of an edge.
    #[cfg(feature = "__edge")]
    #[cold]
    pub(crate) fn outer() -> Option<(Context, bool)> {
        CURRENT.with_borrow_mut(|scope| {
            scope.edge.as_ref()?;
            scope.context.read();
            Some((scope.context.clone(), scope.is_observed))
        })
    }

    /// Whether the thread's scope is that of an edge.
    #[cfg(feature = "__edge")]
    #[inline]
    pub(crate) fn has_outer() -> bool {
        CURRENT.with_borrow(|scope| scope.edge.is_some())
    }

    /// Gives what was answered to the edge around this one, or back where there is none.
    #[cfg(feature = "__edge")]
    #[cold]
    pub(crate) fn hand_outwards(answered: Answered) -> Option<Answered> {
        let mut answered = Some(answered);
        // A request may be dropped as late as with its thread.
        let _ = CURRENT.try_with(|current| {
            let mut outer = current.borrow_mut();
            if outer.edge.is_some() {
                outer.answered = answered.take();
            }
        });
        answered
    }

    /// Makes this the context of the thread's scope while `f` runs.
    pub(crate) fn with_context<R>(mut context: Context, f: impl FnOnce() -> R) -> R {
        swapped(&mut context, |context, scope| core::mem::swap(context, &mut scope.context), f)
    }

    /// Reads the scope of the thread.
    #[cfg(feature = "__edge")]
    pub(crate) fn with_current<R>(f: impl FnOnce(&Self) -> R) -> R {
        CURRENT.with_borrow(f)
    }

    /// Changes the scope of the thread.
    #[cfg(feature = "__edge")]
    pub(crate) fn with_current_mut<R>(f: impl FnOnce(&mut Self) -> R) -> R {
        CURRENT.with_borrow_mut(f)
    }
}

/// Runs `f` between two swaps with the thread's scope, the second also when `f` panics.
#[inline]
fn swapped<T, R>(with: &mut T, swap: fn(&mut T, &mut Scope), f: impl FnOnce() -> R) -> R {
    struct Swapped<'a, T>(&'a mut T, fn(&mut T, &mut Scope));

    impl<T> Drop for Swapped<'_, T> {
        #[inline]
        fn drop(&mut self) {
            CURRENT.with_borrow_mut(|current| (self.1)(self.0, current));
        }
    }

    CURRENT.with_borrow_mut(|current| swap(with, current));
    let _swapped = Swapped(with, swap);
    f()
}
