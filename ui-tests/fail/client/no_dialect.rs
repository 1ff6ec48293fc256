use errwire::client::WireError;

struct Legacy;

fn main() {
    let _ = WireError::decode::<Legacy>;
}
