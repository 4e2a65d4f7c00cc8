/** What was measured: every visit of every page, in turn. */
import { OPERATOR, PAIR, SHOPPER, TABLES, columnsOf, columnsWith } from "../columns.mjs";
import { interval, statistic } from "./statistics.mjs";

/** A results file, read. A place in it is `{ role, profile, column, field }`, as in `bytes.total`. */
export class Results {
  #raw;

  /** Fails when a page was not measured as a whole, so that no table is made of what did not work. */
  constructor({ meta, raw }) {
    this.meta = meta;
    this.#raw = raw;
    this.columns = columnsWith(meta.products ?? []);
    for (const role of [OPERATOR, SHOPPER]) {
      for (const profile of TABLES) {
        for (const { id } of columnsOf(role, this.columns)) this.#check({ role, profile, column: id });
      }
    }
    for (const visits of PAIR.map((column) => ({ role: SHOPPER, profile: "cpu", column }))) {
      if (meta.pairs > 0) this.#check(visits);
    }
  }

  #check(visits) {
    const { role, profile, column } = visits;
    const runs = this.#runs(visits);
    const where = `\`${column}\` (${role}, ${profile})`;
    if (runs.length === 0) throw new Error(`the page ${where} was not measured`);
    for (const { error, missing, pageErrors = [] } of runs) {
      const wrong = [error, ...missing, ...pageErrors].filter(Boolean);
      if (wrong.length > 0) throw new Error(`a visit of ${where} went wrong: ${wrong.join("; ")}`);
    }
  }

  #runs({ role, profile, column }) {
    return this.#raw[role]?.[profile]?.[column] ?? [];
  }

  #values(place) {
    const steps = place.field.split(".");
    return this.#runs(place).map((run) => steps.reduce((inside, step) => inside?.[step], run));
  }

  #paired(place, other, by) {
    const others = this.#values({ ...place, column: other });
    return this.#values(place).map((value, round) => by(value, others[round]));
  }

  statistic(place) {
    return statistic(this.#values(place));
  }

  /** What it is by what it is in another column, within each round: both were measured soon after each other. */
  ratio(place, other) {
    return statistic(this.#paired(place, other, (value, base) => (base > 0 && value != null ? value / base : null)));
  }

  /** How much more it is than in another column, within each round. */
  extra(place, other) {
    return statistic(this.#paired(place, other, difference));
  }

  /** Where the middle of that lies, as far as can be told; see `interval`. */
  extraWithin(place, other) {
    return interval(this.#paired(place, other, difference));
  }
}

const difference = (value, base) => (value == null || base == null ? null : value - base);
