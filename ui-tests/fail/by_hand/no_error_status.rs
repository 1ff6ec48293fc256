use errwire::Spec;

static OK: Spec = Spec::new(200, "OK");

fn main() {}
