//! Doc comments as HTML.

use std::string::String;

use maud::{Markup, PreEscaped};
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::catalog::markdown::seen;

/// Markdown as HTML that loads nothing and runs nothing: what is HTML in it is shown as it is
/// written, and images are links.
pub(super) fn prose(markdown: &str) -> Markup {
    // What links to an item of the crate is only its name here.
    let name = |link: BrokenLink<'_>| Some(("".into(), link.reference.into_string().into()));
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_with_broken_link_callback(markdown, options, Some(name));
    let mut open = Vec::new();
    let events = events.map(|event| safe(event, &mut open));
    let mut out = String::new();
    html::push_html(&mut out, events);
    PreEscaped(out)
}

/// The event, or one that does no harm. `open` has for each open link whether it is one.
fn safe<'e>(event: Event<'e>, open: &mut Vec<bool>) -> Event<'e> {
    let nothing = || Event::Text(CowStr::Borrowed(""));
    match event {
        Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => {
            Event::Text(seen(&text).into())
        }
        Event::Code(text) => Event::Code(seen(&text).into()),
        // They would stand among those of the codes.
        Event::Start(Tag::Heading { .. }) => Event::InlineHtml("<p><b>".into()),
        Event::End(TagEnd::Heading(_)) => Event::InlineHtml("</b></p>\n".into()),
        // A block of HTML has its lines as text.
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(
            Tag::Link { link_type, dest_url, title, id }
            | Tag::Image { link_type, dest_url, title, id },
        ) => {
            open.push(is_safe(&dest_url));
            match open.last() {
                Some(true) => Event::Start(Tag::Link { link_type, dest_url, title, id }),
                _ => nothing(),
            }
        }
        Event::End(TagEnd::Link | TagEnd::Image) => match open.pop() {
            Some(true) => Event::End(TagEnd::Link),
            _ => nothing(),
        },
        other => other,
    }
}

/// Whether an address is of this page, or of the web.
fn is_safe(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "#"].iter().any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn nothing_runs() {
        let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n\
            [a](javascript:alert(1)) [b](https://e.example \"t\\\"\") ![c](data:x)\n\n\
            <div>\nblock\n</div>\n\n# Top\n\n[`Name`] and `</script>` \u{202e}";
        let html = prose(hostile).into_string();
        for tag in ["<script", "<img", "<div", "javascript:", "data:", "<h1", "\u{202e}"] {
            assert!(!html.contains(tag), "{tag}: {html}");
        }
        assert!(html.contains("&lt;script&gt;"), "{html}");
        assert!(html.contains("<a href=\"https://e.example\""), "{html}");
        assert!(html.contains("<p><b>Top</b></p>") && html.contains("<code>Name</code>"), "{html}");
    }
}
