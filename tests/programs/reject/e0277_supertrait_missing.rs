trait Named { fn name(&self) -> String; }
trait Pet: Named { fn pet(&self); }
struct Cat;
impl Pet for Cat { fn pet(&self) {} } //~ E0277
fn main() {}
