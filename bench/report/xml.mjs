/** For the tests of what is drawn: whether it is XML, which no part of Node can tell. */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const TAG = /<(?:\/(?<ended>[\w-]+)|(?<name>[\w-]+)(?<attributes>(?: [\w:-]+="[^"<]*")*)(?<end>\/?))>/y;
const TEXT = /[^<]+/y;

/** The texts of a document; fails where it is not well-formed. Knows what `svg.mjs` writes, and no more of XML. */
export function textsIn(document) {
  const opened = [];
  const texts = [];
  let at = 0;
  while (at < document.length) {
    const text = matchAt(TEXT, document, at);
    const tag = text ?? matchAt(TAG, document, at);
    if (!tag) throw new Error(`not well-formed: ${document.slice(at, at + 60)}`);
    at += tag[0].length;
    const { ended, name, attributes, end } = tag.groups ?? {};
    if (text) texts.push(read(text[0]).trim());
    else if (ended && opened.pop() !== ended) throw new Error(`</${ended}> ends what was not opened`);
    else if (name && !end) opened.push(name);
    if (attributes) read(attributes);
    if (opened.length === 0 && document.slice(at).trim() === "") break;
  }
  if (opened.length > 0) throw new Error(`<${opened.at(-1)}> does not end`);
  return texts.filter(Boolean);
}

function matchAt(pattern, document, at) {
  pattern.lastIndex = at;
  return pattern.exec(document);
}

function read(text) {
  return text.replace(/&\w*;?/g, (entity) => {
    if (!(entity in ENTITIES)) throw new Error(`${entity} is no entity`);
    return ENTITIES[entity];
  });
}
