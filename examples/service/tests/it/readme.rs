//! The README's section about the service: every command in it is run, but for `curl` itself.

use axum::body::Body;
use http::Request;
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::support::{Answer, Service};

const README: &str = include_str!("../../../../README.md");

/// A command of a block, and what it prints.
struct Step {
    command: String,
    prints: Vec<String>,
}

/// The commands of the section's `console` blocks.
fn steps() -> Vec<Step> {
    let section = README.split("\n## A service to start from\n").nth(1).expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut steps: Vec<Step> = Vec::new();
    let blocks = section.split("```console\n").skip(1);
    for line in blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines()) {
        let last = steps.last_mut();
        match (line.strip_prefix("$ "), last) {
            (Some(command), _) => {
                steps.push(Step { command: command.to_owned(), prints: Vec::new() });
            }
            (None, Some(step)) if step.command.ends_with('\\') => {
                step.command.pop();
                step.command.push_str(line.trim_start());
            }
            (None, Some(step)) if !line.is_empty() => step.prints.push(line.to_owned()),
            _ => {}
        }
    }
    steps
}

/// The words of a command, with the shell's variables in their places.
fn words(command: &str, vars: &[(String, String)]) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    let fill = |word: String| {
        vars.iter().fold(word, |word, (name, value)| word.replace(&format!("${name}"), value))
    };
    words.into_iter().map(fill).collect()
}

/// The requests that a `curl` command sends: several for `[1-3]` in its URL.
fn requests(words: &[String]) -> Vec<Request<Body>> {
    let (mut method, mut url, mut headers, mut body) = (None, String::new(), Vec::new(), None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut next = || words.next().expect("an option's value").clone();
        match &**word {
            "-i" | "-Z" | "--parallel-immediate" => {}
            "-I" => method = Some("HEAD".to_owned()),
            "-X" => method = Some(next()),
            "-H" => headers.push(next()),
            "-d" => {
                body = Some(next());
                headers.push("content-type: application/x-www-form-urlencoded".to_owned());
            }
            "--json" => {
                body = Some(next());
                headers.push("content-type: application/json".to_owned());
            }
            "-F" => {
                body = Some(form(&next()));
                headers.push("content-type: multipart/form-data; boundary=x".to_owned());
            }
            other => {
                assert!(!other.starts_with('-'), "an option that this test does not know: {other}");
                other.clone_into(&mut url);
            }
        }
    }
    let path = url.strip_prefix("http://127.0.0.1:8080").expect("the service's URL");
    let method = method.unwrap_or(if body.is_some() { "POST" } else { "GET" }.to_owned());
    let request = |path: String| {
        let mut request = Request::builder().method(&*method).uri(path);
        for header in &headers {
            let (name, value) = header.split_once(": ").expect("a header");
            request = request.header(name, value);
        }
        request.body(Body::from(body.clone().unwrap_or_default())).expect("a request")
    };
    globbed(path).into_iter().map(request).collect()
}

/// `a[1-2]` as `a1`, `a2`.
fn globbed(path: &str) -> Vec<String> {
    let Some((before, (range, after))) =
        path.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    else {
        return vec![path.to_owned()];
    };
    let (first, last) = range.split_once('-').expect("a range");
    let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
    (first..=last).map(|number| format!("{before}{number}{after}")).collect()
}

/// `file=@name;type=text/html` as a form. A program is long, other files are short.
fn form(field: &str) -> String {
    let (name, content) = field.split_once('=').expect("a field");
    let file = content.strip_prefix('@').expect("a file");
    let (file, media_type) =
        file.split_once(";type=").unwrap_or((file, "application/octet-stream"));
    let length = if file.contains("/release/") { 2 << 20 } else { 100 };
    format!(
        "--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a\"\r\n\
         content-type: {media_type}\r\n\r\n{}\r\n--x--\r\n",
        "x".repeat(length)
    )
}

/// All at once, as `curl -Z`, or one after the other.
async fn ask(service: &Service, requests: Vec<Request<Body>>, at_once: bool) -> Vec<Answer> {
    if !at_once {
        let mut answers = Vec::new();
        for request in requests {
            answers.push(service.ask(request).await);
        }
        return answers;
    }
    let mut asked = JoinSet::new();
    for request in requests {
        let router = service.router();
        asked.spawn(async move {
            let method = request.method().clone();
            let Ok(response) = router.oneshot(request).await;
            let (head, body) = response.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body in memory");
            Answer { method, status: head.status, headers: head.headers, body }
        });
    }
    asked.join_all().await
}

/// Whether this is what the command prints: the status, some headers, the body.
fn prints(answer: &Answer, lines: &[String]) -> bool {
    let status = format!("HTTP/1.1 {}", answer.status);
    lines.iter().enumerate().all(|(i, line)| match line.split_once(": ") {
        _ if i == 0 => *line == status,
        Some((name, value)) if !line.starts_with('{') => answer.header(name) == Some(value),
        _ => line == answer.text(),
    })
}

#[tokio::test]
async fn the_commands_print_what_the_readme_says() {
    let (mut service, mut vars, mut asked) = (None, Vec::new(), 0);
    for Step { command, prints: expected } in steps() {
        if let Some((environment, _)) = command.split_once("cargo run --release --example service")
        {
            let environment: Vec<_> =
                environment.split_whitespace().filter_map(|var| var.split_once('=')).collect();
            service = Some(Service::with(&environment).await);
        } else if let Some(words_of_curl) = command.strip_prefix("curl ") {
            let service = service.as_ref().expect("a service was started");
            let requests = requests(&words(words_of_curl, &vars));
            let answers = ask(service, requests, words_of_curl.contains("-Z")).await;
            answers.iter().for_each(Answer::assert_contract);
            let is_as_said = answers.iter().any(|answer| prints(answer, &expected));
            assert!(is_as_said, "{command}\n{expected:#?}\n{answers:#?}");
            asked += 1;
        } else {
            let (name, _) = command.split_once('=').expect("a variable");
            let value = words(&command[name.len() + 1..], &vars).concat();
            vars.push((name.to_owned(), value));
        }
    }
    assert!(asked >= 25, "{asked}");
}

/// What the section shows, and what the service can answer.
#[test]
fn every_status_is_shown() {
    let text: String = steps().into_iter().flat_map(|step| step.prints).collect();
    for status in [400, 401, 402, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 503, 504] {
        assert!(text.contains(&format!("HTTP/1.1 {status} ")), "{status}");
    }
}
