//! What the thread knows of the request whose handler runs on it.

use core::mem;
#[cfg(feature = "__edge")]
use core::ops::{Deref, DerefMut};
use std::cell::RefCell;

use crate::Context;
#[cfg(feature = "__edge")]
use crate::edge::{Answered, Edge};

/// A request between its start and its end.
///
/// It is as small as a pointer, since it goes with the request's future, which is moved, and to the
/// thread and back around each poll.
#[cfg(feature = "__edge")]
#[derive(Debug)]
pub(crate) struct Scope(Option<Box<Known>>);

/// What is known of a request.
#[derive(Debug)]
pub(crate) struct Known {
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

struct Thread {
    /// What is known of the request whose handler runs.
    current: Option<Box<Known>>,
    /// Where requests were that have ended, so that the next ones need no allocation.
    #[cfg(feature = "__edge")]
    #[expect(clippy::vec_box, reason = "the boxes are what is kept")]
    spare: Vec<Box<Known>>,
}

/// How many places of requests a thread keeps: 10 KiB of them.
#[cfg(feature = "__edge")]
const SPARE: usize = 100;

thread_local! {
    static THREAD: RefCell<Thread> = const {
        RefCell::new(Thread {
            current: None,
            #[cfg(feature = "__edge")]
            spare: Vec::new(),
        })
    };
}

impl Known {
    const NOTHING: Self = Self {
        context: Context::new(),
        #[cfg(feature = "__edge")]
        edge: None,
        #[cfg(feature = "__edge")]
        is_observed: false,
        #[cfg(feature = "__edge")]
        answered: None,
    };
}

/// The context of the thread's request.
pub(crate) fn context() -> Context {
    THREAD.with_borrow_mut(|thread| {
        let Some(known) = thread.current.as_mut() else { return Context::new() };
        #[cfg(feature = "__edge")]
        known.context.read();
        known.context.clone()
    })
}

/// Makes this the context of the thread's request while `f` runs.
pub(crate) fn with_context<R>(mut context: Context, f: impl FnOnce() -> R) -> R {
    swapped(
        &mut context,
        |context, current| {
            let known = current.get_or_insert_with(|| Box::new(Known::NOTHING));
            mem::swap(context, &mut known.context);
        },
        f,
    )
}

#[cfg(feature = "__edge")]
impl Scope {
    /// The scope of a request of which nothing is known yet.
    #[inline]
    pub(crate) fn new() -> Self {
        let spare = THREAD.with_borrow_mut(|thread| thread.spare.pop());
        Self(Some(spare.unwrap_or_else(|| Box::new(Known::NOTHING))))
    }

    /// Makes this the scope of the thread while `f` runs.
    #[inline]
    pub(crate) fn enter<R>(&mut self, f: impl FnOnce() -> R) -> R {
        swapped(&mut self.0, mem::swap, f)
    }

    /// The context of the thread's scope, and whether it has an observer, if it is that of an edge.
    #[cold]
    pub(crate) fn outer() -> Option<(Context, bool)> {
        Self::with_current_mut(|known| {
            known.edge.as_ref()?;
            known.context.read();
            Some((known.context.clone(), known.is_observed))
        })
        .flatten()
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
        // A request may be dropped as late as with its thread.
        let _ = THREAD.try_with(|thread| {
            let mut thread = thread.borrow_mut();
            if let Some(outer) = thread.current.as_mut().filter(|known| known.edge.is_some()) {
                outer.answered = answered.take();
            }
        });
        answered
    }

    /// Reads what the thread knows.
    #[inline]
    pub(crate) fn with_current<R>(f: impl FnOnce(&Known) -> R) -> Option<R> {
        THREAD.with_borrow(|thread| thread.current.as_deref().map(f))
    }

    /// Changes what the thread knows.
    #[inline]
    pub(crate) fn with_current_mut<R>(f: impl FnOnce(&mut Known) -> R) -> Option<R> {
        THREAD.with_borrow_mut(|thread| thread.current.as_deref_mut().map(f))
    }
}

#[cfg(feature = "__edge")]
impl Default for Scope {
    fn default() -> Self {
        Self::new()
    }
}

/// While it is the thread's, nothing is known here.
#[cfg(feature = "__edge")]
impl Deref for Scope {
    type Target = Known;

    #[inline]
    fn deref(&self) -> &Known {
        static NOTHING: Known = Known::NOTHING;
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

#[cfg(feature = "__edge")]
impl DerefMut for Scope {
    #[inline]
    fn deref_mut(&mut self) -> &mut Known {
        self.0.get_or_insert_with(|| Box::new(Known::NOTHING))
    }
}

#[cfg(feature = "__edge")]
impl Drop for Scope {
    /// Leaves the place to another request.
    #[inline]
    fn drop(&mut self) {
        let Some(mut known) = self.0.take() else { return };
        *known = Known::NOTHING;
        // A request may be dropped as late as with its thread.
        let _ = THREAD.try_with(|thread| {
            let spare = &mut thread.borrow_mut().spare;
            if spare.len() < SPARE {
                spare.push(known);
            }
        });
    }
}

/// Runs `f` between two swaps with what the thread knows, the second also when `f` panics.
#[inline]
fn swapped<T, R>(
    with: &mut T,
    swap: fn(&mut T, &mut Option<Box<Known>>),
    f: impl FnOnce() -> R,
) -> R {
    struct Swapped<'a, T>(&'a mut T, fn(&mut T, &mut Option<Box<Known>>));

    impl<T> Drop for Swapped<'_, T> {
        #[inline]
        fn drop(&mut self) {
            THREAD.with_borrow_mut(|thread| (self.1)(self.0, &mut thread.current));
        }
    }

    THREAD.with_borrow_mut(|thread| swap(with, &mut thread.current));
    let _swapped = Swapped(with, swap);
    f()
}

#[cfg(all(test, feature = "__edge"))]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::RequestId;

    #[test]
    fn a_place_that_is_used_again_tells_nothing_of_its_last_request() {
        let mut first = Scope::new();
        let id = RequestId::new("req_first").unwrap();
        first.context = Context::new().with_request_id(id).with_head(true);
        (first.edge, first.is_observed) = (Some(Edge::new()), true);
        let place = first.0.as_deref().map(std::ptr::from_ref);
        drop(first);

        let second = Scope::new();
        assert_eq!(second.0.as_deref().map(std::ptr::from_ref), place);
        assert!(!second.context.is_special() && second.context.request_id().is_none());
        assert!(second.edge.is_none() && !second.is_observed && second.answered.is_none());
    }

    #[test]
    fn a_panic_leaves_the_thread_as_it_was() {
        let mut outer = Scope::new();
        outer.is_observed = true;
        outer.enter(|| {
            let mut inner = Scope::new();
            let handler = || inner.enter(|| panic!("in a handler"));
            assert!(catch_unwind(AssertUnwindSafe(handler)).is_err());
            assert!(inner.0.is_some() && !inner.is_observed);
            assert_eq!(Scope::with_current(|known| known.is_observed), Some(true));
        });
        assert!(outer.is_observed);
        assert!(Scope::with_current(|_| ()).is_none());
    }

    #[test]
    fn a_request_may_end_as_late_as_its_thread() {
        thread_local! {
            static REQUEST: RefCell<Option<Scope>> = const { RefCell::new(None) };
        }
        for is_first in [false, true] {
            let thread = std::thread::spawn(move || {
                // What is made first is dropped first, or last, as the platform likes.
                if is_first {
                    REQUEST.set(None);
                }
                REQUEST.set(Some(Scope::new()));
            });
            thread.join().unwrap();
        }
    }

    #[test]
    fn a_thread_keeps_no_more_places_than_it_may() {
        drop((0..2 * SPARE).map(|_| Scope::new()).collect::<Vec<_>>());
        assert_eq!(THREAD.with_borrow(|thread| thread.spare.len()), SPARE);
    }
}
