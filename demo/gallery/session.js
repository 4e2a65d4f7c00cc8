// A Session Manager of a page's own, for pictures of states that a real one is in for a moment only.

const REQUESTED = "vtex-impersonated-customer-email";

const CUSTOMERS = {
  "maria@example.com": { firstName: "Maria", lastName: "Souza", document: "123.456.789-09", phone: "+5511987654321" },
  "joao@example.com": { firstName: "João", lastName: "Lima", document: "987.654.321-00", phone: "+5521912345678" },
};

/** What a browser remembers once a toolbar of it has begun to act for this customer: since when, and a byte of whom. */
export const changedTo = (email) => {
  const bytes = [7, 0, 0, 0, ...new TextEncoder().encode(email)];
  let hash = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return `1 1 7 ${(hash ^ (hash >>> 16)) & 255}`;
};

/** What the session says, and how it answers. */
export class Session {
  operator = "operator@store.example";
  requested;
  inEffect;
  hasProfile = true;
  /** What is in the cart: `{ pieces, value, email }`, the value in hundredths. An empty cart is nobody's. */
  cart = { pieces: 0, value: 0 };
  /** Never answers. */
  isSilent = false;
  /** Answers with what is no session. */
  isBroken = false;

  /** An answer, once there is one. */
  async answer(method, body) {
    if (this.isSilent) return new Promise(() => {});
    if (method === "POST") {
      this.requested = JSON.parse(body).public[REQUESTED]?.value;
      this.inEffect = this.requested in CUSTOMERS ? this.requested : undefined;
      return new Response("{}", { status: 201 });
    }
    return new Response(this.isBroken ? "<!doctype html>" : JSON.stringify({ id: "gallery", namespaces: this.#namespaces() }));
  }

  /** The store's cart, as the checkout answers it. */
  answerCart() {
    const { pieces, value, email } = this.cart;
    const orderForm = {
      orderFormId: "gallery",
      items: pieces ? [{ id: "1", quantity: pieces }] : [],
      value,
      userProfileId: email ? `id-${email}` : null,
      clientProfileData: email ? { email } : null,
      storePreferencesData: { currencyCode: "BRL" },
    };
    return Promise.resolve(new Response(JSON.stringify(orderForm)));
  }

  #namespaces() {
    const { operator, requested, inEffect, hasProfile } = this;
    return {
      authentication: valued({ adminUserEmail: operator }),
      public: valued({ [REQUESTED]: requested }),
      impersonate: valued({
        canImpersonate: operator && "true",
        storeUserId: inEffect && `id-${inEffect}`,
        storeUserEmail: inEffect,
      }),
      profile:
        inEffect && hasProfile
          ? valued({ id: `id-${inEffect}`, email: inEffect, isAuthenticated: "True", ...CUSTOMERS[inEffect] })
          : {},
    };
  }
}

const valued = (keys) =>
  Object.fromEntries(
    Object.entries(keys)
      .filter(([, value]) => value)
      .map(([key, value]) => [key, { value }]),
  );
