//! Where the generated crates are built and measured.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, io};

use crate::enums::Mix;
use crate::sources::{Contender, manifest};
use crate::wrapper::{EXTRA, RECORD};

/// A directory for generated crates, in cargo's own target directory.
pub(crate) struct Lab {
    dir: PathBuf,
    workspace: PathBuf,
}

/// What one crate took.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    /// CPU time of a check without anything from before.
    pub(crate) check: Duration,
    /// CPU time of a check after one message was changed.
    pub(crate) incremental: Duration,
    /// Time to expand the macros, of the former.
    pub(crate) expansion: Duration,
}

impl Lab {
    pub(crate) fn new() -> io::Result<Self> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let program = env::current_exe()?;
        let target = program.ancestors().nth(2).ok_or_else(|| io::Error::other("no target"))?;
        Ok(Self { dir: target.join("compile-time"), workspace })
    }

    /// A path below the directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// Writes a crate; its dependencies are resolved as those of the workspace are.
    pub(crate) fn write(
        &self,
        name: &str,
        dependencies: &str,
        source: &str,
    ) -> io::Result<PathBuf> {
        let dir = self.path(name);
        let manifest = manifest(&self.workspace, dependencies);
        if fs::read_to_string(dir.join("Cargo.toml")).ok().as_ref() != Some(&manifest) {
            fs::create_dir_all(dir.join("src"))?;
            fs::write(dir.join("Cargo.toml"), manifest)?;
            fs::copy(self.workspace.join("Cargo.lock"), dir.join("Cargo.lock"))?;
        }
        fs::write(dir.join("src/lib.rs"), source)?;
        Ok(dir)
    }

    fn write_enum(&self, it: &Contender, mix: Mix, size: usize, edits: u32) -> io::Result<PathBuf> {
        let name = format!("{}-{mix:?}-{size}", it.slug).to_lowercase();
        self.write(&name, &(it.dependencies)(mix), &(it.source)(mix, size, edits))
    }

    /// Checks a crate twice: afresh, and after an edit.
    pub(crate) fn check(&self, it: &Contender, mix: Mix, size: usize) -> io::Result<Sample> {
        let target = self.path("target");
        let dir = self.write_enum(it, mix, size, 0)?;
        for entry in fs::read_dir(target.join("debug/incremental")).into_iter().flatten() {
            fs::remove_dir_all(entry?.path())?;
        }
        let extra = ["-Ztime-passes", "-Ztime-passes-format=json"];
        let (check, said) = self.compile(&dir, &target, "check", &extra)?;
        let expansion =
            expansion(&said).ok_or_else(|| io::Error::other(format!("no passes in:\n{said}")))?;
        self.write_enum(it, mix, size, 1)?;
        let (incremental, _) = self.compile(&dir, &target, "check", &extra)?;
        Ok(Sample { check, incremental, expansion })
    }

    /// How many lines of LLVM IR a crate's own functions have, as `cargo llvm-lines` counts them.
    pub(crate) fn llvm_lines(&self, it: &Contender, mix: Mix, size: usize) -> io::Result<usize> {
        let dir = self.write_enum(it, mix, size, 0)?;
        let ir = self.path("subject.ll");
        let emit = format!("--emit=llvm-ir={}", ir.display());
        let extra = [&emit, "-Ccodegen-units=1", "-Cdebuginfo=0", "-Cno-prepopulate-passes"];
        self.compile(&dir, &self.path("target"), "build", &extra)?;
        let ir = fs::read_to_string(ir)?;
        let is_instruction = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
        let mut inside = false;
        let lines = ir.lines().filter(|line| {
            inside = line.starts_with("define ") || inside && *line != "}";
            inside && is_instruction(line)
        });
        Ok(lines.count())
    }

    /// Runs cargo; the CPU time of the subject's rustc, and what that said.
    fn compile(
        &self,
        dir: &Path,
        target: &Path,
        command: &str,
        extra: &[&str],
    ) -> io::Result<(Duration, String)> {
        let record = self.path("record");
        Self::cargo(
            dir,
            target,
            command,
            &[
                ("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?.as_os_str()),
                (RECORD, record.as_os_str()),
                (EXTRA, extra.join("\n").as_ref()),
            ],
        )?;
        let text = fs::read_to_string(&record)?;
        fs::remove_file(record)?;
        let (micros, said) = text.split_once('\n').unwrap_or_default();
        let micros = micros.parse().map_err(io::Error::other)?;
        Ok((Duration::from_micros(micros), said.to_owned()))
    }

    /// Runs cargo in a crate, with these variables set.
    pub(crate) fn cargo(
        dir: &Path,
        target: &Path,
        command: &str,
        variables: &[(&str, &OsStr)],
    ) -> io::Result<()> {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet"])
            .envs(variables.iter().copied())
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_INCREMENTAL", if command == "check" { "1" } else { "0" })
            .current_dir(dir)
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(io::Error::other(format!("cargo {command} failed in {}:\n{said}", dir.display())))
    }
}

/// The time of the pass `macro_expand_crate`, of `{"pass":"…","time":0.001,…}`.
fn expansion(said: &str) -> Option<Duration> {
    let line = said.lines().find(|line| line.contains("\"macro_expand_crate\""))?;
    let (_, rest) = line.split_once("\"time\":")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && !".e-".contains(c))?;
    rest[..end].parse().ok().map(Duration::from_secs_f64)
}
