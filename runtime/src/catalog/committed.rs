//! The catalog against what was committed of it: a test of two lines.

use std::path::Path;
use std::string::String;
use std::{env, fs, io};

use super::forms::FORMS;
use super::{Catalog, Changes, Document};

/// Where this is `write`, stale files are written anew.
const VARIABLE: &str = "ERRWIRE_CATALOG";

impl Catalog {
    /// Makes sure that the files that `lock` names say what the code answers: for a test.
    ///
    /// The derive compares each type with its section as it compiles. This sees the rest: codes
    /// that are in no file yet, and sections whose type is gone from the catalog. Types that have
    /// no section are not compared.
    ///
    /// # Panics
    ///
    /// If there is a difference; it is told as a list, in Markdown, with what breaks clients first.
    #[track_caller]
    pub fn assert_locked(&self) {
        let changes = self.changes_since_lock();
        assert!(
            changes.is_empty(),
            "the code is not what the lock says\n\n{}\n\
             `ERRWIRE_LOCK=write cargo check` adds what is new; all else is edited by hand",
            changes.to_markdown()
        );
    }
}

impl Document {
    /// Makes sure that a committed file is this document: for a test. `.json`, `.md`, `.html`,
    /// `.ts` or `.py` says which form; the path begins where the test runs, which is the package's
    /// folder under cargo.
    ///
    /// With `ERRWIRE_CATALOG=write` in the environment, a stale file is written instead, with
    /// the folders that it stands in.
    ///
    /// ```no_run
    /// # #[derive(Debug, thiserror::Error, errwire::ApiError)]
    /// # #[error("gone")]
    /// # #[api(status = 410)]
    /// # struct Gone;
    /// # errwire::catalog! { static ERRORS = [Gone]; }
    /// #[test]
    /// # fn hidden() {}
    /// fn the_contract_is_as_published() {
    ///     ERRORS.assert_locked();
    ///     ERRORS.document().assert_committed("docs/errors.json");
    /// }
    /// # the_contract_is_as_published();
    /// ```
    ///
    /// # Panics
    ///
    /// If the file is another; what changed between two JSON files is told as a list, in Markdown,
    /// with what breaks clients first. If it can't be read or written, or has another ending.
    #[track_caller]
    pub fn assert_committed(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        if let Err(why) = self.compare(path, env::var_os(VARIABLE).is_some_and(|it| it == "write"))
        {
            panic!("{}: {why}", path.display());
        }
    }

    fn compare(&self, path: &Path, writes: bool) -> Result<(), String> {
        let form = FORMS.iter().find(|it| path.extension().is_some_and(|end| end == it.ending));
        let Some(form) = form else {
            let endings = FORMS.map(|form| format!(".{}", form.ending)).join(", ");
            return Err(format!("expected a name that ends in one of {endings}"));
        };
        let text = (form.write)(self);
        let committed = match fs::read_to_string(path) {
            Ok(committed) => Some(committed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.to_string()),
        };
        // A checkout may have made other line ends of them.
        if committed.as_deref().is_some_and(|it| it == text || it.replace("\r\n", "\n") == text) {
            return Ok(());
        }
        if writes {
            let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
            return folder.and_then(|()| fs::write(path, text)).map_err(|error| error.to_string());
        }
        let told = match &committed {
            None => "is not there".to_owned(),
            Some(old) => match Document::from_json(old).map(|old| Changes::between(&old, self)) {
                Ok(changes) if !changes.is_empty() => {
                    format!("the code answers something else\n\n{}", changes.to_markdown())
                }
                _ => "is stale".to_owned(),
            },
        };
        Err(format!("{told}\n`{VARIABLE}=write cargo test` writes it"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_is_told_and_written() {
        let folder = env::temp_dir().join(format!("errwire-{}", std::process::id()));
        let path = folder.join("docs/errors.json");
        let old = r#"{"schema":1,"title":"","codes":[
            {"code":"GONE","status":410,"reason":"Gone","answers":[]}]}"#;
        let [old, new] = [old, r#"{"schema":1,"title":"","codes":[]}"#]
            .map(|it| Document::from_json(it).unwrap());
        let missing = old.compare(&path, false).unwrap_err();
        assert!(missing.starts_with("is not there\n`ERRWIRE_CATALOG=write"), "{missing}");
        old.compare(&path, true).unwrap();
        old.compare(&path, false).unwrap();
        let stale = new.compare(&path, false).unwrap_err();
        assert!(stale.contains("## Breaking\n\n- `GONE` is gone\n\n`ERRWIRE"), "{stale}");
        fs::write(&path, old.to_json().replace('\n', "\r\n")).unwrap();
        old.compare(&path, false).unwrap();
        fs::write(&path, "no JSON").unwrap();
        assert!(old.compare(&path, false).unwrap_err().starts_with("is stale\n"));
        let other = old.compare(&folder.join("errors.pdf"), true).unwrap_err();
        assert_eq!(other, "expected a name that ends in one of .json, .md, .html, .ts, .py");
        assert!(old.compare(&folder, false).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
