export type Monaco = typeof import("./monaco");
export type CodeEditor = ReturnType<Monaco["monaco"]["editor"]["create"]>;

let loading: Promise<Monaco> | undefined;

/** Loads the editor once for the page. A failed load is forgotten, so that a later try starts afresh. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import("./monaco").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
