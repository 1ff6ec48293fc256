//! This program in the compiler's place, between cargo and rustc.

use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs, io};

/// The crate whose compilation is recorded.
pub(crate) const SUBJECT: &str = "subject";
/// The file that the record goes to: CPU time in microseconds, then what rustc said.
pub(crate) const RECORD: &str = "COMPILE_TIME_RECORD";
/// More arguments for rustc, each on its line.
pub(crate) const EXTRA: &str = "COMPILE_TIME_EXTRA";

/// Does what cargo asks of a compiler, if it is cargo who started this program.
pub(crate) fn run() -> Option<ExitCode> {
    let record = env::var(RECORD).ok()?;
    let mut arguments = env::args().skip(1);
    let mut rustc = Command::new(arguments.next()?);
    let arguments: Vec<_> = arguments.collect();
    rustc.args(&arguments);
    let is_subject = arguments.windows(2).any(|pair| pair == ["--crate-name", SUBJECT]);
    let code = if is_subject { compile(rustc, &record) } else { pass_on(rustc) };
    Some(code.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    }))
}

fn pass_on(mut rustc: Command) -> io::Result<ExitCode> {
    Ok(if rustc.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn compile(mut rustc: Command, record: &str) -> io::Result<ExitCode> {
    // `-Z` options are for nightlies, and for who says this.
    rustc.env("RUSTC_BOOTSTRAP", "1");
    rustc.args(env::var(EXTRA).unwrap_or_default().lines());
    let output = rustc.stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    fs::write(record, format!("{}\n{said}", cpu_time()?.as_micros()))?;
    if output.status.success() {
        return Ok(ExitCode::SUCCESS);
    }
    for line in said.lines().filter(|line| !line.starts_with("time: ")) {
        eprintln!("{line}");
    }
    Ok(ExitCode::FAILURE)
}

/// The CPU time, user and system, of this process's children that are done, and of theirs.
#[cfg(unix)]
pub(crate) fn cpu_time() -> io::Result<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = (usage.user_time() + usage.system_time()).num_microseconds();
    Ok(Duration::from_micros(micros.try_into().unwrap_or_default()))
}

#[cfg(not(unix))]
pub(crate) fn cpu_time() -> io::Result<Duration> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "CPU times are measured on Unix only"))
}
