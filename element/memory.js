/** What this tab remembers, nothing personal; a tab without storage remembers nothing. */

/**
 * The height that the bar took last, for the next page to reserve: of a tab that had an operator. The element script spells
 * the name, too, for it shares no module, which would be one request more for every visitor.
 */
export const HEIGHT = 'telesales';
/** Whether the bar was a small tab. */
export const MINIMISED = 'telesales-minimised';

export const recall = (name) => {
  try {
    return sessionStorage[name];
  } catch {
    return undefined;
  }
};

/** Forgets where there is no value. */
export const remember = (name, value) => {
  try {
    if (value) sessionStorage[name] = value;
    else delete sessionStorage[name];
  } catch {}
};
