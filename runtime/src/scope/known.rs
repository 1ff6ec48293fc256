//! What is known of a request, in a place that the next one takes over.

use core::cell::Cell;
use core::mem;

use crate::Context;
#[cfg(feature = "__edge")]
use crate::edge::{Answered, Edge};
#[cfg(feature = "tower")]
use crate::integrations::Route;

/// What is known of a request.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) context: Context,
    /// The edge around the handler that runs, if there is one.
    #[cfg(feature = "__edge")]
    pub(crate) edge: Option<Edge>,
    /// Whether an edge further out tells somebody of the errors.
    #[cfg(feature = "__edge")]
    pub(crate) is_observed: bool,
    /// The last error that became a response.
    #[cfg(feature = "__edge")]
    pub(crate) answered: Option<Answered>,
    /// The route that matched, where tower's layer has found it.
    #[cfg(feature = "tower")]
    pub(crate) route: Option<Route>,
    /// The next place, while this is one of the spare.
    next: Option<Box<Self>>,
}

/// Where requests were that have ended, so that the next ones need no allocation.
struct Spares {
    first: Cell<Option<Box<Known>>>,
    count: Cell<usize>,
}

/// How many places of requests a thread keeps: 10 KiB of them.
const MOST_SPARES: usize = 100;

thread_local! {
    static SPARES: Spares = const { Spares { first: Cell::new(None), count: Cell::new(0) } };
}

impl Known {
    pub(super) const NOTHING: Self = Self {
        context: Context::new(),
        #[cfg(feature = "__edge")]
        edge: None,
        #[cfg(feature = "__edge")]
        is_observed: false,
        #[cfg(feature = "__edge")]
        answered: None,
        #[cfg(feature = "tower")]
        route: None,
        next: None,
    };

    /// A place where nothing is known yet: one that a request has left, or a new one.
    #[inline]
    #[expect(clippy::unnecessary_box_returns, reason = "the box is what is kept")]
    pub(super) fn empty() -> Box<Self> {
        let spare = SPARES.try_with(Spares::take).ok().flatten();
        spare.unwrap_or_else(Self::anew)
    }

    /// Leaves the place to another request.
    #[inline]
    pub(super) fn leave(mut self: Box<Self>) {
        self.clear();
        // A request may be dropped as late as with its thread.
        let _ = SPARES.try_with(|spares| spares.keep(self));
    }

    /// Apart, since most requests find a place that another has left.
    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "the box is what is kept")]
    pub(super) fn anew() -> Box<Self> {
        Box::new(Self::NOTHING)
    }

    /// Drops what there is. Most of it there is not, which one look tells.
    #[inline]
    fn clear(&mut self) {
        #[cfg_attr(not(feature = "__edge"), expect(unused_mut))]
        let mut is_rare = self.context.instance().is_some();
        #[cfg(feature = "__edge")]
        {
            is_rare |= self.answered.is_some();
            self.is_observed = false;
            self.edge = None;
        }
        #[cfg(feature = "tower")]
        {
            is_rare |= self.route.is_some();
        }
        if is_rare {
            self.clear_rare();
        }
        self.context.clear();
    }

    #[cold]
    fn clear_rare(&mut self) {
        self.context = Context::new();
        #[cfg(feature = "__edge")]
        {
            self.answered = None;
        }
        #[cfg(feature = "tower")]
        {
            self.route = None;
        }
    }
}

/// What is forgotten here is nothing: it was taken, or not put there, before. The compiler does not
/// see that, and would look for it to drop it.
impl Spares {
    fn take(&self) -> Option<Box<Known>> {
        let mut known = self.first.take()?;
        mem::forget(self.first.replace(known.next.take()));
        self.count.set(self.count.get() - 1);
        Some(known)
    }

    /// Keeps a place, in which nothing is known any more.
    #[inline]
    fn keep(&self, mut known: Box<Known>) {
        let count = self.count.get();
        if count < MOST_SPARES {
            mem::forget(mem::replace(&mut known.next, self.first.take()));
            self.first.set(Some(known));
            self.count.set(count + 1);
        }
    }
}

#[cfg(all(test, feature = "__edge"))]
mod tests {
    use core::ptr;

    use super::*;
    use crate::RequestId;

    #[test]
    fn a_place_that_is_used_again_tells_nothing_of_its_last_request() {
        let mut first = Known::empty();
        let id = RequestId::new("req_first").unwrap();
        first.context = Context::new().with_request_id(id).with_head(true).with_instance("/first");
        (first.edge, first.is_observed) = (Some(Edge::new()), true);
        let place = ptr::from_ref(&*first);
        first.leave();

        let second = Known::empty();
        assert_eq!(ptr::from_ref(&*second), place);
        assert!(!second.context.is_special() && second.context.request_id().is_none());
        assert!(second.context.instance().is_none());
        assert!(second.edge.is_none() && !second.is_observed && second.answered.is_none());
    }

    #[test]
    fn a_thread_keeps_no_more_places_than_it_may() {
        let places = (0..2 * MOST_SPARES).map(|_| Known::empty()).collect::<Vec<_>>();
        places.into_iter().for_each(Known::leave);
        assert_eq!(SPARES.with(|spares| spares.count.get()), MOST_SPARES);
    }
}
