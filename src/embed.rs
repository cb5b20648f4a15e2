//! An embedded program tells the page around it how high it is.
//!
//! It accepts no messages. It sends one kind: LTI's `lti.frameResize`, which learning platforms
//! understand and a three-line script of any other host does too.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Posts the height of the page to the parent, now and whenever it changes.
pub fn report_height() {
    let Some(body) = document().body() else { return };
    let measured = body.clone();
    let report = Closure::<dyn FnMut()>::new(move || post(measured.offset_height()));
    let Ok(observer) = web_sys::ResizeObserver::new(report.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(&body);
    // Both live as long as the page.
    report.forget();
}

fn post(height: i32) {
    let Ok(Some(parent)) = window().parent() else { return };
    let message = Object::new();
    let _ = Reflect::set(&message, &"subject".into(), &"lti.frameResize".into());
    let _ = Reflect::set(&message, &"height".into(), &height.into());
    // The height is no secret: any host may know it.
    let _ = parent.post_message(&message, "*");
}
