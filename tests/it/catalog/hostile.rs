//! Texts that would be more than text.

use std::collections::HashSet;

use errwire::ApiError;

/// <script>alert(1)</script> </script> <img src=x onerror=alert(1)> & "quotes" 'too'
///
/// # A heading
///
/// | a table | `</code>` |
/// |---|---|
/// | [a link](javascript:alert(1)) | ![an image](https://evil.example/x.png) |
#[derive(Debug, thiserror::Error, ApiError)]
#[error("</p><script>alert('{name}')</script> | `tick` *star* \u{202e}txt.exe")]
#[api(
    status = 400,
    code = "HOSTILE",
    title = "<b>\"'&",
    help = "</style><style>*{{display:none}}</style>\u{202e}",
    since = "<1>",
    deprecated = "</script>",
    kind = "<script>\">",
    domain = "<i>\u{2067}",
    header("x-a" = "</pre>")
)]
struct Hostile {
    #[api(extension = "shown", example = "</pre></script><script>alert(2)</script>```\n````")]
    name: String,
}

errwire::catalog! { static ERRORS = [Hostile]; }

#[test]
fn html_shows_texts_and_obeys_none() {
    let html = ERRORS.document().titled("</title><script>x</script>").to_html();
    // What is copied is copied as it is.
    let copied = |part: &str| part.split_once('"').map(|(_, rest)| rest.to_owned());
    let mut parts = html.split("data-copy=\"");
    let first = parts.next().map(str::to_owned);
    let html = first.into_iter().chain(parts.filter_map(copied)).collect::<String>();
    // The page has one script and one style of its own.
    for (tag, times) in [("<script", 1), ("</script", 1), ("<style", 1), ("</title", 1)] {
        assert_eq!(html.matches(tag).count(), times, "{tag}");
    }
    for tag in
        ["<img", "<b>\"", "<i>", "javascript:", "href=\"https://evil", "\u{202e}", "\u{2067}"]
    {
        let allowed = tag == "href=\"https://evil"; // a link is only a link
        assert!(allowed || !html.contains(tag), "{tag}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

/// Codes with the names of the page's own parts.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("one of the page's own names")]
#[api(any_case)]
#[expect(dead_code, reason = "the catalog knows them by their specs")]
enum Own {
    #[api(status = 400, code = "q")]
    Search,
    #[api(status = 400, code = "found")]
    Found,
    #[api(status = 400, code = "codes")]
    Codes,
    #[api(status = 400, code = "h-q")]
    Heading,
}

errwire::catalog! { static OWN = [Own]; }

#[test]
fn no_code_is_another_part_of_the_page() {
    let html = OWN.document().to_html();
    let mut ids = HashSet::new();
    for part in html.split(" id=\"").skip(1) {
        let (id, _) = part.split_once('"').unwrap();
        assert!(ids.insert(id), "{id} stands twice");
    }
    assert!(["q", "found", "codes", "h-q"].iter().all(|code| ids.contains(code)), "{ids:?}");
}

#[test]
fn markdown_shows_texts_and_obeys_none() {
    let markdown = ERRORS.document().to_markdown();
    for (line, next) in markdown.lines().zip(markdown.lines().skip(1)) {
        assert!(!line.starts_with("# A heading"), "{line}\n{next}");
    }
    assert!(!markdown.contains('\u{202e}') && !markdown.contains('\u{2067}'));
    // Only what is in a fence, or in code, may have a bracket that opens a tag.
    let fence = "`````";
    assert_eq!(markdown.matches(&format!("{fence}http")).count(), 2, "{markdown}");
    let outside = markdown.split(fence).step_by(2).collect::<String>();
    for tag in ["<script", "<img", "<style", "<b>"] {
        let in_code = outside.matches(&format!("`{tag}")).count();
        assert_eq!(outside.matches(tag).count(), in_code, "{tag}: {outside}");
    }
}

#[test]
fn a_terminal_obeys_none() {
    let page = ERRORS.explain("HOSTILE").to_string();
    assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "{page:?}");
    assert!(!page.contains('\u{202e}') && page.contains("\\u{202e}"), "{page:?}");
}
