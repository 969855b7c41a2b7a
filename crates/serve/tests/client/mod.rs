//! How do tests and benches speak HTTP? Bytes over a connection, so that also what no browser sends can be sent.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A connection that is kept between requests.
pub struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Client {
    pub fn new(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), address })
    }

    /// `GET` with more headers, each `Name: value`.
    pub fn get(&mut self, path: &str, headers: &[&str]) -> io::Result<Reply> {
        self.send("GET", path, headers, "")
    }

    /// A request to the server's own name unless the headers name another.
    pub fn send(&mut self, method: &str, path: &str, headers: &[&str], body: &str) -> io::Result<Reply> {
        let mut text = format!("{method} {path} HTTP/1.1\r\n");
        if !headers.iter().any(|h| h.to_lowercase().starts_with("host:")) {
            text += &format!("Host: {}\r\n", self.address);
        }
        for header in headers {
            text += &format!("{header}\r\n");
        }
        if !body.is_empty() {
            text += &format!("Content-Length: {}\r\n", body.len());
        }
        self.raw(&format!("{text}\r\n{body}"))
    }

    /// Bytes as they are, and the answer to them.
    pub fn raw(&mut self, text: &str) -> io::Result<Reply> {
        self.stream.get_mut().write_all(text.as_bytes())?;
        self.reply(text.starts_with("HEAD "))
    }

    fn reply(&mut self, head_only: bool) -> io::Result<Reply> {
        let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(|| wrong(&first))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        if head_only || status == 304 {
            return Ok(reply);
        }
        if reply.header("transfer-encoding") == Some("chunked") {
            loop {
                let size = usize::from_str_radix(&self.line()?, 16).map_err(|_| wrong("no size of a chunk"))?;
                self.read(size, &mut reply.body)?;
                self.line()?;
                if size == 0 {
                    return Ok(reply);
                }
            }
        }
        let length = reply.header("content-length").and_then(|l| l.parse().ok()).ok_or_else(|| wrong("no length"))?;
        self.read(length, &mut reply.body)?;
        Ok(reply)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }

    fn read(&mut self, length: usize, into: &mut Vec<u8>) -> io::Result<()> {
        let at = into.len();
        into.resize(at + length, 0);
        self.stream.read_exact(&mut into[at..])
    }
}

impl Reply {
    /// The value of a header, its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
