enum Light { Red, Amber, Green }
fn wait(light: Light) -> u32 {
    match light { //~ E0004
        Light::Red => 30,
        Light::Green => 0,
    }
}
fn main() { wait(Light::Amber); }
