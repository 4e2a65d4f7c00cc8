/**
 * The calls a VTEX storefront makes. It never reads /api/sessions: that is the toolbar's business.
 *
 * @typedef {{Price: number, ListPrice: number, AvailableQuantity: number}} Offer prices in reais
 * @typedef {{itemId: string, name: string, sellers: {sellerId: string, commertialOffer: Offer}[]}} Item
 * @typedef {{productId: string, productName: string, linkText: string, brand: string, description: string,
 *   items: Item[]}} Product
 * @typedef {{id: string, name: string, quantity: number, sellingPrice: number}} CartItem price in cents
 * @typedef {{orderFormId: string, items: CartItem[], value: number,
 *   clientProfileData: {email: string, firstName?: string, lastName?: string} | null}} OrderForm value in cents
 * @typedef {{orderId: string, items: CartItem[], value: number, clientProfileData: {email: string}}} PlacedOrder value in cents
 */

const SEARCH = "/api/catalog_system/pub/products/search";
const ORDER_FORM = "/api/checkout/pub/orderForm";
const SECTIONS = { expectedOrderFormSections: ["items", "clientProfileData"] };

/** All products, at the session's prices. @returns {Promise<Product[]>} */
export const products = () => call(SEARCH);

/** @param {string} linkText @returns {Promise<Product | undefined>} */
export async function product(linkText) {
  const [found] = await call(`${SEARCH}/${encodeURIComponent(linkText)}/p`);
  return found;
}

/**
 * The name of the price table that made these prices, "" when none did or nobody says which. It stands in the
 * segment, which a session has only once somebody wrote to it; asking without its cookie is an error.
 *
 * @param {Product[]} priced
 */
export async function priceTable(priced) {
  if (!priced.some((each) => isReduced(offer(each))) || !document.cookie.includes("vtex_segment=")) return "";
  const { priceTables } = await call("/api/segments");
  return priceTables ?? "";
}

/** The current cart. @returns {Promise<OrderForm>} */
export const cart = () => call(ORDER_FORM, SECTIONS);

/** @param {Product} added @returns {Promise<OrderForm>} the cart with one more of the product in it */
export async function addToCart(added) {
  const { orderFormId } = await cart();
  const [item] = added.items;
  const orderItem = { id: item.itemId, quantity: 1, seller: item.sellers[0].sellerId ?? "1" };
  return call(`${ORDER_FORM}/${orderFormId}/items`, { orderItems: [orderItem], ...SECTIONS });
}

/** @param {Product} of @returns {Offer} what the first seller asks for the first item: this store has no others */
export const offer = (of) => of.items[0].sellers[0].commertialOffer;

/** @param {string} id of the cart @param {number} index the item's place @param {number} quantity 0 takes it out @returns {Promise<OrderForm>} */
export const changeQuantity = (id, index, quantity) =>
  call(`${ORDER_FORM}/${id}/items/update`, { orderItems: [{ index, quantity }], ...SECTIONS });

/** @param {string} id of the cart, which is gone then @returns {Promise<PlacedOrder>} */
export async function placeOrder(id) {
  const { orders } = await call(`${ORDER_FORM}/${id}/transaction`, {});
  return orders[0];
}

/** @param {Offer} of */
export const isReduced = (of) => of.Price < of.ListPrice;

async function call(path, body) {
  const post = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, { credentials: "same-origin", ...post });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
