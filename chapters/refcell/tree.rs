use std::cell::RefCell;
use std::rc::Rc;

struct Branch {
    apples: u32,
    smaller: Vec<Rc<RefCell<Branch>>>,
}

fn branch(apples: u32, smaller: Vec<Rc<RefCell<Branch>>>) -> Rc<RefCell<Branch>> {
    Rc::new(RefCell::new(Branch { apples, smaller }))
}

fn count(branch: &RefCell<Branch>) -> u32 {
    let here = branch.borrow();
    let mut total = here.apples;
    for twig in &here.smaller {
        total += count(twig);
    }
    total
}

fn main() {
    let twig = branch(2, Vec::new());
    let tree = branch(5, vec![Rc::clone(&twig)]);
    println!("{}", count(&tree));
    twig.borrow_mut().apples += 10;
    println!("{}", count(&tree));
}
