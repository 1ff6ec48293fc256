//! The README shows what the client prints, and says nothing else of it.

mod readme;
mod storm;
