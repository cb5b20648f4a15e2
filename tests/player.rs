//! The player in a real browser: stepping, the slider, keys, the picture, the inspector, errors.

#![cfg(target_arch = "wasm32")]

mod support;

use support::{SOURCE, exercise, mount, player};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use where_your_data_lives::{CompileError, Program};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn steps_forward_and_back() {
    let page = player().await;
    assert_eq!(page.text(".counter"), "step 1 of 6");
    assert_eq!(page.text(".lines li.next .text"), "let a = 7;");
    page.click(".forward").await;
    assert_eq!(page.text(".counter"), "step 2 of 6");
    assert_eq!(page.text(".lines li.current .text"), "let a = 7;");
    assert_eq!(page.text(".lines li.next .text"), "let mut b = a;");
    let picture = page.text("svg.diagram");
    page.click(".forward").await;
    assert_ne!(page.text("svg.diagram"), picture);
    page.click(".back").await;
    assert_eq!(page.text("svg.diagram"), picture, "back and forth is the identity");
    page.click(".last").await;
    assert_eq!(page.text(".counter"), "step 6 of 6");
    assert!(page.text(".outcome").contains("Finished"));
    page.click(".first").await;
    assert_eq!(page.text(".counter"), "step 1 of 6");
    assert_eq!(page.count(".outcome"), 0);
}

#[wasm_bindgen_test]
async fn slider_goes_anywhere() {
    let page = player().await;
    assert_eq!(
        page.find(".slider").get_attribute("aria-valuetext").as_deref(),
        Some("step 1 of 6")
    );
    page.input(".slider", "3").await;
    assert_eq!(page.text(".counter"), "step 4 of 6");
    assert_eq!(page.text(".lines li.next .text"), "let r = &b;");
}

#[wasm_bindgen_test]
async fn keys_step_only_inside_the_player() {
    let page = player().await;
    for (key, counter) in [
        ("ArrowRight", "step 2 of 6"),
        (".", "step 3 of 6"),
        (",", "step 2 of 6"),
        ("ArrowLeft", "step 1 of 6"),
        ("End", "step 6 of 6"),
        ("Home", "step 1 of 6"),
        ("9", "step 6 of 6"),
        ("0", "step 1 of 6"),
    ] {
        page.key(".player", key).await;
        assert_eq!(page.text(".counter"), counter, "after {key}");
    }
    let other = player().await;
    other.key(".player", "ArrowRight").await;
    assert_eq!(page.text(".counter"), "step 1 of 6");
}

#[wasm_bindgen_test]
async fn a_line_of_the_source_is_a_way_to_its_step() {
    let page = player().await;
    page.click(".lines li:nth-child(5)").await;
    assert_eq!(page.text(".lines li.next .text"), "let r = &b;");
    page.click(".lines li:nth-child(1)").await;
    assert_eq!(page.text(".lines li.next .text"), "let r = &b;", "the run never stops on line 1");
}

#[wasm_bindgen_test]
async fn elements_of_the_picture_stay() {
    let page = player().await;
    page.input(".slider", "2").await;
    let label = page.find("svg [role=button]").get_attribute("aria-label");
    let before = page.find("svg [role=button]");
    page.click(".forward").await;
    assert!(before.is_connected(), "{label:?} keeps its element");
}

#[wasm_bindgen_test]
async fn a_click_in_the_picture_inspects() {
    let page = player().await;
    page.input(".slider", "4").await;
    assert_eq!(page.count(".inspector"), 0);
    page.click("svg .d-cell[role=button]").await;
    let facts = page.text(".inspector");
    for fact in ["i32", "4 bytes", "07 00 00 00", "0x"] {
        assert!(facts.contains(fact), "{fact} in {facts}");
    }
    page.click(".inspector .close").await;
    assert_eq!(page.count(".inspector"), 0);
    page.key("svg .d-cell[role=button]", "Enter").await;
    assert_eq!(page.count(".inspector"), 1);
}

#[wasm_bindgen_test]
async fn bytes_and_addresses_can_be_switched_on() {
    let page = player().await;
    page.input(".slider", "4").await;
    assert!(!page.text("svg").contains("0x"));
    page.click(".stage .toggles button:nth-child(2)").await;
    assert!(page.text("svg").contains("0x"));
    assert_eq!(
        page.find(".stage .toggles button:nth-child(2)").get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn errors_are_shown_at_their_line() {
    let page = mount(Program {
        source: SOURCE.to_owned(),
        edition: "2024".to_owned(),
        errors: vec![CompileError {
            code: Some("E0384".to_owned()),
            line: 4,
            message: "`b` is assigned twice".to_owned(),
        }],
        ..Program::default()
    });
    page.wait_for(".errors", |text| text.contains("E0384") && text.contains("line 4")).await;
    assert_eq!(page.count(".controls"), 0, "nothing runs");
    page.click(".errors button").await;
    assert!(page.find(".editor .lines li:nth-child(4)").class_list().contains("failed"));
}

#[wasm_bindgen_test]
async fn a_missing_bundle_is_said() {
    let page = mount(Program {
        source: SOURCE.to_owned(),
        bundle_url: Some("no-such-file.lives".to_owned()),
        ..Program::default()
    });
    page.wait_for(".notice", |text| text.contains("could not be loaded")).await;
}

#[wasm_bindgen_test]
async fn the_editor_keeps_what_is_typed() {
    let page = player().await;
    page.click(".edit").await;
    page.input("textarea", "fn main() {\n    // größe\n}\n").await;
    assert_eq!(page.count(".editor .lines li"), 4);
    assert_eq!(page.text(".editor .lines .com"), "// größe");
    assert_eq!(page.text(".counter"), "step 1 of 6", "the last good run stays");
    page.click(".reset").await;
    assert_eq!(page.text(".editor .lines li:nth-child(2) .text"), "let a = 7;");
}

#[wasm_bindgen_test]
async fn an_exercise_is_graded_by_the_machine() {
    let page = exercise("value b at after line 4", &["7", "8"]).await;
    assert_eq!(page.count(".controls"), 0, "the picture would tell");
    page.click(".choices li:nth-child(1) input").await;
    page.click(".check").await;
    page.wait_for(".verdict.wrong", |text| text.contains("says 8")).await;
    page.wait_for(".counter", |text| text == "step 4 of 6").await;
    page.click(".choices li:nth-child(2) input").await;
    page.click(".check").await;
    page.wait_for(".verdict.right", |text| text.contains('8')).await;
}

#[wasm_bindgen_test]
async fn a_typed_answer_may_have_space_around_it() {
    let page = exercise("frames at line 3", &[]).await;
    page.input(".typed input", " 1 ").await;
    page.click(".check").await;
    page.wait_for(".verdict.right", |text| text.contains("Right")).await;
    assert_eq!(page.text(".why"), "Because.");
}
