//! The browser's entry point: see the library.

fn main() {
    where_your_data_lives::start();
}
