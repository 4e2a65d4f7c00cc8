// FastStore's own API as a store's server runs it: npm `@faststore/api`, called as its GraphQL schema has it called.
import { GraphqlVtexContextFactory, GraphqlVtexSchema } from "@faststore/api";
import { graphql } from "graphql";
import { requests } from "./fetch.js";

const ACCOUNT = "demostore";

const OPTIONS = {
  platform: "vtex",
  account: ACCOUNT,
  environment: "vtexcommercestable",
  subDomainPrefix: [],
  channel: JSON.stringify({ salesChannel: "1" }),
  locale: "pt-BR",
};

const VALIDATE_SESSION = `mutation ($session: IStoreSession!, $search: String!) {
  validateSession(session: $session, search: $search) {
    country
    currency { code }
    person { id email givenName familyName }
    marketingData { utmSource }
  }
}`;

/** What FastStore's browser holds before its first validation. */
const SESSION = {
  locale: OPTIONS.locale,
  channel: OPTIONS.channel,
  country: "USA",
  currency: { code: "USD", symbol: "$" },
  person: null,
};

/**
 * What a page with this query string gets whose shopper has these cookies: FastStore's session, the cookies to be set,
 * and how the Session Manager was asked for it.
 */
export const validateSession = async (cookie, search = "") => {
  const contextOf = await GraphqlVtexContextFactory(OPTIONS);
  const contextValue = contextOf({ headers: { host: "casaverde.example", ...(cookie && { cookie }) } });
  const before = requests.length;
  const { data, errors } = await graphql({
    schema: GraphqlVtexSchema(),
    source: VALIDATE_SESSION,
    variableValues: { session: SESSION, search },
    contextValue,
  });
  if (errors) throw new AggregateError(errors, errors.join());
  const cookies = new Map([...contextValue.storage.cookies].map(([name, { value }]) => [name, value]));
  return { session: data.validateSession, cookies, requests: requests.slice(before) };
};
