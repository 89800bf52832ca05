// A moving picture of documents.

import { createRequire } from "node:module";

const fromTests = createRequire(new URL("../tests/package.json", import.meta.url));
const { GIFEncoder, applyPalette, quantize } = fromTests("gifenc");
const colours = 128;

/** The pixels of a PNG, which the browser can read: { width, height, data } with 4 bytes each, RGBA. */
async function pixelsOf(page, png) {
    const { width, height, text } = await page.evaluate(
        async (url) => {
            const bitmap = await createImageBitmap(await (await fetch(url)).blob());
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
            context.drawImage(bitmap, 0, 0);
            const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
            const reader = new FileReader();
            const read = new Promise((resolve) => {
                reader.onload = resolve;
            });
            reader.readAsDataURL(new Blob([data]));
            await read;
            return { width: bitmap.width, height: bitmap.height, text: reader.result };
        },
        `data:image/png;base64,${png.toString("base64")}`,
    );
    return { width, height, data: new Uint8Array(Buffer.from(text.slice(text.indexOf(",") + 1), "base64")) };
}

/** A GIF that shows each of the documents `htmls` for so many seconds, again and again. */
export async function animation(browser, htmls, seconds) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
    const page = await context.newPage();
    const gif = GIFEncoder();
    for (const html of htmls) {
        await page.setContent(html);
        const { width, height, data } = await pixelsOf(page, await page.locator("body").screenshot());
        const palette = quantize(data, colours);
        gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay: seconds * 1000 });
    }
    await context.close();
    gif.finish();
    return gif.bytes();
}
