/** Every price and date the store shows. */

const money = new Intl.NumberFormat("en", { style: "currency", currency: "BRL" });
const date = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** The catalogue's prices are in reais: 129.9. @param {number} reais */
export const formatPrice = (reais) => money.format(reais);

/** The cart's prices are in cents: 12990. @param {number} cents */
export const formatCents = (cents) => money.format(cents / 100);

/** @param {string} isoDate `2025-09-30` */
export const formatDate = (isoDate) => date.format(new Date(isoDate));

/** @param {number} count @param {string} noun in the singular */
export const formatCount = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
