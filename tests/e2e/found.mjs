// What is seen of a customer in effect with whom no toolbar of this browser began.
import { expect, OPERATOR } from "./store.mjs";

/**
 * Of whom it remembers, a browser keeps one byte of a hash with a number drawn at random, and one in 256 numbers gives two
 * customers the same byte. This one does not, to those of the mock.
 */
export const drawsOneNumber = (store) => store.context.addInitScript(() => (Math.random = () => 0.5));

export const FOUND = /^The session acts for this customer, and it was not started with this toolbar: /;

/** The customer is shown, and not as acted for; the operator is asked, where it is read and aloud. */
export async function isAsked(tab, { name, email }) {
  await expect(tab.button("Not started here")).toBeVisible();
  await expect(tab.popover).toBeVisible();
  await expect(tab.popover).toContainText(name);
  await expect(tab.popover.getByText(email, { exact: true })).toBeVisible();
  await expect(tab.message).toHaveText(FOUND);
  await expect(tab.popover.getByRole("button")).toHaveText(["Go on", "Log out"]);
  await expect(tab.popover.getByRole("link")).toHaveCount(0);
  await expect(tab.bar.locator(".telesales-acting-for")).toBeEmpty();
  await expect(tab.bar.getByText("Acting for", { exact: true })).toHaveCount(0);
  await expect(tab.bar.getByRole("status")).toContainText("it was not started with this toolbar");
  await expect(tab.bar.getByRole("status")).toContainText(name);
  const customer = expect.objectContaining({ email });
  expect(await tab.state()).toEqual({ stage: "found", operator: OPERATOR, customer });
}
