/** A number over all runs, in words: its median, and in brackets the least and the most where they differ. */

export const KIB = 1_024;

/** Divided by `unit`, with so many decimals; a dash where nothing was measured. */
export function cell(statistic, { unit = 1, decimals = 0 } = {}) {
  if (!statistic) return "–";
  const { median, least, most } = statistic;
  const [middle, from, to] = [median, least, most].map((number) => (number / unit).toFixed(decimals));
  return least === most ? middle : `${middle} (${from}–${to})`;
}
