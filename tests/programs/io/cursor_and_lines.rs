//! `Read`, `Write`, `BufRead` on memory.

use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Seek, SeekFrom, Write};

fn main() -> io::Result<()> {
    let mut cursor = Cursor::new(b"one\ntwo\nthree".to_vec());
    let mut line = String::new();
    println!("{} {line:?}", cursor.read_line(&mut line)?);
    println!("{:?}", Read::by_ref(&mut cursor).lines().collect::<io::Result<Vec<_>>>()?);
    cursor.seek(SeekFrom::Start(4))?;
    let mut three = [0; 3];
    cursor.read_exact(&mut three)?;
    println!("{:?} {}", std::str::from_utf8(&three), cursor.position());
    println!("{:?}", cursor.read_exact(&mut [0; 99]).map_err(|e| e.kind()));
    let mut out = Vec::new();
    write!(out, "{}-{}", 1, 2)?;
    out.write_all(b"!")?;
    println!("{:?}", String::from_utf8_lossy(&out));
    let mut writer = BufWriter::new(Vec::new());
    writeln!(writer, "buffered")?;
    println!("{:?}", writer.into_inner().map(|v| v.len()).ok());
    let reader = BufReader::new(&b"a b c"[..]);
    println!("{:?}", reader.split(b' ').map(|w| w.unwrap().len()).collect::<Vec<_>>());
    let mut text = String::new();
    "chained".as_bytes().chain(&b" twice"[..]).take(10).read_to_string(&mut text)?;
    println!("{text}");
    io::stdout().lock().write_all(b"done\n")?;
    io::stdout().flush()
}
