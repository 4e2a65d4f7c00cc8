/** What the browser remembers, nothing personal; one without storage remembers nothing. */

/**
 * The height that the bar took last, for the next page to reserve. In `sessionStorage` of a tab that had an operator, and in
 * `localStorage` of a browser that had one, which makes a new tab as quick. The element script spells the name, too, for it
 * shares no module, which would be one request more for every visitor.
 */
export const HEIGHT = 'telesales';
/** Whether the bar was a small tab. */
export const MINIMISED = 'telesales-minimised';

/** Of this tab. */
export const recall = (name) => {
  try {
    return sessionStorage[name];
  } catch {
    return undefined;
  }
};

const keep = (storage, name, value) => {
  try {
    if (value) window[storage][name] = value;
    else delete window[storage][name];
  } catch {}
};

/** Of this tab. Forgets where there is no value. */
export const remember = (name, value) => keep('sessionStorage', name, value);

/** Of this browser. Forgets where there is no value. */
export const rememberForAll = (name, value) => keep('localStorage', name, value);
