//! The tree under `BTreeMap` and `BTreeSet`: up to eleven pairs in a node, as the real one has.

use crate::{
    alloc::{Layout, dealloc},
    borrow::Borrow,
    cmp::Ordering,
    mem::{self, MaybeUninit},
    ptr::{self, NonNull},
};

const B: usize = 6;
pub(super) const CAPACITY: usize = 2 * B - 1;
/// The least number of pairs in a node that is not the root.
pub(super) const MIN_LEN: usize = B - 1;

struct LeafNode<K, V> {
    parent: Option<NonNull<InternalNode<K, V>>>,
    /// Which child of the parent this is.
    parent_idx: MaybeUninit<u16>,
    len: u16,
    keys: [MaybeUninit<K>; CAPACITY],
    vals: [MaybeUninit<V>; CAPACITY],
}

#[repr(C)]
struct InternalNode<K, V> {
    data: LeafNode<K, V>,
    edges: [MaybeUninit<NonNull<LeafNode<K, V>>>; 2 * B],
}

/// A node, and how far it is above the leaves; leaves have no edges.
pub(super) struct Node<K, V> {
    height: usize,
    node: NonNull<LeafNode<K, V>>,
}

impl<K, V> Copy for Node<K, V> {}
impl<K, V> Clone for Node<K, V> {
    fn clone(&self) -> Self { *self }
}

/// A pair of a node, or an edge: the place before the pair of that number.
pub(super) struct Handle<K, V> {
    pub(super) node: Node<K, V>,
    pub(super) idx: usize,
}

impl<K, V> Copy for Handle<K, V> {}
impl<K, V> Clone for Handle<K, V> {
    fn clone(&self) -> Self { *self }
}
impl<K, V> PartialEq for Handle<K, V> {
    fn eq(&self, other: &Self) -> bool { self.node.node == other.node.node && self.idx == other.idx }
}

unsafe fn insert_at<T>(base: *mut T, len: usize, idx: usize, value: T) {
    unsafe {
        let at = base.add(idx);
        if len > idx {
            ptr::copy(at as *const T, at.add(1), len - idx);
        }
        ptr::write(at, value);
    }
}

unsafe fn remove_at<T>(base: *mut T, len: usize, idx: usize) -> T {
    unsafe {
        let at = base.add(idx);
        let value = ptr::read(at);
        ptr::copy(at.add(1) as *const T, at, len - idx - 1);
        value
    }
}

unsafe fn move_to<T>(from: *mut T, to: *mut T, count: usize) { unsafe { ptr::copy_nonoverlapping(from as *const T, to, count) } }

impl<K, V> Node<K, V> {
    pub(super) fn new_leaf() -> Self {
        let leaf = Box::leak(Box::<LeafNode<K, V>>::new_uninit()).as_mut_ptr();
        unsafe { Node::init(leaf, 0) }
    }

    /// A node above another, without pairs.
    pub(super) fn new_internal(first: Self) -> Self {
        let internal = Box::leak(Box::<InternalNode<K, V>>::new_uninit()).as_mut_ptr();
        unsafe {
            let new = Node::init(internal as *mut LeafNode<K, V>, first.height + 1);
            ptr::write(new.edge(0), first.node);
            new.correct_links(0, 0);
            new
        }
    }

    unsafe fn init(leaf: *mut LeafNode<K, V>, height: usize) -> Self {
        unsafe {
            (&raw mut (*leaf).parent).write(None);
            (&raw mut (*leaf).len).write(0);
            Node { height, node: NonNull::new_unchecked(leaf) }
        }
    }

    /// Gives the node's block back, without dropping pairs or children.
    pub(super) fn free(self) {
        let layout = if self.height > 0 { Layout::new::<InternalNode<K, V>>() } else { Layout::new::<LeafNode<K, V>>() };
        unsafe { dealloc(self.node.as_ptr() as *mut u8, layout) }
    }

    fn leaf(self) -> *mut LeafNode<K, V> { self.node.as_ptr() }
    pub(super) fn height(self) -> usize { self.height }
    pub(super) fn len(self) -> usize { unsafe { (*self.leaf()).len as usize } }
    fn set_len(self, len: usize) { unsafe { (*self.leaf()).len = len as u16 } }
    pub(super) fn key(self, idx: usize) -> *mut K { unsafe { (&raw mut (*self.leaf()).keys as *mut K).add(idx) } }
    pub(super) fn val(self, idx: usize) -> *mut V { unsafe { (&raw mut (*self.leaf()).vals as *mut V).add(idx) } }
    fn edge(self, idx: usize) -> *mut NonNull<LeafNode<K, V>> {
        unsafe { (&raw mut (*(self.leaf() as *mut InternalNode<K, V>)).edges as *mut NonNull<LeafNode<K, V>>).add(idx) }
    }
    pub(super) fn child(self, idx: usize) -> Self { Node { height: self.height - 1, node: unsafe { *self.edge(idx) } } }

    /// The edge of the parent that leads here.
    pub(super) fn parent(self) -> Option<Handle<K, V>> {
        unsafe {
            let parent = (*self.leaf()).parent?;
            let idx = (*self.leaf()).parent_idx.assume_init_read() as usize;
            Some(Handle { node: Node { height: self.height + 1, node: parent.cast() }, idx })
        }
    }

    /// Tells children where they are.
    fn correct_links(self, from: usize, to: usize) {
        for idx in from..to + 1 {
            unsafe {
                let child = self.child(idx).leaf();
                (*child).parent = Some(self.node.cast());
                (*child).parent_idx = MaybeUninit::new(idx as u16);
            }
        }
    }

    pub(super) fn first_leaf_edge(self) -> Handle<K, V> {
        let mut node = self;
        while node.height > 0 {
            node = node.child(0);
        }
        Handle { node, idx: 0 }
    }

    pub(super) fn last_leaf_edge(self) -> Handle<K, V> {
        let mut node = self;
        while node.height > 0 {
            node = node.child(node.len());
        }
        Handle { node, idx: node.len() }
    }

    /// The number of the key, or of the edge where it would be.
    fn search_node<Q: ?Sized + Ord>(self, key: &Q) -> Result<usize, usize> where K: Borrow<Q> {
        let len = self.len();
        let mut idx = 0;
        while idx < len {
            match key.cmp(unsafe { (*self.key(idx)).borrow() }) {
                Ordering::Greater => idx += 1,
                Ordering::Equal => return Ok(idx),
                Ordering::Less => break,
            }
        }
        Err(idx)
    }

    /// The pair of a key, or the edge of the leaf where it would be.
    pub(super) fn search<Q: ?Sized + Ord>(self, key: &Q) -> Result<Handle<K, V>, Handle<K, V>> where K: Borrow<Q> {
        let mut node = self;
        loop {
            match node.search_node(key) {
                Ok(idx) => return Ok(Handle { node, idx }),
                Err(idx) if node.height == 0 => return Err(Handle { node, idx }),
                Err(idx) => node = node.child(idx),
            }
        }
    }

    /// Puts a pair into a node with room, and a child to the right of it.
    fn insert_fit(self, idx: usize, key: K, val: V, right: Option<Self>) {
        let len = self.len();
        unsafe {
            insert_at(self.key(0), len, idx, key);
            insert_at(self.val(0), len, idx, val);
            self.set_len(len + 1);
            if let Some(right) = right {
                insert_at(self.edge(0), len + 1, idx + 1, right.node);
                self.correct_links(idx + 1, len + 1);
            }
        }
    }

    pub(super) fn push(self, key: K, val: V, right: Option<Self>) { self.insert_fit(self.len(), key, val, right) }

    /// Moves what is behind a pair to a new node, and takes the pair out.
    fn split(self, middle: usize) -> (K, V, Self) {
        let old_len = self.len();
        let new_len = old_len - middle - 1;
        unsafe {
            let right = if self.height > 0 {
                let internal = Box::leak(Box::<InternalNode<K, V>>::new_uninit()).as_mut_ptr();
                Node::init(internal as *mut LeafNode<K, V>, self.height)
            } else {
                Node::new_leaf()
            };
            let pair = (ptr::read(self.key(middle)), ptr::read(self.val(middle)));
            move_to(self.key(middle + 1), right.key(0), new_len);
            move_to(self.val(middle + 1), right.val(0), new_len);
            self.set_len(middle);
            right.set_len(new_len);
            if self.height > 0 {
                move_to(self.edge(middle + 1), right.edge(0), new_len + 1);
                right.correct_links(0, new_len);
            }
            (pair.0, pair.1, right)
        }
    }

    /// The pair of the parent that separates this node from a neighbour, and whether that is the left.
    fn choose_parent_kv(self) -> Option<(Handle<K, V>, bool)> {
        let edge = self.parent()?;
        if edge.idx > 0 { Some((Handle { node: edge.node, idx: edge.idx - 1 }, true)) } else { Some((edge, false)) }
    }

    /// Refills a node that lost pairs, and those above it that lose one to it.
    /// Returns whether the root still has pairs.
    fn fix_node_and_affected_ancestors(self) -> bool {
        let mut node = self;
        loop {
            let len = node.len();
            if len >= MIN_LEN {
                return true;
            }
            match node.choose_parent_kv() {
                None => return len > 0,
                Some((parent, _)) if parent.can_merge() => {
                    parent.merge();
                    node = parent.node;
                }
                Some((parent, true)) => {
                    parent.steal_left(MIN_LEN - len);
                    return true;
                }
                Some((parent, false)) => {
                    parent.steal_right(MIN_LEN - len);
                    return true;
                }
            }
        }
    }

    /// Takes off a root without pairs; its only child is the new root.
    fn pop_level(self) -> Self {
        let top = self.child(0);
        unsafe { (*top.leaf()).parent = None };
        self.free();
        top
    }

    /// Appends pairs in order.
    pub(super) fn bulk_push(&mut self, iter: impl Iterator<Item = (K, V)>, length: &mut usize) {
        let mut cur = self.last_leaf_edge().node;
        for (key, value) in iter {
            if cur.len() < CAPACITY {
                cur.push(key, value, None);
            } else {
                // Up to a node with room, or to a new root.
                let mut open = cur;
                loop {
                    match open.parent() {
                        Some(parent) => {
                            open = parent.node;
                            if open.len() < CAPACITY {
                                break;
                            }
                        }
                        None => {
                            *self = Node::new_internal(*self);
                            open = *self;
                            break;
                        }
                    }
                }
                let right = Node::new_pillar(open.height - 1);
                open.push(key, value, Some(right));
                cur = open.last_leaf_edge().node;
            }
            *length += 1;
        }
        self.fix_right_border_of_plentiful();
    }

    /// A tree of that height without pairs.
    pub(super) fn new_pillar(height: usize) -> Self {
        let mut root = Node::new_leaf();
        for _ in 0..height {
            root = Node::new_internal(root);
        }
        root
    }

    fn fix_right_border_of_plentiful(self) {
        let mut node = self;
        while node.height > 0 {
            let last = Handle { node, idx: node.len() - 1 };
            let right_len = last.right().len();
            if right_len < MIN_LEN {
                last.steal_left(MIN_LEN - right_len);
            }
            node = last.right();
        }
    }

    /// Moves everything from a key on to a new tree.
    pub(super) fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self where K: Borrow<Q> {
        let right_root = Node::new_pillar(self.height);
        let (mut left, mut right) = (*self, right_root);
        loop {
            let idx = left.search_node(key).unwrap_or_else(|idx| idx);
            let count = left.len() - idx;
            unsafe {
                move_to(left.key(idx), right.key(0), count);
                move_to(left.val(idx), right.val(0), count);
                left.set_len(idx);
                right.set_len(count);
                if left.height == 0 {
                    break;
                }
                move_to(left.edge(idx + 1), right.edge(1), count);
                right.correct_links(1, count);
            }
            left = left.child(idx);
            right = right.child(0);
        }
        self.fix_border(true);
        let mut right_root = right_root;
        right_root.fix_border(false);
        right_root
    }

    fn fix_top(&mut self) {
        while self.height > 0 && self.len() == 0 {
            *self = self.pop_level();
        }
    }

    /// Refills the nodes along one side of the tree.
    fn fix_border(&mut self, right: bool) {
        self.fix_top();
        if self.len() == 0 {
            return;
        }
        let mut node = *self;
        while node.height > 0 {
            let kv = Handle { node, idx: if right { node.len() - 1 } else { 0 } };
            let len = if right { kv.right().len() } else { kv.left().len() };
            if kv.can_merge() {
                kv.merge();
                node = kv.left();
            } else {
                let count = (MIN_LEN + 1).saturating_sub(len);
                if count > 0 {
                    if right { kv.steal_left(count) } else { kv.steal_right(count) }
                }
                node = if right { kv.right() } else { kv.left() };
            }
        }
        self.fix_top();
    }

    /// The number of pairs in the whole tree.
    pub(super) fn calc_length(self) -> usize {
        let mut length = self.len();
        if self.height > 0 {
            for idx in 0..self.len() + 1 {
                length += self.child(idx).calc_length();
            }
        }
        length
    }

    /// A tree of the same shape.
    pub(super) fn deep_clone(self) -> Self where K: Clone, V: Clone {
        let new = if self.height > 0 { Node::new_internal(self.child(0).deep_clone()) } else { Node::new_leaf() };
        for idx in 0..self.len() {
            unsafe {
                let (key, val) = ((*self.key(idx)).clone(), (*self.val(idx)).clone());
                let right = if self.height > 0 { Some(self.child(idx + 1).deep_clone()) } else { None };
                new.push(key, val, right);
            }
        }
        new
    }
}

/// Where to split a full node so that a pair can go to an edge: the middle pair, whether the new one
/// goes to the right, and to which edge there.
fn split_point(edge: usize) -> (usize, bool, usize) {
    if edge < B - 1 {
        (B - 2, false, edge)
    } else if edge == B - 1 {
        (B - 1, false, edge)
    } else if edge == B {
        (B - 1, true, 0)
    } else {
        (B, true, edge - (B + 1))
    }
}

impl<K, V> Handle<K, V> {
    pub(super) fn key(&self) -> *mut K { self.node.key(self.idx) }
    pub(super) fn val(&self) -> *mut V { self.node.val(self.idx) }
    fn left(&self) -> Node<K, V> { self.node.child(self.idx) }
    fn right(&self) -> Node<K, V> { self.node.child(self.idx + 1) }

    /// The pair after an edge of a leaf.
    pub(super) fn next_kv(self) -> Option<Self> {
        let mut edge = self;
        while edge.idx >= edge.node.len() {
            edge = edge.node.parent()?;
        }
        Some(edge)
    }

    /// The pair before an edge of a leaf.
    pub(super) fn next_back_kv(self) -> Option<Self> {
        let mut edge = self;
        while edge.idx == 0 {
            edge = edge.node.parent()?;
        }
        Some(Handle { node: edge.node, idx: edge.idx - 1 })
    }

    /// The edge of a leaf after a pair.
    pub(super) fn next_leaf_edge(self) -> Self {
        if self.node.height == 0 { Handle { node: self.node, idx: self.idx + 1 } } else { self.right().first_leaf_edge() }
    }

    /// The edge of a leaf before a pair.
    pub(super) fn next_back_leaf_edge(self) -> Self {
        if self.node.height == 0 { self } else { self.left().last_leaf_edge() }
    }

    /// As `next_kv`, and frees the nodes that are left for good.
    pub(super) fn deallocating_next_kv(self) -> Option<Self> {
        let mut edge = self;
        while edge.idx >= edge.node.len() {
            let parent = edge.node.parent();
            edge.node.free();
            edge = parent?;
        }
        Some(edge)
    }

    /// As `next_back_kv`, and frees the nodes that are left for good.
    pub(super) fn deallocating_next_back_kv(self) -> Option<Self> {
        let mut edge = self;
        while edge.idx == 0 {
            let parent = edge.node.parent();
            edge.node.free();
            edge = parent?;
        }
        Some(Handle { node: edge.node, idx: edge.idx - 1 })
    }

    /// Puts a pair at an edge of a leaf. Full nodes on the way up are split.
    pub(super) fn insert(self, key: K, val: V, root: &mut Node<K, V>) -> Self {
        let (mut edge, mut pair, mut right) = (self, (key, val), None);
        let mut place = None;
        loop {
            let node = edge.node;
            if node.len() < CAPACITY {
                node.insert_fit(edge.idx, pair.0, pair.1, right);
                return place.unwrap_or(edge);
            }
            let (middle, goes_right, idx) = split_point(edge.idx);
            let (up_key, up_val, new) = node.split(middle);
            let target = if goes_right { new } else { node };
            target.insert_fit(idx, pair.0, pair.1, right);
            if place.is_none() {
                place = Some(Handle { node: target, idx });
            }
            pair = (up_key, up_val);
            right = Some(new);
            edge = match node.parent() {
                Some(parent) => parent,
                None => {
                    *root = Node::new_internal(*root);
                    Handle { node: *root, idx: 0 }
                }
            };
        }
    }

    /// Takes a pair out, and says which edge of a leaf is in its place.
    pub(super) fn remove(self, root: &mut Node<K, V>) -> ((K, V), Self) {
        if self.node.height == 0 {
            return self.remove_leaf_kv(root);
        }
        // The pair before it, which is in a leaf, takes its place.
        let last = self.left().last_leaf_edge();
        let (pair, pos) = Handle { node: last.node, idx: last.idx - 1 }.remove_leaf_kv(root);
        let Some(internal) = pos.next_kv() else { unreachable!() };
        unsafe {
            let old = (mem::replace(&mut *internal.key(), pair.0), mem::replace(&mut *internal.val(), pair.1));
            (old, internal.next_leaf_edge())
        }
    }

    fn remove_leaf_kv(self, root: &mut Node<K, V>) -> ((K, V), Self) {
        let (node, idx) = (self.node, self.idx);
        let len = node.len();
        let old = unsafe { (remove_at(node.key(0), len, idx), remove_at(node.val(0), len, idx)) };
        node.set_len(len - 1);
        let mut pos = self;
        if len - 1 < MIN_LEN {
            pos = match node.choose_parent_kv() {
                None => pos,
                Some((parent, is_left)) if parent.can_merge() => {
                    let left = parent.left();
                    let before = if is_left { left.len() + 1 } else { 0 };
                    parent.merge();
                    Handle { node: left, idx: before + idx }
                }
                Some((parent, true)) => {
                    parent.steal_left(1);
                    Handle { node, idx: idx + 1 }
                }
                Some((parent, false)) => {
                    parent.steal_right(1);
                    pos
                }
            };
            if let Some(parent) = pos.node.parent() {
                if !parent.node.fix_node_and_affected_ancestors() {
                    *root = root.pop_level();
                }
            }
        }
        (old, pos)
    }

    /// Have the children on both sides room in one node, with the pair between them?
    fn can_merge(&self) -> bool { self.left().len() + 1 + self.right().len() <= CAPACITY }

    /// Moves the pair and the right child into the left, and frees the right.
    fn merge(&self) {
        let (parent, idx, left, right) = (self.node, self.idx, self.left(), self.right());
        let (left_len, right_len, parent_len) = (left.len(), right.len(), parent.len());
        unsafe {
            ptr::write(left.key(left_len), remove_at(parent.key(0), parent_len, idx));
            ptr::write(left.val(left_len), remove_at(parent.val(0), parent_len, idx));
            move_to(right.key(0), left.key(left_len + 1), right_len);
            move_to(right.val(0), left.val(left_len + 1), right_len);
            remove_at(parent.edge(0), parent_len + 1, idx + 1);
            parent.set_len(parent_len - 1);
            for edge in idx + 1..parent_len {
                parent.correct_links(edge, edge);
            }
            let new_len = left_len + 1 + right_len;
            left.set_len(new_len);
            if left.height > 0 {
                move_to(right.edge(0), left.edge(left_len + 1), right_len + 1);
                left.correct_links(left_len + 1, new_len);
            }
        }
        right.free();
    }

    /// Moves pairs from the left child through the parent to the right.
    fn steal_left(&self, count: usize) {
        let (left, right) = (self.left(), self.right());
        let (left_len, right_len) = (left.len() - count, right.len() + count);
        unsafe {
            ptr::copy(right.key(0) as *const K, right.key(count), right_len - count);
            ptr::copy(right.val(0) as *const V, right.val(count), right_len - count);
            move_to(left.key(left_len + 1), right.key(0), count - 1);
            move_to(left.val(left_len + 1), right.val(0), count - 1);
            move_to(self.key(), right.key(count - 1), 1);
            move_to(self.val(), right.val(count - 1), 1);
            move_to(left.key(left_len), self.key(), 1);
            move_to(left.val(left_len), self.val(), 1);
            left.set_len(left_len);
            right.set_len(right_len);
            if left.height > 0 {
                ptr::copy(right.edge(0) as *const NonNull<LeafNode<K, V>>, right.edge(count), right_len - count + 1);
                move_to(left.edge(left_len + 1), right.edge(0), count);
                right.correct_links(0, right_len);
            }
        }
    }

    /// Moves pairs from the right child through the parent to the left.
    fn steal_right(&self, count: usize) {
        let (left, right) = (self.left(), self.right());
        let (old_len, left_len, right_len) = (left.len(), left.len() + count, right.len() - count);
        unsafe {
            move_to(self.key(), left.key(old_len), 1);
            move_to(self.val(), left.val(old_len), 1);
            move_to(right.key(0), left.key(old_len + 1), count - 1);
            move_to(right.val(0), left.val(old_len + 1), count - 1);
            move_to(right.key(count - 1), self.key(), 1);
            move_to(right.val(count - 1), self.val(), 1);
            ptr::copy(right.key(count) as *const K, right.key(0), right_len);
            ptr::copy(right.val(count) as *const V, right.val(0), right_len);
            left.set_len(left_len);
            right.set_len(right_len);
            if left.height > 0 {
                move_to(right.edge(0), left.edge(old_len + 1), count);
                ptr::copy(right.edge(count) as *const NonNull<LeafNode<K, V>>, right.edge(0), right_len + 1);
                left.correct_links(old_len + 1, left_len);
                right.correct_links(0, right_len);
            }
        }
    }
}
