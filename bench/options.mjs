/** The command line of `run.mjs`. */
import { COLUMNS, OPERATOR, SHOPPER, TABLES } from "./columns.mjs";

const USAGE =
  "node bench/run.mjs [--runs N] [--pairs N] [--product NAME=FOLDER]… " +
  "[--only operator|shopper] [--profile fast|slow]";

/**
 * `runs` is how many rounds are kept, `pairs` how many of a shopper's pairs of visits each of them has. A part of it,
 * by role or profile, is for trying something: no document is made of that.
 */
export function read(words) {
  const options = { runs: 9, pairs: 5, products: [], roles: [OPERATOR, SHOPPER], profiles: TABLES };
  const rest = [...words];
  while (rest.length > 0) {
    const [name, value] = rest.splice(0, 2);
    if (name === "--runs") options.runs = count(name, value, 1);
    else if (name === "--pairs") options.pairs = count(name, value, 0);
    else if (name === "--product") options.products.push(product(value, options.products));
    else if (name === "--only") options.roles = [oneOf(name, value, options.roles)];
    else if (name === "--profile") options.profiles = [oneOf(name, value, TABLES)];
    else throw new Error(`${name} is no option. ${USAGE}`);
  }
  return options;
}

function count(name, value, least) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`${name} takes a whole number from ${least} on, not ${value}. ${USAGE}`);
  }
  return number;
}

function oneOf(name, value, known) {
  if (!known.includes(value)) throw new Error(`${name} takes ${known.join(" or ")}, not ${value}. ${USAGE}`);
  return value;
}

function product(value, others) {
  const [, name, folder] = /^([\w-]+)=(.+)$/.exec(value ?? "") ?? [];
  if (!folder) throw new Error(`--product takes NAME=FOLDER, not ${value}. ${USAGE}`);
  const taken = [...COLUMNS.map(({ id }) => id), ...others.map((other) => other.name)];
  if (taken.includes(name)) throw new Error(`--product ${name}: there is a column of that name already. ${USAGE}`);
  return { name, folder };
}
