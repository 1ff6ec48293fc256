//! The cases are in `fail/` and `pass/`; `ui.rs` compiles them.
