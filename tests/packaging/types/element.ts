// What TypeScript makes of the element: this compiles, and no line does that is expected not to.
import {
  define,
  type Customer,
  type ErrorDetail,
  type Failure,
  type Outcome,
  type Stage,
  type State,
  TelesalesToolbar,
  type TelesalesToolbarEventMap,
} from "telesales-toolbar";

/** Compiles only where the two types are the same. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const holds = <_ extends true>() => {};

define();
define("store-telesales");
define("telesales-toolbar", customElements);
// @ts-expect-error a registry has names and gives them
define("telesales-toolbar", {});
// @ts-expect-error a name is a text
define(1);

const found = document.querySelector("telesales-toolbar");
holds<Same<typeof found, TelesalesToolbar | null>>();
const toolbar = document.createElement("telesales-toolbar");
holds<Same<typeof toolbar, TelesalesToolbar>>();

const { stage, operator, customer }: State = toolbar.state;
holds<Same<typeof stage, Stage>>();
holds<Same<typeof operator, string | null>>();
holds<Same<typeof customer, Customer | null>>();
// @ts-expect-error the state is read only
toolbar.state = { stage: "idle", operator: null, customer: null };
// @ts-expect-error is no stage
holds<Same<typeof stage, "sleeping">>();

Object.assign(toolbar, { sessionUrl: "/es/api/sessions" });
holds<Same<typeof toolbar.timeoutMs, number | null | undefined>>();
toolbar.reload = "none";
toolbar.frame = false;
toolbar.locale = null;
// @ts-expect-error is no theme
toolbar.theme = "pink";

export async function commands(): Promise<string> {
  const outcome = await toolbar.impersonate("maria@example.com");
  holds<Same<typeof outcome, Outcome>>();
  if (outcome.ok) return outcome.customer?.firstName ?? "";
  // @ts-expect-error what did not work has no stage
  if (outcome.code === "acting") return "";
  switch (outcome.code) {
    case "no-such-customer":
    case "busy":
      return outcome.code;
  }
  holds<Same<Awaited<ReturnType<TelesalesToolbar["stop"]>>, Outcome>>();
  // @ts-expect-error for whom?
  await toolbar.impersonate();
  // @ts-expect-error stops whoever it is
  await toolbar.stop("maria@example.com");
  // @ts-expect-error is nobody's business
  toolbar.crash();
  return "";
}

// They bubble, so that the document and the window hear them too.
document.addEventListener("telesales-ready", ({ detail }) => holds<Same<typeof detail.operator, string>>());
window.addEventListener("telesales-error", ({ detail }) => holds<Same<typeof detail, ErrorDetail>>());
toolbar.addEventListener("telesales-error", ({ detail }) => holds<Same<typeof detail.code, Failure>>());
toolbar.addEventListener("telesales-change", (change) => {
  holds<Same<typeof change.detail.previous, Customer | null>>();
  holds<Same<typeof change, TelesalesToolbarEventMap["telesales-change"]>>();
  change.preventDefault();
  // @ts-expect-error is read by nobody there
  change.detail.shopper;
});
