// What is seen at a place of the window.

/** The colours of all pixels in this box, row by row: four numbers each, red, green, blue and alpha. */
export async function pixelsIn(store, clip) {
  const picture = await store.page.screenshot({ clip, animations: "disabled" });
  // Not by a URL: the page's policy allows none that has the picture in it.
  return store.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt());
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return Array.from({ length: data.length / 4 }, (_, at) => [...data.subarray(4 * at, 4 * at + 4)]);
  }, picture.toString("base64"));
}
