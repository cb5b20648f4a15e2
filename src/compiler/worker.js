import init, { compile } from "COMPILER_URL";

// One module for the whole visit. A trap leaves it in an unknown state: say so and be replaced.
const ready = init();
onmessage = async ({ data: [id, source, edition] }) => {
  try {
    await ready;
    const answer = compile(source, edition);
    postMessage({ id, answer }, [answer.buffer]);
  } catch (error) {
    const trapped = error instanceof WebAssembly.RuntimeError;
    postMessage({ failed: trapped
      ? "The compiler failed on this program. This is a defect of the book, not of your program."
      : `The compiler could not be loaded: ${error.message ?? error}` });
  }
};
