mod bank { fn secret() {} }
use bank::secret; //~ E0603
fn main() { secret(); }
