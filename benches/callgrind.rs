//! Instructions and allocations, counted by callgrind.
//!
//! The benchmark runs itself once more under valgrind for each cell, so that no heap depends on what
//! the others left behind. There it answers N times and 2N times, with a call of [`boundary`] after
//! each, where callgrind writes down what it has counted and starts anew. The difference of the two
//! is N answers and nothing else: neither the loop's entry nor the first answer's lazy
//! initializations are in it. Allocations are calls of the C library's allocator, so that no
//! allocator of our own has a part in what is counted.

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// What the process under valgrind is given as its argument.
const INSIDE: &str = "--inside-callgrind";

const ANSWERS: u32 = 200;

const SEGMENT: &str = "segment";

/// What one answer costs.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) instructions: u64,
    pub(crate) allocations: u64,
}

/// Callgrind knows it by its name.
#[inline(never)]
fn boundary() {
    black_box(());
}

/// What is measured: it answers so many times.
pub(crate) type Cell<'c> = &'c dyn Fn(u32);

/// The part that runs under valgrind: one cell, by its number. Says whether it was that.
pub(crate) fn is_inside(cells: &[Cell<'_>]) -> bool {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [inside, cell] = &arguments[..] else { return false };
    if inside != INSIDE {
        return false;
    }
    let cell =
        cell.parse().ok().and_then(|number: usize| cells.get(number)).expect("we said which");
    for answers in [ANSWERS, ANSWERS, 2 * ANSWERS] {
        cell(answers);
        boundary();
    }
    true
}

/// Runs this program under valgrind, once a cell.
pub(crate) fn count(cells: usize) -> Result<Vec<Cost>, String> {
    let dir =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind").join(env!("CARGO_CRATE_NAME"));
    let count = |cell: usize| {
        let dir = dir.join(cell.to_string());
        empty(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
        run_valgrind(&dir.join(SEGMENT), cell)?;
        let (once, twice) = (segment(&dir, 2)?, segment(&dir, 3)?);
        let each = |once, twice| u64::saturating_sub(twice, once) / u64::from(ANSWERS);
        Ok(Cost {
            instructions: each(once.instructions, twice.instructions),
            allocations: each(once.allocations, twice.allocations),
        })
    };
    (0..cells).map(count).collect()
}

fn empty(dir: &Path) -> io::Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)
}

fn run_valgrind(out: &Path, cell: usize) -> Result<(), String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let valgrind = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no"])
        .arg("--dump-before=*callgrind*boundary*")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .args([INSIDE, &cell.to_string()])
        .stdout(Stdio::null())
        .status();
    match valgrind {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("valgrind failed: {status}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err("`valgrind` is not installed; it counts the instructions".to_owned())
        }
        Err(error) => Err(format!("valgrind: {error}")),
    }
}

/// What callgrind counted before the boundary of this number; the first is 1.
fn segment(dir: &Path, number: usize) -> Result<Cost, String> {
    let path = dir.join(format!("{SEGMENT}.{number}"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    read(&text).ok_or_else(|| format!("{}: no totals", path.display()))
}

/// Reads the totals of a file in callgrind's format: `totals:`, and of each call its target in
/// `cfn=` and its count in the line `calls=` after it.
fn read(text: &str) -> Option<Cost> {
    const ALLOCATORS: [&str; 6] =
        ["malloc", "calloc", "realloc", "aligned_alloc", "posix_memalign", "memalign"];

    let mut calls: HashMap<&str, u64> = HashMap::new();
    let (mut target, mut instructions) = ("", None);
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("cfn=") {
            target = name;
        } else if let Some(count) = line.strip_prefix("calls=") {
            let count = count.split(' ').next().and_then(|count| count.parse().ok());
            *calls.entry(target).or_default() += count.unwrap_or(0);
        } else if let Some(total) = line.strip_prefix("totals:") {
            instructions = total.trim().parse().ok();
        }
    }
    let allocations = ALLOCATORS.iter().filter_map(|name| calls.get(name)).sum();
    Some(Cost { instructions: instructions?, allocations })
}
