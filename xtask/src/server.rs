//! A small static server, as plain as the plainest host the site must work on.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use crate::report::{Failure, Result};

/// Serves a folder in the background; returns the address.
///
/// # Errors
/// When no port can be opened.
pub fn start(folder: PathBuf, port: u16) -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .map_err(|error| {
            let what = format!("No port could be opened on 127.0.0.1: {error}");
            Failure::new(what, "Give another one with --port.")
        })?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    let folder = Arc::new(folder);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = Arc::clone(&folder);
            // A reader who goes away in the middle is no error of ours.
            thread::spawn(move || drop(answer(stream, &folder)));
        }
    });
    Ok(format!("http://127.0.0.1:{port}/"))
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    let (status, file) = match find(folder, path) {
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", folder.join("404.html")),
    };
    let body = fs::read(&file).unwrap_or_default();
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        media_type(&file),
        body.len(),
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file of a request; `None` when there is none, or it would be outside the folder.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next().unwrap_or("");
    let path = percent_decode(path)?;
    let relative = Path::new(path.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        #[track_caller]
        fn check(folder: &Path, path: &str, expect: Option<&str>) {
            let expect = expect.map(|file| folder.join(file));
            assert_eq!(find(folder, path), expect, "{path}");
        }
        check(folder, "/Cargo.toml", Some("Cargo.toml"));
        check(folder, "/src/main.rs?x=1", Some("src/main.rs"));
        check(folder, "/src/%6dain.rs", Some("src/main.rs"));
        check(folder, "/../Cargo.toml", None);
        check(folder, "/src/%2e%2e/%2e%2e/Cargo.toml", None);
        check(folder, "/%zz", None);
        check(folder, "/nothing", None);
    }
}
