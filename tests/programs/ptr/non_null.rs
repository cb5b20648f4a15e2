//! `NonNull` and its methods; a tree with parent pointers.

use std::ptr::NonNull;

struct Node {
    value: u32,
    parent: Option<NonNull<Node>>,
    children: Vec<NonNull<Node>>,
}

fn node(value: u32, parent: Option<NonNull<Node>>) -> NonNull<Node> {
    let node = Box::new(Node { value, parent, children: vec![] });
    NonNull::new(Box::into_raw(node)).unwrap()
}

fn add(parent: NonNull<Node>, value: u32) -> NonNull<Node> {
    let child = node(value, Some(parent));
    unsafe { (*parent.as_ptr()).children.push(child) };
    child
}

unsafe fn free(node: NonNull<Node>) {
    let node = unsafe { Box::from_raw(node.as_ptr()) };
    for child in node.children {
        unsafe { free(child) };
    }
}

fn path(node: &Node) -> Vec<u32> {
    let mut path = vec![node.value];
    let mut at = node.parent;
    while let Some(parent) = at {
        let parent = unsafe { parent.as_ref() };
        path.push(parent.value);
        at = parent.parent;
    }
    path
}

fn main() {
    let root = node(1, None);
    let leaf = add(add(root, 2), 3);
    add(root, 4);
    println!("{:?}", path(unsafe { leaf.as_ref() }));
    unsafe { free(root) };
    let mut array = [1u8, 2, 3, 4];
    let first = NonNull::new(array.as_mut_ptr()).unwrap();
    unsafe {
        first.add(1).write(20);
        first.add(2).swap(first.add(3));
        println!("{} {:?}", first.add(1).read(), array);
    }
    println!("{:?}", NonNull::new(std::ptr::null_mut::<u8>()));
    println!("{}", size_of::<Option<NonNull<u8>>>());
    println!("{}", NonNull::<u64>::dangling().as_ptr() as usize);
    let slice = NonNull::slice_from_raw_parts(NonNull::<u16>::dangling(), 0);
    println!("{}", slice.len());
    let text: NonNull<str> = NonNull::from("abc");
    println!("{}", unsafe { text.as_ref() });
}
