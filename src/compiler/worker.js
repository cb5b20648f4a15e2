// A classic worker that imports: in a frame without an origin a module worker cannot start from a
// blob. One module for the whole visit; a trap leaves it in an unknown state: say so, be replaced.
const ready = import("COMPILER_URL").then(async (module) => {
  await module.default();
  return module;
});
onmessage = async ({ data: [id, source, edition, what] }) => {
  try {
    const answer = (await ready)[what]?.(source, edition) ?? new Uint8Array();
    postMessage({ id, answer }, [answer.buffer]);
  } catch (error) {
    const trapped = error instanceof WebAssembly.RuntimeError;
    postMessage({ failed: trapped
      ? "The compiler failed on this program. This is a defect of the book, not of your program."
      : `The compiler could not be loaded: ${error.message ?? error}` });
  }
};
