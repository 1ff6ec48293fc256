//! Projects, members and files over HTTP.
//!
//! `router` is the place to begin: every layer and every route stands there. `errors` is everything
//! that can go wrong outside of the domain, whose own errors pass through it as they are.

#![allow(missing_docs, reason = "what is public is so for `main.rs` and the tests")]

mod auth;
mod config;
mod db;
mod debug;
mod errors;
mod limit;
mod members;
mod openapi;
mod projects;
mod rates;
mod reference;
mod reports;
mod router;
mod stub;
mod uploads;

use std::sync::Arc;

pub use self::config::{Config, ConfigError};
pub use self::errors::{ERRORS, Error, StartError};
pub use self::reference::document;
pub use self::router::router;

use self::db::Db;
use self::limit::Limits;
use self::rates::Upstream;

/// What the handlers share.
#[derive(Debug)]
pub struct App {
    config: Config,
    db: Db,
    limits: Limits,
    upstream: Upstream,
}

/// As a handler gets it.
type Shared = axum::extract::State<Arc<App>>;

/// What a handler returns.
type Result<T, E = Error> = std::result::Result<T, E>;

impl App {
    /// Opens the database, brings it up to date, and makes ready what calls other services.
    ///
    /// # Errors
    ///
    /// If one of these can't be had; then there is no point in starting.
    pub async fn start(config: Config) -> Result<Arc<Self>, StartError> {
        let db = Db::open(&config.database).await?;
        if config.demo {
            db.fill_with_demo_data().await?;
        }
        let upstream = match &config.upstream {
            Some(url) => Upstream::new(url.clone())?,
            None => Upstream::new(stub::start().await?)?,
        };
        let limits = Limits::new(&config);
        Ok(Arc::new(Self { config, db, limits, upstream }))
    }

    /// Closes the database, once nobody asks it anything any more.
    pub async fn stop(&self) {
        self.db.close().await;
    }
}
