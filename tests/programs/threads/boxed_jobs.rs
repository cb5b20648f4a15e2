use std::thread;

type Job = Box<dyn FnOnce() -> String + Send + 'static>;

fn main() {
    let jobs: Vec<Job> = vec![
        Box::new(|| "one".to_string()),
        Box::new(|| format!("{}", 1 + 1)),
        Box::new(move || ["th", "ree"].concat()),
    ];
    let handles: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
}
