// What of the browser the shipped scripts use, and what a page may have put in its place. The list is read from the scripts, so
// whatever they use tomorrow is tested too.
import ts from "typescript";

const { TELESALES_SITE: site = "target/site" } = process.env;

/** That of `compat` is left out: a store asks for it by name. */
const SCRIPTS = ["telesales-toolbar.js", "telesales-toolbar-element.js"];

/** What the WASM asks for by name stands in no script. */
const BY_NAME = ["localStorage", "navigation", "navigator.locks"];

/** What has the methods that the scripts call on whatever they have in hand; a test says when one is missing. */
const HOLDERS = [
  "CSSStyleDeclaration",
  "CharacterData",
  "CustomElementRegistry",
  "Document",
  "DocumentFragment",
  "Element",
  "Event",
  "EventTarget",
  "Function",
  "Headers",
  "LockManager",
  "Navigator",
  "Node",
  "Performance",
  "RegExp",
  "Response",
  "String",
];

/** What stands there is no variable: the `b` of `a.b`, of `{ b: a }`, of `const { b: a } = …` and of a class with a `b`. */
const isName = (node) => {
  const { parent } = node;
  const isOfClass = ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isAccessor(parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || isOfClass) return parent.name === node;
  return ts.isMetaProperty(parent) || (ts.isBindingElement(parent) && parent.propertyName === node);
};

/**
 * What the scripts name that is nobody's but the browser's: `fetch`; what they ask of it: `JSON.parse`; and by which names they
 * ask things of others: `{ globals, paths, names }`.
 */
export function usesOfScripts() {
  const files = SCRIPTS.map((name) => `${site}/pkg/${name}`);
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const [globals, paths, names] = [new Set(), new Set(BY_NAME), new Set()];
  const isGlobal = (node) => ts.isIdentifier(node) && !isName(node) && !checker.getSymbolAtLocation(node);
  const look = (node) => {
    if (isGlobal(node)) paths.add(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      names.add(node.name.text);
      if (isGlobal(node.expression)) paths.add(`${node.expression.text}.${node.name.text}`);
    }
    ts.forEachChild(node, look);
  };
  for (const file of files) look(program.getSourceFile(file));
  for (const path of [...paths, ...HOLDERS]) globals.add(path.split(".")[0]);
  const [sortedGlobals, sortedPaths, sortedNames] = [globals, paths, names].map((found) => [...found].toSorted());
  return { globals: sortedGlobals, paths: sortedPaths, names: sortedNames };
}

/**
 * What a page may have instead, by what a thing is: where the toolbar comes, where it comes to an operator's next page, and where
 * it is there already. Each is somewhere; all of them everywhere would take twice the time.
 */
export const WRONG = {
  class: {
    comes: ["throws at once", "is a class of the page's own"],
    returns: "is not there",
    stays: ["is a class of the page's own", "is not there"],
  },
  function: {
    comes: ["throws at once", "returns undefined"],
    returns: "is no function",
    stays: ["throws at once", "returns null"],
  },
  // What is asked of a text and answers wrongly cannot be told from a text of which that is true.
  ofTexts: { comes: ["throws at once"], returns: "is no function", stays: ["throws at once"] },
  // Where nothing defines elements, whoever knows that is no element: each shopper would download the word.
  defining: { comes: ["throws at once"], returns: "is no function", stays: [] },
  promising: {
    comes: ["throws at once", "returns null", "never settles"],
    returns: "is no function",
    stays: ["throws at once", "returns undefined", "never settles"],
  },
  object: { comes: ["is not there", "throws when it is read"], returns: "is empty", stays: ["is not there", "is empty"] },
  boolean: { comes: ["is not there"], returns: "throws when it is read", stays: ["throws when it is read"] },
};

/**
 * Runs in each frame of the page before anything else there, and gives the page, whose own globals stay, `replace(path, wrong)`,
 * which returns how to give back, and `record(uses)`.
 *
 * Nothing has to be left alone for Playwright's sake or the parser's, because nothing else than the toolbar runs in such a frame:
 * what Playwright has evaluated there it takes back below, what is done there the page does by its own globals, and no parser
 * calls what a script can replace. What the browser itself lets nobody replace, such as `document`, is left out by `record`.
 */
export function replaces() {
  if (window.top === window) return;
  const { defineProperty, entries, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
  const { apply } = Reflect;
  const [OwnError, OwnPromise] = [TypeError, Promise];
  const throws = () => {
    throw new OwnError("replaced by the page");
  };
  // Functions that can be constructed, as a page's own mostly can.
  const instead = {
    "throws at once": () => ({ value: function () { throws(); } }),
    "returns undefined": () => ({ value: function () {} }),
    "returns null": () => ({ value: function () { return null; } }),
    "never settles": () => ({ value: function () { return new OwnPromise(() => {}); } }),
    "is a class of the page's own": () => ({ value: class {} }),
    "is no function": () => ({ value: {} }),
    "is empty": () => ({ value: {} }),
    "is not there": () => ({ value: undefined }),
    "throws when it is read": () => ({ get: throws }),
  };

  /** What it is, and whose own. */
  const find = (path) => {
    const steps = path.split(".");
    const name = steps.pop();
    const named = steps.reduce((thing, step) => thing?.[step], window);
    const value = named?.[name];
    let owner = named;
    // A free name is looked for in the window first, whose ever it is.
    if (steps.length) while (owner && !getOwnPropertyDescriptor(owner, name)) owner = getPrototypeOf(owner);
    return { owner, name, value, isMember: owner !== named };
  };
  const replace = (path, wrong) => {
    if (!path) return () => {};
    const { owner, name } = find(path);
    const before = getOwnPropertyDescriptor(owner, name);
    const { value, get } = instead[wrong]();
    const isValue = { configurable: true, enumerable: before?.enumerable ?? true };
    defineProperty(owner, name, get ? { ...isValue, get } : { ...isValue, value, writable: true });
    return () => (before ? defineProperty(owner, name, before) : delete owner[name]);
  };

  /**
   * Looks from now on which of the methods with these names the toolbar calls, and what it gets; the result is a function that
   * tells them all, and the others, by path: what it is (see `WRONG`).
   */
  const record = ({ paths, names }) => {
    const kinds = {};
    const listen = (path, owner, name, isCertain) => {
      const descriptor = getOwnPropertyDescriptor(owner, name);
      const { value } = descriptor;
      if (isCertain) kinds[path] = "function";
      if (descriptor.configurable === false) return;
      defineProperty(owner, name, {
        ...descriptor,
        value: function (...values) {
          const result = apply(value, this, values);
          kinds[path] = result instanceof OwnPromise ? "promising" : (kinds[path] ?? "function");
          return result;
        },
      });
    };
    for (const path of paths) {
      const { owner, name, value, isMember } = find(path);
      const own = owner && getOwnPropertyDescriptor(owner, name);
      const isFixed = own && (own.configurable === false || own.writable === false);
      // A method that is somebody's by their prototype is found below.
      if (value === null || isFixed || !["boolean", "function", "object"].includes(typeof value)) continue;
      if (typeof value !== "function") kinds[path] = typeof value;
      else if (own && "prototype" in value) kinds[path] = "class";
      else if (!own) kinds[path] = "function";
      else if (!isMember) listen(path, owner, name, true);
    }
    for (const holder of getOwnPropertyNames(window)) {
      const { value: constructor } = getOwnPropertyDescriptor(window, holder);
      const prototype = constructor?.prototype;
      // Some have a second name, of old.
      if (typeof constructor !== "function" || !prototype || constructor.name !== holder) continue;
      for (const name of names) {
        const { value } = getOwnPropertyDescriptor(prototype, name) ?? {};
        if (typeof value === "function" && name !== "constructor") listen(`${holder}.prototype.${name}`, prototype, name);
      }
    }
    const kindOf = (path, kind) => {
      if (/^(RegExp|String)\.prototype\./.test(path)) return "ofTexts";
      return path.endsWith(".define") ? "defining" : kind;
    };
    return () => entries(kinds).map(([path, kind]) => [path, kindOf(path, kind)]);
  };

  // Time that is waited passes ten times as fast, and the clock goes on when it is told to.
  const { setTimeout, KeyboardEvent, PointerEvent } = window;
  const [timeout, now] = [AbortSignal.timeout.bind(AbortSignal), Date.now];
  let later = 0;
  window.setTimeout = (act, delay) => setTimeout(act, delay / 10);
  AbortSignal.timeout = (delay) => timeout(delay / 10);
  Date.now = () => now() + later;
  const timePasses = () => (later += 5_000);
  const key = () => new KeyboardEvent("keydown", { key: "F2", code: "F2", bubbles: true, composed: true });
  const pointer = () => new PointerEvent("pointerdown", { bubbles: true, composed: true });

  window.tellTheTest = () => {};
  window.parent.frameHasCome({ window, replace, record, timePasses, key, pointer });
}

/**
 * Runs in the page around: `opensFrame(attributes)` embeds the toolbar in a frame, by the page's own globals only. `turn` is the
 * name of the lock.
 */
export function embeds([patience, turn]) {
  if (window.top !== window) return;
  const calls = (thing, { prototype }, method, ...values) => Reflect.apply(prototype[method], thing, values);
  const reads = (thing, { prototype }, name) =>
    Reflect.apply(Object.getOwnPropertyDescriptor(prototype, name).get, thing, []);
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  /** What was begun with an event has been done, and its errors have been told. */
  window.tasksPass = () => pause().then(() => pause());
  /** Whether whoever has the right to read, or waits for it, gives it back. */
  window.turnIsOver = () => Promise.race([navigator.locks.request(turn, () => true), pause(patience)]);
  window.isSo = async (look, milliseconds = patience) => {
    const end = performance.now() + milliseconds;
    while (!(await look())) {
      if (performance.now() > end) return false;
      await pause(10);
    }
    return true;
  };

  window.opensFrame = (attributes) => {
    const iframe = document.createElement("iframe");
    [iframe.width, iframe.height] = [800, 300];
    const frame = { heard: [], lines: [], errors: [] };
    window.frameHasCome = (own) => Object.assign(frame, own);
    document.body.replaceChildren(iframe);
    const inner = frame.window.document;
    // By this the frame has the page's address; it stays the window that it is.
    for (const [step, ...html] of [["open"], ["write", "<!doctype html><body></body>"], ["close"]]) {
      calls(inner, Document, step, ...html);
    }
    const { body, head } = inner;
    const { customElements: registry } = frame.window;
    const listens = (target, type, hear) => calls(target, EventTarget, "addEventListener", type, hear);
    listens(inner, "telesales-ready", () => frame.heard.push("ready"));
    listens(inner, "telesales-error", ({ detail }) => frame.heard.push(detail.code));
    for (const type of ["error", "unhandledrejection"]) {
      listens(frame.window, type, (event) => {
        const { message, error, reason = error } = event;
        frame.errors.push(String(reason?.stack ?? message ?? reason).split("\n").slice(0, 4).join(" "));
        calls(event, Event, "preventDefault");
      });
    }
    frame.window.console.error = frame.window.console.warn = (...values) => frame.lines.push(values.join(" "));

    const element = calls(inner, Document, "createElement", "telesales-toolbar");
    for (const [name, value] of Object.entries(attributes)) calls(element, Element, "setAttribute", name, value);
    const script = calls(inner, Document, "createElement", "script");
    [script.type, script.src] = ["module", "/pkg/telesales-toolbar.js"];
    const find = (selector) => {
      const root = reads(element, Element, "shadowRoot");
      return root && calls(root, DocumentFragment, "querySelector", selector);
    };
    const says = (selector) => find(selector) && reads(find(selector), Node, "textContent");
    return Object.assign(frame, {
      inserts: () => calls(body, Element, "prepend", element),
      removes: () => calls(element, Element, "remove"),
      runs: () =>
        new Promise((resolve) => {
          for (const type of ["load", "error"]) listens(script, type, resolve);
          calls(head, Element, "append", script);
        }),
      /** Whether the element is what the script makes of it. */
      isDefined: () => "impersonate" in element,
      /** What it is asked comes to in time, or what is wrong with that. */
      asks: (command, ...values) =>
        new Promise((resolve) => {
          const comesTo = (code) => resolve({ code });
          setTimeout(comesTo, patience, "nothing, ever");
          try {
            const hear = (outcome) => resolve(outcome ?? { code: "no outcome" });
            calls(element[command](...values), Promise, "then", hear, (error) => comesTo(`a rejection: ${error}`));
          } catch (error) {
            comesTo(`an error: ${error}`);
          }
        }),
      shows() {
        const bar = { hasBar: Boolean(find(".telesales-bar")), name: says(".telesales-opener-name") };
        try {
          return { ...bar, ...element.state };
        } catch (error) {
          return { ...bar, stage: `an error: ${error}` };
        }
      },
      clicks: (selector) => find(selector) && calls(find(selector), HTMLElement, "click"),
      hears: (event, selector) =>
        calls(selector ? find(selector) ?? element : frame.window, EventTarget, "dispatchEvent", event),
    });
  };
}
