use std::error::Error;
use std::io::{self, ErrorKind, Write};

struct Full;
impl Write for Full {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        if buf.len() > 3 { Err(io::Error::new(ErrorKind::StorageFull, "no room")) } else { Ok(buf.len()) }
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {
    println!("{:?}", writeln!(Full, "long text").map_err(|e| (e.kind(), e.to_string())));
    println!("{:?}", write!(Full, "ab"));
    let e = io::Error::other("custom");
    println!("{e} {e:?} {:?}", e.kind());
    let e = io::Error::from(ErrorKind::NotFound);
    println!("{e} {e:?} {}", ErrorKind::PermissionDenied);
    let inner = "x".parse::<i32>().unwrap_err();
    let e = io::Error::new(ErrorKind::InvalidData, inner);
    println!("{e} {:?}", e.get_ref().and_then(|e| e.downcast_ref::<std::num::ParseIntError>()).is_some());
    println!("{:?} {}", e.source().is_none(), e.into_inner().unwrap());
    println!("{} {}", size_of::<io::Error>(), size_of::<io::Result<()>>());
    let boxed: Box<dyn Error + Send + Sync> = io::Error::other("boxed").into();
    println!("{} {}", boxed, boxed.is::<io::Error>());
}
