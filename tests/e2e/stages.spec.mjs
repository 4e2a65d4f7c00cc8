// The other tests rely on finding what is displayed falsely: here each falsehood is displayed, and has to be found.
import { isIdle } from "./outcomes.mjs";
import { falsehoods, recordDisplays } from "./stages.mjs";
import { expect, test } from "./store.mjs";
import { actsForMaria } from "./survival.mjs";

test.describe("what is false is found:", () => {
  const forgeries = {
    "a customer who is not in effect": {
      forgery: { stage: "acting", name: "Maria Souza" },
      found: "acting for Maria Souza while nobody is in effect",
    },
    "words that are not true": {
      forgery: { said: "You are acting for Maria Souza." },
      found: "You are acting for Maria Souza.",
    },
  };

  for (const [what, { forgery, found }] of Object.entries(forgeries)) {
    test(what, async ({ store }) => {
      const displays = await recordDisplays(store);
      await store.operatorIsLoggedIn();
      await isIdle(store);
      await displaysFalsely(store, forgery);
      await expect.poll(() => falsehoods(displays)).toEqual([found]);
    });
  }

  test("nobody, while a customer is in effect", async ({ store }) => {
    const displays = await recordDisplays(store);
    await store.operatorIsLoggedIn();
    await actsForMaria(store, true);
    await displaysFalsely(store, { stage: "idle", name: "Log in as" });
    await expect.poll(() => falsehoods(displays)).toEqual(["idle while operator@store.example acts for maria@example.com"]);
  });

  test("a bar for a shopper", async ({ store }) => {
    const displays = await recordDisplays(store);
    await store.shopperIsLoggedIn();
    await store.open();
    await store.hasNoBar("visitor");
    await store.element.evaluate(({ shadowRoot }) => {
      const bar = document.createElement("section");
      bar.dataset.stage = "starting";
      shadowRoot.append(bar);
    });
    await expect.poll(() => falsehoods(displays)).toEqual(["a bar without an operator"]);
  });
});

const displaysFalsely = (store, forgery) =>
  store.element.evaluate(({ shadowRoot }, { stage, name, said }) => {
    const bar = shadowRoot.querySelector("section");
    if (stage) bar.dataset.stage = stage;
    if (name) bar.querySelector(".telesales-opener-name").textContent = name;
    if (said) bar.querySelector("[role=status]").textContent = said;
  }, forgery);
