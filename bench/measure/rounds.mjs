/** In which order pages are visited. */
import { OPERATOR, PAIR, SHOPPER, columnsOf } from "../columns.mjs";

/**
 * The visits of one round, `{ role, profile, column }`: each column of each role and profile once, right after each
 * other, so that ratios within a round compare what the machine did at the same time. Each round begins with another
 * column, and each pair with the other of its two, for a visit may feel what the one before has left to be done.
 */
export function visitsOf(round, columns, { roles, profiles, pairs }) {
  const visits = profiles.flatMap((profile) =>
    roles.flatMap((role) => {
      const seen = columnsOf(role, columns).map(({ id }) => ({ role, profile, column: id }));
      return rotated(seen, round);
    }),
  );
  return roles.includes(SHOPPER) ? [...visits, ...pairsOf(round, pairs)] : visits;
}

function pairsOf(round, pairs) {
  const pair = PAIR.map((column) => ({ role: SHOPPER, profile: "cpu", column }));
  return Array.from({ length: pairs }, (_, number) => rotated(pair, round * pairs + number)).flat();
}

function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** A customer whom no visit of the round before acted for. */
export const customerOf = (round) => (round * 37) % 1000;

/** Puts a result where `results.json` has it: by role, profile and column, in the order of the rounds. */
export function keep(raw, { role, profile, column }, result) {
  raw[role] ??= {};
  raw[role][profile] ??= {};
  (raw[role][profile][column] ??= []).push(result);
}

/** Whether such a visit has a bar to wait for. */
export const hasBar = ({ role, column }) => role === OPERATOR && column !== "none";
