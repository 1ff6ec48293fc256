//! The client's half: what a server rendered is read back, and what is none of a server's is survived.

mod decode;
mod hostile;
mod round_trip;
