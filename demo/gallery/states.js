// How each state of the bar comes about: what the session says, and what the operator does.

const MARIA = "maria@example.com";
const JOAO = "joao@example.com";

const opens = (bar) => bar().querySelector(".telesales-opener").click();
/** What is behind the bar's button comes after the bar. */
const there = async (bar, selector) => {
  while (!bar()?.querySelector(selector)) await new Promise(requestAnimationFrame);
  return bar().querySelector(selector);
};

/** Looks for another customer than the one who is acted for. */
const changes = async (bar) => {
  opens(bar);
  (await there(bar, ".telesales-change")).click();
  return there(bar, ".telesales-field");
};

const minimises = (bar) => bar().querySelector(".telesales-minimise").click();

/** Acts for Maria from the beginning. */
const acting = (session) => (session.inEffect = MARIA);

/** Opens the card once that is in the bar. */
const opensAfter = (selector) => async (_, bar) => {
  await there(bar, selector);
  opens(bar);
};

/** Acts for Maria, with a cart of this customer's. */
const withCart = (email) => (session) => Object.assign(session, { inEffect: MARIA, cart: { pieces: 2, value: 37_980, email } });

/** Has acted for so many minutes of an hour. */
const acted = (element, minutes) => {
  const [began] = localStorage["telesales-changed"].split(" ");
  localStorage["telesales-since"] = `${Date.now() - minutes * 60_000} ${began}`;
  element.setAttribute("limit", "60");
};

/** Looks at the session again, as a page that is shown again does, once that was not a moment ago. */
const looksAgain = () => {
  const { now } = Date;
  Date.now = () => now() + 5000;
  document.dispatchEvent(new Event("visibilitychange"));
};

/**
 * By name: what it shows, what the session is at first, what happens then, and the stage it ends in; and whether no toolbar of
 * the browser began what the session is in.
 * `happens` is given the session, the bar (a function, for it may be drawn anew) and the element.
 */
export const STATES = {
  idle: { says: "Nobody is acted for", stage: "idle" },
  form: { says: "The form is open", stage: "idle", happens: (_, bar) => opens(bar) },
  failed: {
    says: "The store knows no such customer",
    stage: "idle",
    until: ".telesales-message:not([hidden])",
    happens: (session, bar, element) => {
      opens(bar);
      element.impersonate("mario@example.com");
    },
  },
  starting: {
    says: "A log-in is under way",
    stage: "starting",
    happens: (session, bar, element) => {
      session.isSilent = true;
      opens(bar);
      element.impersonate(MARIA);
    },
  },
  acting: { says: "Maria is acted for", stage: "acting", session: acting },
  card: { says: "Maria’s card is open", stage: "acting", session: acting, happens: (_, bar) => opens(bar) },
  cart: {
    says: "Two pieces are in Maria’s cart",
    stage: "acting",
    session: withCart(MARIA),
    until: ".telesales-owner:not([hidden])",
    happens: opensAfter(".telesales-contents"),
  },
  "cart-another": {
    says: "The cart is João’s, and not Maria’s",
    stage: "acting",
    session: withCart(JOAO),
    until: ".telesales-owner:not([hidden])",
    happens: opensAfter(".telesales-cart-check"),
  },
  warned: {
    says: "Acting for Maria ends soon",
    stage: "acting",
    session: acting,
    until: ".telesales-note",
    happens: (session, bar, element) => acted(element, 58.5),
  },
  changing: {
    says: "Another customer than Maria is looked for",
    stage: "acting",
    session: acting,
    until: ".telesales-field",
    happens: (_, bar) => changes(bar),
  },
  asked: {
    says: "It is asked whether João is meant instead of Maria",
    stage: "acting",
    session: acting,
    until: "#telesales-question",
    happens: async (_, bar) => {
      const field = await changes(bar);
      field.value = JOAO;
      field.form.requestSubmit();
    },
  },
  recents: {
    says: "Maria was acted for lately",
    stage: "idle",
    session: acting,
    until: ".telesales-result",
    happens: async (_, bar, element) => {
      opens(bar);
      await there(bar, ".telesales-card");
      await element.stop();
      opens(bar);
    },
  },
  "profile-late": {
    says: "Maria’s data have not come yet",
    stage: "acting",
    session: (session) => Object.assign(session, { inEffect: MARIA, hasProfile: false }),
    happens: (_, bar) => opens(bar),
  },
  stopping: {
    says: "A log-out is under way",
    stage: "stopping",
    session: acting,
    happens: (session, bar, element) => {
      session.isSilent = true;
      opens(bar);
      element.stop();
    },
  },
  unconfirmed: {
    says: "Nobody knows who is acted for",
    stage: "unconfirmed",
    happens: (session, bar, element) => {
      element.impersonate(MARIA);
      session.isBroken = true;
    },
  },
  lapsed: {
    says: "The operator’s login has ended",
    stage: "lapsed",
    session: acting,
    happens: (session) => {
      session.operator = undefined;
      looksAgain();
    },
  },
  outdated: {
    says: "The customer was changed elsewhere",
    stage: "outdated",
    session: acting,
    happens: (session) => {
      session.inEffect = JOAO;
      looksAgain();
    },
  },
  found: {
    says: "Maria is acted for, and it was not started here",
    stage: "found",
    session: acting,
    begunElsewhere: true,
  },
  minimised: { says: "Minimised, nobody is acted for", stage: "idle", happens: (_, bar) => minimises(bar) },
  "minimised-acting": {
    says: "Minimised, Maria is acted for",
    stage: "acting",
    session: acting,
    happens: (_, bar) => minimises(bar),
  },
};
