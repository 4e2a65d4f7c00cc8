/**
 * Runs in the page before any of its scripts, for operators only. It notes when bar, popover and customer are painted:
 * a look before each frame, through open shadow roots, and then a task, which comes after that frame. It also notes
 * long tasks, layout shifts and the memories of WASM. It knows nothing of what is outside of it, for its text is sent
 * to the page.
 */
export function probe({ blank, element, operator, customer, emailField, signal }) {
  if (location.pathname === blank) return;
  const notes = (window.benchNotes = { painted: {}, longTasks: [], shifts: [], memories: new Set() });

  function observe(type, list, read) {
    const observer = new PerformanceObserver((entries) => list.push(...entries.getEntries().map(read)));
    observer.observe({ type, buffered: true });
  }
  observe("longtask", notes.longTasks, ({ startTime, duration }) => ({ start: startTime, duration }));
  observe("layout-shift", notes.shifts, ({ value, hadRecentInput }) => ({ value, isAnswer: hadRecentInput }));

  function noteMemories(modules) {
    const values = modules.flatMap((module) => Object.values(module));
    for (const value of values) if (value instanceof WebAssembly.Memory) notes.memories.add(value);
  }
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (source, imports = {}) => {
      const made = await instantiate(source, imports);
      noteMemories([...Object.values(imports), (made.instance ?? made).exports]);
      return made;
    };
  }

  function rootsIn(node) {
    const own = node.shadowRoot ? [node.shadowRoot, ...rootsIn(node.shadowRoot)] : [];
    const hosts = [...node.querySelectorAll("*")].filter((inside) => inside.shadowRoot);
    return [...own, ...hosts.flatMap((host) => [host.shadowRoot, ...rootsIn(host.shadowRoot)])];
  }
  function bars() {
    const toolbar = document.querySelector(element);
    return toolbar ? [toolbar, ...rootsIn(toolbar)] : [];
  }
  function isSeen(part) {
    const { width, height } = part.getBoundingClientRect();
    return width > 8 && height > 8 && getComputedStyle(part).visibility === "visible";
  }
  function says(words) {
    const isInnermost = (part) => ![...part.children].some((child) => words.test(child.textContent));
    const parts = (root) => (words.test(root.textContent) ? [...root.querySelectorAll("*")] : []);
    return bars().some((root) =>
      parts(root).some((part) => words.test(part.textContent) && isInnermost(part) && isSeen(part)),
    );
  }

  const operatorWords = new RegExp(operator.replaceAll(".", "\\."));
  const customerWords = new RegExp(`Customer\\s*${customer}(?![\\d@])`);
  const looks = {
    bar: () => says(operatorWords),
    popover: () => bars().some((root) => [...root.querySelectorAll(emailField)].some(isSeen)),
    acting: () => says(customerWords),
  };
  const wanted = new Set();

  function look() {
    for (const name of [...wanted].filter((name) => looks[name]())) {
      wanted.delete(name);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        notes.painted[name] = performance.now();
        window[signal](name);
      };
      port2.postMessage(null);
    }
    if (wanted.size > 0) requestAnimationFrame(look);
  }
  function lookFor(name) {
    if (wanted.size === 0) requestAnimationFrame(look);
    wanted.add(name);
  }

  function noteFirst(type, note, name, isIt) {
    const onEvent = (event) => {
      if (!isIt(event)) return;
      removeEventListener(type, onEvent, true);
      notes[note] = event.timeStamp;
      lookFor(name);
    };
    addEventListener(type, onEvent, true);
  }
  noteFirst("click", "click", "popover", () => true);
  noteFirst("keydown", "enter", "acting", (event) => event.key === "Enter");
  lookFor("bar");
}
