//! What the environment decides.

use app::{Config, ConfigError};

fn with(name: &str, value: &str) -> Result<Config, ConfigError> {
    Config::from_vars(|asked| (asked == name).then(|| value.into()))
}

#[test]
fn an_empty_environment_is_enough() {
    let config = Config::from_vars(|_| None).unwrap();
    assert_eq!(config.port, 8080);
    assert!(config.demo && !config.debug_routes && !config.show_internals);
    assert_eq!(config.free_per_minute.get(), 5);
}

#[test]
fn a_database_that_stays_has_no_demo_in_it() {
    assert!(!with("DATABASE_URL", "sqlite:projects.db").unwrap().demo);
}

#[test]
fn a_variable_that_cannot_be_used_is_named_and_not_shown() {
    for (name, value) in [
        ("PORT", "65536"),
        ("DEMO", "yes"),
        ("UPSTREAM_URL", "hunter2"),
        ("REQUEST_TIMEOUT_MS", "1s"),
        ("FREE_PER_MINUTE", "-5"),
        ("MAX_UPLOAD_BYTES", "-1"),
    ] {
        let error = with(name, value).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{name}: expected ")), "{error}");
        assert!(!error.contains(value), "{error}");
    }
}
