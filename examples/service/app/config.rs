//! What the environment decides.

use std::env;
use std::ffi::OsString;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

use reqwest::Url;

/// How the service runs.
#[derive(Clone, Debug)]
pub struct Config {
    /// `PORT`: where it listens on 127.0.0.1; 0 picks a free one.
    pub port: u16,
    /// `DATABASE_URL`: `sqlite:projects.db?mode=rwc` is a file; without it, memory.
    pub database: String,
    /// `DEMO`: whether to put the demo's organisations and tokens into the database.
    pub demo: bool,
    /// `UPSTREAM_URL`: who knows exchange rates; without it, a stand-in within the process.
    pub upstream: Option<Url>,
    /// `REQUEST_TIMEOUT_MS`: the longest that any request may take.
    pub request_timeout: Duration,
    /// `REPORT_TIMEOUT_MS`: the longest that a report may take.
    pub report_timeout: Duration,
    /// `MAX_REQUESTS`: how many requests are worked on at once.
    pub max_requests: usize,
    /// `MAX_REPORTS`: how many of them are reports.
    pub max_reports: usize,
    /// `PAID_PER_MINUTE`: how many requests a token of a paying organisation may send.
    pub paid_per_minute: NonZeroU32,
    /// `FREE_PER_MINUTE`: the same for the others.
    pub free_per_minute: NonZeroU32,
    /// `MAX_UPLOAD_BYTES`: the longest form that is taken.
    pub max_upload: usize,
    /// `DEBUG_ROUTES`: whether there are routes that fail on purpose.
    pub debug_routes: bool,
    /// `SHOW_INTERNALS`: whether callers read what is meant for operators. For development only.
    pub show_internals: bool,
}

/// A variable of the environment that can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{name}: expected {expected}")]
pub struct ConfigError {
    /// Its name. Its value may be a secret.
    pub name: &'static str,
    pub expected: &'static str,
}

/// A database that is gone with the process.
const MEMORY: &str = "sqlite::memory:";

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// If a variable is there and can't be used.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_vars(|name| env::var_os(name))
    }

    /// Reads what stands for the environment.
    ///
    /// # Errors
    ///
    /// If a variable is there and can't be used.
    pub fn from_vars(var: impl Fn(&str) -> Option<OsString>) -> Result<Self, ConfigError> {
        let vars = Vars(var);
        let database = vars.get("DATABASE_URL", "the URL of a database", MEMORY.to_owned())?;
        Ok(Self {
            port: vars.get("PORT", "0 to 65535", 8080)?,
            demo: vars.get("DEMO", "true or false", database == MEMORY)?,
            upstream: vars.find("UPSTREAM_URL", "a URL")?,
            request_timeout: vars.millis("REQUEST_TIMEOUT_MS", 10_000)?,
            report_timeout: vars.millis("REPORT_TIMEOUT_MS", 2_000)?,
            max_requests: vars.get("MAX_REQUESTS", "a number", 512)?,
            max_reports: vars.get("MAX_REPORTS", "a number", 2)?,
            paid_per_minute: vars.get("PAID_PER_MINUTE", "a number above 0", at_least_one(600))?,
            free_per_minute: vars.get("FREE_PER_MINUTE", "a number above 0", at_least_one(5))?,
            max_upload: vars.get("MAX_UPLOAD_BYTES", "a number of bytes", 1 << 20)?,
            debug_routes: vars.get("DEBUG_ROUTES", "true or false", false)?,
            show_internals: vars.get("SHOW_INTERNALS", "true or false", false)?,
            database,
        })
    }
}

/// The variables by name.
struct Vars<F>(F);

impl<F: Fn(&str) -> Option<OsString>> Vars<F> {
    fn get<T: FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
        default: T,
    ) -> Result<T, ConfigError> {
        self.find(name, expected).map(|value| value.unwrap_or(default))
    }

    fn find<T: FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<Option<T>, ConfigError> {
        let Some(value) = (self.0)(name) else { return Ok(None) };
        let parsed = value.to_str().and_then(|value| value.parse().ok());
        parsed.map(Some).ok_or(ConfigError { name, expected })
    }

    fn millis(&self, name: &'static str, default: u64) -> Result<Duration, ConfigError> {
        self.get(name, "milliseconds", default).map(Duration::from_millis)
    }
}

fn at_least_one(number: u32) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(number.saturating_sub(1))
}
