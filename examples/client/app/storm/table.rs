//! The storm in numbers.

use std::fmt;

use super::{Asked, Storm, Way};

/// Which seconds are shown.
const SHOWN: [usize; 12] = [18, 19, 20, 21, 22, 25, 29, 30, 31, 33, 36, 40];

/// Requests a second, a column a way; and what came of them.
#[derive(Debug)]
pub struct Table<'s>(pub &'s [Storm]);

impl Table<'_> {
    fn row(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        cell: impl Fn(&Storm) -> String,
    ) -> fmt::Result {
        write!(f, "{name:<22}")?;
        for storm in self.0 {
            write!(f, "{:>15}", cell(storm))?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.row(f, "requests in second", |storm| Way::name(storm.way).to_owned())?;
        for second in SHOWN {
            let seen = |storm: &Storm| storm.seconds().nth(second).unwrap_or_default().to_string();
            self.row(f, &format!("{second:>6}"), seen)?;
        }
        self.row(f, "most in a second", |storm| storm.peak().to_string())?;
        self.row(f, "most in a tenth", |storm| storm.spike().to_string())?;
        self.row(f, "lost of the outage", |storm| lost(storm.during))?;
        self.row(f, "lost besides", |storm| lost(storm.besides))
    }
}

fn lost(asked: Asked) -> String {
    format!("{} of {}", asked.lost, asked.operations)
}
