//! A storm: two hundred clients, and a server that fails for ten seconds.
//!
//! Time is tokio's, paused: it moves on when everybody waits. So a minute takes as long as it takes
//! to compute, and comes out the same each time.

mod clients;
mod picture;
mod server;
mod table;

use std::io;
use std::time::Duration;

use tokio::runtime::Builder;

pub use self::clients::Way;
pub use self::picture::draw;
pub use self::table::Table;

use self::clients::send_all;
use self::server::Log;

/// How many there are. Each has something to ask once a second.
pub const CLIENTS: u16 = 200;

/// When the server fails.
pub const OUTAGE: (Duration, Duration) = (Duration::from_secs(20), Duration::from_secs(30));

/// How long the clients go on.
const END: Duration = Duration::from_secs(60);

/// What the jitter, and the moment at which a client begins, are made of.
const SEED: u64 = 9457;

/// How finely the requests are counted.
const STEP: Duration = Duration::from_millis(100);

/// What became of the storm in one way of sending again.
#[derive(Clone, Debug, PartialEq)]
pub struct Storm {
    pub way: Way,
    /// How many requests the server saw in each tenth of a second.
    pub seen: Vec<u32>,
    /// What was asked for during the outage, or was under way as it began.
    pub during: Asked,
    /// What was asked for before and after.
    pub besides: Asked,
}

/// How much was asked for, and how much of it nobody got in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub operations: u32,
    pub lost: u32,
}

impl Storm {
    /// The same storm each time, in this way.
    ///
    /// # Errors
    ///
    /// If there can be no runtime of tokio.
    pub fn run(way: Way) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_time().start_paused(true).build()?;
        // The policy's jitter comes from this thread's generator, too.
        fastrand::seed(SEED);
        let log = Log::default();
        let operations = runtime.block_on(async {
            let server = server::start(log.clone());
            send_all(way, &server).await
        });
        let hit = OUTAGE.0.saturating_sub(server::LONGEST)..OUTAGE.1;
        let (mut during, mut besides) = (Asked::default(), Asked::default());
        for operation in operations {
            let is_hit = hit.contains(&operation.begun);
            let asked = if is_hit { &mut during } else { &mut besides };
            asked.operations += 1;
            asked.lost += u32::from(!operation.succeeded);
        }
        Ok(Self { way, seen: log.seen(), during, besides })
    }

    /// The requests of each second.
    pub fn seconds(&self) -> impl Iterator<Item = u32> {
        self.seen.chunks(10).map(|tenths| tenths.iter().sum())
    }

    /// The most requests in a second.
    pub fn peak(&self) -> u32 {
        self.seconds().max().unwrap_or_default()
    }

    /// The most requests in a tenth of a second.
    pub fn spike(&self) -> u32 {
        self.seen.iter().copied().max().unwrap_or_default()
    }
}
