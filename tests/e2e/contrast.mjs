// How well what is written can be read, by what the browser has computed.

/** Runs in the page: each text that is seen within the element, with its contrast to what lies behind it (WCAG 2.2). */
function contrasts(root) {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const mix = (colours) => {
    for (const colour of ["#fff", ...colours]) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colours) => {
    const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = [...mix(colours)].map((value) => channel(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundsOf = (element) => {
    const grounds = [];
    for (let at = element; at; at = at.assignedSlot ?? at.parentNode?.host ?? at.parentElement) {
      const { backgroundColor, position } = getComputedStyle(at);
      grounds.unshift(backgroundColor);
      // The page is not behind what lies over it.
      if (at.matches(".telesales-bar") || (position === "absolute" && at.matches(".telesales-popover"))) break;
    }
    return grounds;
  };
  const found = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || !parentElement.checkVisibility() || parentElement.closest(".telesales-spoken")) continue;
    const grounds = groundsOf(parentElement);
    const [text, ground] = [luminance([...grounds, getComputedStyle(parentElement).color]), luminance(grounds)];
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    found.push({ text: data, ratio });
  }
  return found;
}

/** What in the bar cannot be read, each with its contrast. */
export const illegible = async (store) => {
  const found = await store.bar.evaluate(contrasts);
  return found.filter(({ ratio }) => ratio < 4.5).map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);
};
