import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATOR_EMAIL, Sessions, read, write } from "./session.mjs";

const ITEMS = [
  ...["authentication.adminUserEmail", "impersonate.canImpersonate"],
  ...["impersonate.storeUserEmail", "profile.lastName"],
];
const asking = (email) => JSON.stringify({ public: { "vtex-impersonated-customer-email": { value: email } } });

test("an operator acts for whom the session was asked for, also in the next request", () => {
  const sessions = new Sessions();
  const session = sessions.of(undefined);
  write(session, asking("Customer7@example.com"));
  const { namespaces } = read(sessions.of(session.id), "operator", ITEMS);
  assert.equal(namespaces.authentication.adminUserEmail.value, OPERATOR_EMAIL);
  assert.equal(namespaces.impersonate.storeUserEmail.value, "customer7@example.com");
  assert.equal(namespaces.profile.lastName.value, "7");
});

test("nobody is acted for where the store knows no such customer, and after logging out", () => {
  const session = new Sessions().of(undefined);
  for (const email of ["nobody@example.com", "customer1000@example.com", "customer07@example.com", ""]) {
    write(session, asking(email));
    assert.equal(read(session, "operator", ITEMS).namespaces.impersonate.storeUserEmail, undefined, email);
  }
});

test("a shopper is no operator, whatever is written", () => {
  const session = new Sessions().of(undefined);
  write(session, asking("customer7@example.com"));
  assert.deepEqual(read(session, "shopper", ITEMS).namespaces, { impersonate: { canImpersonate: { value: "false" } } });
});
