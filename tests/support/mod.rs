//! What the component tests share: a program made by hand, a mounted player, patience.

#![allow(dead_code, reason = "no test uses all of it")]

use std::time::Duration;

use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use mir::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};
use where_your_data_lives::{Exercise, Player, Run, Task};

/// The source that [`program`] pretends to come from.
pub const SOURCE: &str = "fn main() {
    let a = 7;
    let mut b = a;
    b = 8;
    let r = &b;
}
";

const I32: TyId = TyId(0);
const UNIT: TyId = TyId(1);
const I32_REF: TyId = TyId(2);
const STR: TyId = TyId(3);
const STR_REF: TyId = TyId(4);
const NEVER: TyId = TyId(5);

/// What the compiler would make of [`SOURCE`]: stops on the lines 2 to 6 and at the end.
pub fn program() -> mir::Program {
    let ty = |name: &str, size, is_copy, kind| Ty {
        name: name.to_owned(),
        size,
        align: size.clamp(1, 8),
        is_copy,
        drop_glue: None,
        kind,
    };
    Program {
        files: vec![SourceFile::new("src/main.rs".to_owned(), SOURCE.to_owned())],
        types: vec![
            ty("i32", 4, true, TyKind::Int { signed: true }),
            ty("()", 0, true, TyKind::Tuple(Vec::new())),
            ty("&i32", 8, true, TyKind::Ref(I32, Mutability::Not)),
            ty("str", 0, false, TyKind::Str),
            Ty { align: 8, ..ty("&str", 16, true, TyKind::Ref(STR, Mutability::Not)) },
            ty("!", 0, false, TyKind::Never),
        ],
        bodies: vec![main_body(), start_body(), panic_body()],
        globals: Vec::new(),
        start: FnId(1),
        main: FnId(0),
        panic: FnId(2),
        str_ref: STR_REF,
        location: UNIT,
        allocator: None,
    }
}

fn span(text: &str) -> Span {
    let lo = SOURCE.find(text).unwrap_or(0) as u32;
    Span { file: FileId::USER, lo, hi: lo + text.len() as u32 }
}

fn local(ty: TyId, kind: LocalKind, text: &str) -> LocalDecl {
    LocalDecl { ty, kind, span: span(text) }
}

fn number(bits: u128) -> Rvalue {
    Rvalue::Use(Operand::Constant(Const { ty: I32, value: ConstValue::Scalar(bits) }))
}

fn main_body() -> Body {
    let (a, b, r) = (Local(1), Local(2), Local(3));
    let statement = |text: &str, kind| Statement { span: span(text), kind };
    let stop = |text: &str, stop| statement(text, StatementKind::Stop(stop));
    let live = |text: &str, local| statement(text, StatementKind::StorageLive(local));
    let assign = |text: &str, local: Local, value| {
        statement(text, StatementKind::Assign(local.into(), value))
    };
    let statements = vec![
        stop("let a = 7;", Stop::Statement),
        live("let a", a),
        assign("7", a, number(7)),
        stop("let mut b = a;", Stop::Statement),
        live("let mut b", b),
        assign("let mut b = a", b, Rvalue::Use(Operand::Copy(a.into()))),
        stop("b = 8;", Stop::Statement),
        assign("b = 8", b, number(8)),
        stop("let r = &b;", Stop::Statement),
        live("let r", r),
        assign("&b", r, Rvalue::Ref(BorrowKind::Shared, b.into())),
        stop("}", Stop::Return),
    ];
    let var = |name: &str, place: Local| VarDebugInfo {
        name: name.to_owned(),
        place: place.into(),
        scope: span(SOURCE),
    };
    Body {
        name: "main".to_owned(),
        kind: BodyKind::User,
        span: span(SOURCE),
        track_caller: false,
        no_unwind: false,
        arg_count: 0,
        locals: vec![
            local(UNIT, LocalKind::Return, "main"),
            local(I32, LocalKind::Var { mutable: false }, "a = 7"),
            local(I32, LocalKind::Var { mutable: true }, "b = a"),
            local(I32_REF, LocalKind::Var { mutable: false }, "r = &b"),
        ],
        var_debug_info: vec![var("a", a), var("b", b), var("r", r)],
        blocks: vec![block(statements, TerminatorKind::Return)],
    }
}

fn start_body() -> Body {
    let call = TerminatorKind::Call {
        callee: Callee::Fn(FnId(0)),
        args: Vec::new(),
        destination: Local(1).into(),
        target: Some(BasicBlock(1)),
        unwind: None,
    };
    let set =
        Statement { span: span(SOURCE), kind: StatementKind::Assign(Local(0).into(), number(0)) };
    Body {
        name: "start".to_owned(),
        kind: BodyKind::Shim,
        span: span(SOURCE),
        track_caller: false,
        no_unwind: false,
        arg_count: 0,
        locals: vec![local(I32, LocalKind::Return, ""), local(UNIT, LocalKind::Temp, "")],
        var_debug_info: Vec::new(),
        blocks: vec![block(Vec::new(), call), block(vec![set], TerminatorKind::Return)],
    }
}

fn panic_body() -> Body {
    Body {
        name: "panic".to_owned(),
        kind: BodyKind::Std,
        span: span(SOURCE),
        track_caller: true,
        no_unwind: false,
        arg_count: 1,
        locals: vec![
            local(NEVER, LocalKind::Return, ""),
            local(STR_REF, LocalKind::Arg { mutable: false }, ""),
        ],
        var_debug_info: Vec::new(),
        blocks: vec![block(Vec::new(), TerminatorKind::Unreachable)],
    }
}

fn block(statements: Vec<Statement>, kind: TerminatorKind) -> BasicBlockData {
    BasicBlockData {
        statements,
        terminator: Terminator { span: span(SOURCE), kind },
        is_cleanup: false,
    }
}

/// A player on the page.
pub struct Page {
    /// Its place.
    pub root: HtmlElement,
    _keeps_it: Box<dyn std::any::Any>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Mounts a player with the program, and waits until it has run.
pub async fn player() -> Page {
    let page = mount(where_your_data_lives::Program {
        title: "test.rs".to_owned(),
        source: SOURCE.to_owned(),
        edition: "2024".to_owned(),
        bundle_url: Some(bundle_url()),
        ..Default::default()
    });
    page.wait_for(".counter", |counter| counter.contains("of 6")).await;
    page
}

/// Mounts a player.
pub fn mount(program: where_your_data_lives::Program) -> Page {
    let root: HtmlElement = document().create_element("section").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle =
        mount_to(root.clone(), move || view! { <Player program=program run=Run::new() /> });
    Page { root, _keeps_it: Box::new(handle) }
}

/// Mounts an exercise about the program, and waits until the machine can answer.
pub async fn exercise(query: &str, choices: &[&str]) -> Page {
    let program = where_your_data_lives::Program {
        source: SOURCE.to_owned(),
        edition: "2024".to_owned(),
        bundle_url: Some(bundle_url()),
        ..Default::default()
    };
    let task = Task {
        program,
        query: query.to_owned(),
        question: "<p>What?</p>".to_owned(),
        why: "Because.".to_owned(),
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        answer: None,
    };
    let root: HtmlElement = document().create_element("section").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), move || view! { <Exercise task=task /> });
    sleep(Duration::from_millis(300)).await;
    Page { root, _keeps_it: Box::new(handle) }
}

/// The bundle of [`program`] at an address that can be fetched.
pub fn bundle_url() -> String {
    let bytes = js_sys::Uint8Array::from(mir::encode(&program()).unwrap().as_slice());
    let blob = web_sys::Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes)).unwrap();
    web_sys::Url::create_object_url_with_blob(&blob).unwrap()
}

impl Page {
    /// An element that must be there.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    /// The text of an element that must be there.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default().trim().to_owned()
    }

    /// The number of elements.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// A click, also on what is not an HTML element.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector);
        if element.is_instance_of::<HtmlElement>() {
            element.click();
        } else {
            let event = Event::new_with_event_init_dict("click", &bubbling()).unwrap();
            element.dispatch_event(&event).unwrap();
        }
        settle().await;
    }

    /// A key while the element has the focus.
    pub async fn key(&self, selector: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        settle().await;
    }

    /// The reader sets a slider or types into a field.
    pub async fn input(&self, selector: &str, value: &str) {
        let element = self.find(selector);
        match element.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.set_value(value),
            None => element.unchecked_ref::<web_sys::HtmlTextAreaElement>().set_value(value),
        }
        element
            .dispatch_event(&Event::new_with_event_init_dict("input", &bubbling()).unwrap())
            .unwrap();
        settle().await;
    }

    /// Waits until an element's text is as wished; fails after five seconds.
    pub async fn wait_for(&self, selector: &str, wish: impl Fn(&str) -> bool) -> Element {
        for _ in 0..250 {
            if let Some(element) = self.root.query_selector(selector).unwrap()
                && wish(&element.text_content().unwrap_or_default())
            {
                return element;
            }
            sleep(Duration::from_millis(20)).await;
        }
        panic!("{selector} never came: {}", self.root.inner_html());
    }
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init
}

/// Lets effects and microtasks run.
pub async fn settle() {
    sleep(Duration::from_millis(10)).await;
}

/// Lets time pass.
pub async fn sleep(time: Duration) {
    let promise = Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                &resolve,
                time.as_millis() as i32,
            )
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap_or(JsValue::NULL);
}
