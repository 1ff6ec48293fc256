//! The client's half: what a server rendered is read back, and what is none of a server's is survived.

mod decode;
mod foreign;
mod hostile;
mod read_errors;
mod retry_backon;
mod retry_reqwest;
mod retry_tower;
mod round_trip;
mod script;
