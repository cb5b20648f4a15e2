//! The compiler: a worker that is started when the reader is about to edit, kept for the whole
//! visit, and replaced when it traps or takes too long.

mod verdict;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures::channel::oneshot;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{BlobPropertyBag, MessageEvent, Worker};

use crate::dom;

pub use verdict::{CompileError, Verdict};

/// What the worker runs: loads the module, then answers one message after the other.
const GLUE: &str = include_str!("compiler/worker.js");
/// The first answer takes longest: the module is fetched and analyses the standard library.
const LOAD_LIMIT: Duration = Duration::from_secs(90);
/// After that, a compilation that takes longer has gone astray.
const COMPILE_LIMIT: Duration = Duration::from_secs(10);

thread_local! {
    static COMPILER: Compiler = const { Compiler {
        worker: RefCell::new(None),
        working_on: Cell::new(None),
        next: RefCell::new(None),
        waiting: RefCell::new(None),
        last_id: Cell::new(0),
    } };
}

type OnMessage = Closure<dyn FnMut(MessageEvent)>;
type OnError = Closure<dyn FnMut(web_sys::Event)>;

/// The page's compiler.
#[derive(Debug)]
pub struct Compiler {
    worker: RefCell<Option<Running>>,
    /// The question that the worker has now: it gets one at a time, so that a fast writer's old
    /// versions don't stand in a queue.
    working_on: Cell<Option<u32>>,
    /// The question after it.
    next: RefCell<Option<Question>>,
    /// Who waits for the answer to the newest question.
    waiting: RefCell<Option<(u32, oneshot::Sender<Answer>)>>,
    last_id: Cell<u32>,
}

/// What comes back for a question.
#[derive(Debug)]
enum Answer {
    Bytes(Vec<u8>),
    Failed(String),
    Superseded,
}

#[derive(Debug)]
struct Question {
    id: u32,
    /// The function of `crates/compiler-web` that answers.
    what: &'static str,
    source: String,
    edition: String,
}

#[derive(Debug)]
struct Running {
    worker: Worker,
    has_answered: Cell<bool>,
    _on_message: OnMessage,
    _on_error: OnError,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Compiler {
    /// Starts the worker, and has it compile the program that is about to be edited: the first edit
    /// is then answered as fast as a later one.
    pub fn warm_up(source: &str, edition: &str) {
        COMPILER.with(|compiler| {
            if compiler.worker.borrow().is_none() {
                // If it cannot be started, the first question says so.
                let _ = compiler.ask("compile", source, edition);
            }
        });
    }

    /// Compiles a program. An older question that has no answer yet gets [`Verdict::Superseded`].
    pub async fn compile(source: &str, edition: &str) -> Verdict {
        match Self::question("compile", source, edition).await {
            Answer::Bytes(bytes) => Verdict::decode(&bytes),
            Answer::Failed(why) => Verdict::Failed(why),
            Answer::Superseded => Verdict::Superseded,
        }
    }

    /// What the borrow checker knows of a program: the bytes of a `mir::Borrows`. None when there
    /// is no answer, or a later question.
    pub async fn borrows(source: &str, edition: &str) -> Option<Vec<u8>> {
        Self::bytes("borrows", source, edition).await
    }

    /// The bundle of a program that rustc rejects. None when it cannot be run.
    pub async fn anyway(source: &str, edition: &str) -> Option<Vec<u8>> {
        Self::bytes("anyway", source, edition).await
    }

    async fn bytes(what: &'static str, source: &str, edition: &str) -> Option<Vec<u8>> {
        match Self::question(what, source, edition).await {
            Answer::Bytes(bytes) => Some(bytes).filter(|bytes| !bytes.is_empty()),
            Answer::Failed(_) | Answer::Superseded => None,
        }
    }

    async fn question(what: &'static str, source: &str, edition: &str) -> Answer {
        let (sender, receiver) = oneshot::channel();
        let asked = COMPILER.with(|compiler| {
            let id = compiler.ask(what, source, edition)?;
            if let Some((_, older)) = compiler.waiting.replace(Some((id, sender))) {
                // The player that asked may be gone.
                let _ = older.send(Answer::Superseded);
            }
            Ok::<_, String>(())
        });
        match asked {
            Ok(()) => receiver.await.unwrap_or(Answer::Superseded),
            Err(why) => Answer::Failed(why),
        }
    }

    /// Gives the worker a question, now or when it has answered the one it has.
    fn ask(&self, what: &'static str, source: &str, edition: &str) -> Result<u32, String> {
        if self.worker.borrow().is_none() {
            self.start()?;
        }
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let (source, edition) = (source.to_owned(), edition.to_owned());
        let question = Question { id, what, source, edition };
        self.next.replace(Some(question));
        self.post_next();
        Ok(id)
    }

    fn post_next(&self) {
        if self.working_on.get().is_some() {
            return;
        }
        let (Some(running), Some(question)) = (&*self.worker.borrow(), self.next.take()) else {
            return;
        };
        let Question { id, what, source, edition } = question;
        let message = Array::of4(&id.into(), &source.into(), &edition.into(), &what.into());
        // Numbers and strings can always be cloned to the worker.
        let _ = running.worker.post_message(&message);
        self.working_on.set(Some(id));
        let limit = if running.has_answered.get() { COMPILE_LIMIT } else { LOAD_LIMIT };
        dom::after(limit, move || give_up(id));
    }

    fn start(&self) -> Result<(), String> {
        let url = glue_url().map_err(|error| no_worker(&error))?;
        let worker = Worker::new(&url).map_err(|error| no_worker(&error))?;
        let on_message =
            OnMessage::new(|event: MessageEvent| COMPILER.with(|it| it.on_message(&event.data())));
        let on_error = OnError::new(|_: web_sys::Event| {
            COMPILER.with(|it| it.fail("The compiler could not be started. The server may not allow its files to be loaded here."));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let running = Running {
            worker,
            has_answered: Cell::new(false),
            _on_message: on_message,
            _on_error: on_error,
        };
        self.worker.replace(Some(running));
        Ok(())
    }

    fn on_message(&self, data: &JsValue) {
        let get = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if let Some(why) = get("failed").as_string() {
            self.fail(&why);
            return;
        }
        if let Some(running) = &*self.worker.borrow() {
            running.has_answered.set(true);
        }
        let id = self.working_on.take();
        if let (Some(id), Ok(bytes)) = (id, get("answer").dyn_into::<Uint8Array>()) {
            self.answer(id, Answer::Bytes(bytes.to_vec()));
        }
        self.post_next();
    }

    fn answer(&self, id: u32, answer: Answer) {
        let is_wanted = self.waiting.borrow().as_ref().is_some_and(|(waiting, _)| *waiting == id);
        if is_wanted && let Some((_, sender)) = self.waiting.take() {
            // The player that asked may be gone.
            let _ = sender.send(answer);
        }
    }

    /// The worker is of no more use: another takes its place, at once if there is a question left.
    fn fail(&self, why: &str) {
        self.worker.replace(None);
        if let Some(id) = self.working_on.take() {
            self.answer(id, Answer::Failed(why.to_owned()));
        }
        if self.next.borrow().is_none() {
            return;
        }
        match self.start() {
            Ok(()) => self.post_next(),
            Err(why) => {
                if let Some(question) = self.next.take() {
                    self.answer(question.id, Answer::Failed(why));
                }
            }
        }
    }
}

fn give_up(id: u32) {
    COMPILER.with(|compiler| {
        if compiler.working_on.get() == Some(id) {
            compiler.fail("The compiler took too long with this program and was stopped. Change the program to try again.");
        }
    });
}

/// A worker may only be started from the page's own origin; a blob always is, also in a frame
/// without one. It imports the module by its absolute address.
fn glue_url() -> Result<String, JsValue> {
    let glue = GLUE.replace("COMPILER_URL", &dom::site_url("compiler_web.js"));
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob =
        web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&glue.into()), &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}

fn no_worker(error: &JsValue) -> String {
    format!("The compiler could not be started: {}", dom::message(error))
}
