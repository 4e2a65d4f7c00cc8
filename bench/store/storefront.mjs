/** A page of the store: a style sheet and 200 products, the same in every column. */

const STYLE = `<style>
body{margin:0;font:16px/1.4 system-ui,sans-serif;color:#222}
.shop-header{display:flex;gap:2rem;padding:1rem 1.5rem;border-bottom:1px solid #ddd}
.shop-grid{display:grid;grid-template-columns:repeat(4,1fr);gap:1rem;padding:1.5rem}
.shop-card{border:1px solid #eee;padding:1rem}.shop-card i{display:block;height:8rem;background:#f2f2f2}
</style>`;

const HEADER =
  '<header class="shop-header"><b>Store</b>' +
  '<nav><a href="#/a">Shoes</a> <a href="#/b">Bags</a> <a href="#/c">Offers</a></nav></header>';

const CARDS = Array.from({ length: 200 }, (_, number) => {
  const price = (number * 7.3 + 19.9).toFixed(2);
  return (
    `<article class="shop-card"><i></i><h3>Product ${number}</h3><p>R$ ${price}</p>` +
    '<button type="button">Add to cart</button></article>'
  );
});

/**
 * With that in its head. The element is in each page, also where nothing defines it: whatever looks for it finds one.
 */
export const page = (embedded) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${embedded}
<title>Store</title>
<meta name="viewport" content="width=device-width">
${STYLE}
</head>
<body>
<telesales-toolbar reload="none"></telesales-toolbar>
${HEADER}
<main class="shop-grid">
${CARDS.join("\n")}
</main>
</body>
</html>
`;
