/** A little Session Manager: as much of VTEX's as a bar asks for. */
import { randomUUID } from "node:crypto";

export const OPERATOR_EMAIL = "operator@example.com";
/** Whom the store knows: `customer0@example.com` and so on. */
const CUSTOMERS = 1000;
const WANTED = "vtex-impersonated-customer-email";

/** The sessions of one server; whoever has no cookie of one gets one. */
export class Sessions {
  #all = new Map();

  /** The session of that id, else a new one, and whether it is new. */
  of(id) {
    if (this.#all.has(id)) return { ...this.#all.get(id), isNew: false };
    const session = { id: randomUUID(), public: {} };
    this.#all.set(session.id, session);
    return { ...session, isNew: true };
  }
}

/** Takes what a `POST` wants: `{"public": {"…": {"value": "…"}}}`. */
export function write(session, body) {
  for (const [key, entry] of Object.entries(JSON.parse(body || "{}").public ?? {})) {
    session.public[key] = String(entry?.value ?? "");
  }
  return { sessionToken: session.id, segmentToken: "segment" };
}

/** Answers a `GET` with those of the items, `impersonate.canImpersonate`, that there are. */
export function read(session, role, items) {
  const namespaces = {};
  for (const [namespace, values] of Object.entries(all(session, role === "operator"))) {
    for (const [key, value] of Object.entries(values)) {
      if (items.includes(`${namespace}.${key}`)) (namespaces[namespace] ??= {})[key] = { value };
    }
  }
  return { id: session.id, namespaces };
}

function all(session, isOperator) {
  const email = session.public[WANTED]?.toLowerCase() ?? "";
  const written = email ? { [WANTED]: email } : {};
  if (!isOperator) return { impersonate: { canImpersonate: "false" }, public: written };
  const number = numberOf(email);
  const acting = number === null ? {} : { storeUserId: `id-${number}`, storeUserEmail: email };
  return {
    authentication: { adminUserEmail: OPERATOR_EMAIL },
    impersonate: { canImpersonate: "true", ...acting },
    profile: number === null ? {} : profile(number, email),
    public: written,
  };
}

function numberOf(email) {
  const [, digits] = /^customer(0|[1-9]\d*)@example\.com$/.exec(email) ?? [];
  return digits !== undefined && Number(digits) < CUSTOMERS ? digits : null;
}

function profile(number, email) {
  const threeDigits = number.padStart(3, "0");
  return {
    id: `id-${number}`,
    isAuthenticated: "true",
    email,
    firstName: "Customer",
    lastName: number,
    document: `000.000.${threeDigits}-00`,
    phone: `+55 21 99999-0${threeDigits}`,
  };
}
