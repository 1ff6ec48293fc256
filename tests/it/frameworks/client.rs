//! A client that keeps to the letter of HTTP/1.1, so that a wrong length shows.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[derive(Clone, Debug)]
pub(super) struct Request<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) headers: Vec<(&'a str, &'a str)>,
    pub(super) body: &'a str,
}

pub(super) fn get(path: &str) -> Request<'_> {
    Request { method: "GET", path, headers: Vec::new(), body: "" }
}

impl<'a> Request<'a> {
    pub(super) fn method(self, method: &'a str) -> Self {
        Self { method, ..self }
    }

    pub(super) fn header(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(super) fn body(self, media_type: &'a str, body: &'a str) -> Self {
        Self { method: "POST", body, ..self }.header("content-type", media_type)
    }

    fn write(&self) -> String {
        use std::fmt::Write as _;

        let mut text = format!("{} {} HTTP/1.1\r\nhost: localhost\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            write!(text, "{name}: {value}\r\n").unwrap();
        }
        if self.method == "POST" {
            write!(text, "content-length: {}\r\n", self.body.len()).unwrap();
        }
        text + "\r\n" + self.body
    }
}

pub(super) struct Connection {
    stream: TcpStream,
    unread: Vec<u8>,
}

impl Connection {
    pub(super) async fn open(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.unwrap(), unread: Vec::new() }
    }

    pub(super) async fn ask(&mut self, request: &Request<'_>) -> http::Response<String> {
        self.send(request).await;
        let head = self.until("\r\n\r\n").await;
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let mut response = http::Response::builder().status(status);
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            response = response.header(name, value);
        }
        let mut response = response.body(String::new()).unwrap();
        let length = response.headers().get("content-length");
        let length = length.map(|length| length.to_str().unwrap().parse().unwrap());
        *response.body_mut() = if request.method == "HEAD" || status == "304" {
            String::new()
        } else if let Some(length) = length {
            self.exactly(length).await
        } else {
            self.chunks().await
        };
        response
    }

    pub(super) async fn send(&mut self, request: &Request<'_>) {
        self.stream.write_all(request.write().as_bytes()).await.unwrap();
    }

    async fn chunks(&mut self) -> String {
        let mut text = String::new();
        loop {
            let length = usize::from_str_radix(self.until("\r\n").await.trim(), 16).unwrap();
            text += &self.exactly(length).await;
            self.exactly(2).await;
            if length == 0 {
                return text;
            }
        }
    }

    async fn until(&mut self, end: &str) -> String {
        loop {
            let text = String::from_utf8_lossy(&self.unread);
            if let Some(at) = text.find(end) {
                return self.exactly(at + end.len()).await;
            }
            self.read().await;
        }
    }

    async fn exactly(&mut self, length: usize) -> String {
        while self.unread.len() < length {
            self.read().await;
        }
        String::from_utf8(self.unread.drain(..length).collect()).unwrap()
    }

    async fn read(&mut self) {
        let read = self.stream.read_buf(&mut self.unread);
        let read = tokio::time::timeout(std::time::Duration::from_secs(10), read);
        let read = read.await.expect("an answer").unwrap();
        assert!(read > 0, "closed after {:?}", String::from_utf8_lossy(&self.unread));
    }
}
