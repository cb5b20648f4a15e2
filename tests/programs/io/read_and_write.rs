use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Seek, SeekFrom, Write};

fn main() -> io::Result<()> {
    let mut line = String::new();
    println!("{} {:?}", io::stdin().read_line(&mut line)?, line);
    println!("{}", io::stdin().lock().lines().count());
    let mut all = String::new();
    io::stdin().read_to_string(&mut all)?;
    println!("{:?}", all);

    let mut out = Vec::new();
    write!(out, "{}-{:03}", "a", 7)?;
    writeln!(&mut out, "!")?;
    out.write_all(b"bytes")?;
    println!("{:?}", String::from_utf8(out.clone()).unwrap());

    let reader = BufReader::new("one\ntwo\r\nthree".as_bytes());
    for (i, line) in reader.lines().enumerate() {
        println!("{i}: {:?}", line?);
    }
    let mut cursor = Cursor::new(vec![1u8, 2, 3, 4, 5]);
    let mut buf = [0; 2];
    cursor.read_exact(&mut buf)?;
    println!("{buf:?} {} {}", cursor.position(), cursor.seek(SeekFrom::End(-1))?);
    let mut rest = Vec::new();
    println!("{} {rest:?}", cursor.read_to_end(&mut rest)?);
    cursor.set_position(4);
    cursor.write_all(&[9, 9, 9])?;
    println!("{:?}", cursor.into_inner());
    let mut short: &[u8] = b"abc";
    let e = short.read_exact(&mut [0; 5]).unwrap_err();
    println!("{:?} {e} {e:?}", e.kind());

    let mut w = BufWriter::new(Vec::new());
    for i in 0..3 {
        write!(w, "{i},")?;
    }
    println!("{:?} {:?}", w.buffer(), w.get_ref());
    w.flush()?;
    println!("{:?}", w.into_inner().unwrap());
    let mut chained = (&b"ab"[..]).chain(&b"cd"[..]).take(3);
    let mut s = String::new();
    chained.read_to_string(&mut s)?;
    println!("{s} {:?}", b"a b".split(|b| *b == b' ').count());
    println!("{:?}", Cursor::new("x,y").split(b',').map(|p| p.unwrap()).collect::<Vec<_>>());
    println!("{}", io::copy(&mut &b"12345"[..], &mut io::sink())?);
    let stdout = io::stdout();
    let mut lock = stdout.lock();
    writeln!(lock, "locked {}", 1)?;
    lock.write_all("direct\n".as_bytes())?;
    lock.flush()
}
