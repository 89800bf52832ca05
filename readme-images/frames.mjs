// What stands around a picture: the windows of browsers and of a terminal.

const escaped = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);

const look = `<style>
    body { position: relative; display: inline-flex; gap: 24px; margin: 0; padding: 24px; background: #e8ecf1; font: 15px system-ui, sans-serif; }
    figure { margin: 0; border-radius: 10px; overflow: hidden; background: #fff; box-shadow: 0 3px 14px #0004; }
    figcaption { display: flex; align-items: center; gap: 7px; padding: 9px 14px; background: #d5dbe3; }
    figcaption i { width: 11px; height: 11px; border-radius: 50%; background: #9aa5b3; }
    figcaption b { margin: 0 6px 0 9px; }
    figcaption span { flex: 1; padding: 2px 12px; border-radius: 12px; background: #fff; color: #445; }
    img { display: block; }
    h1 { position: absolute; inset: 14px 0 auto; margin: 0; text-align: center; font-size: 22px; }
    h1 ~ figure { margin-top: 36px; }
    pre { margin: 0; padding: 14px 18px; background: #14181f; color: #dfe4ec; font: 14px/1.4 "DejaVu Sans Mono", monospace; }
    .sgr1 { font-weight: bold; color: #fff; }
    .sgr2 { color: #94a0b0; }
    .sgr31 { color: #ff8577; }
    .sgr32 { color: #6fd48a; }
  </style>`;

const titleBar = (name, rest = "") =>
    `<figcaption><i></i><i></i><i></i><b>${escaped(name)}</b>${rest}</figcaption>`;

/** A document with browser windows side by side, below `caption` if there is one; `windows` are { name,
    address, png, width }. */
export function browserWindows(windows, caption) {
    const one = ({ name, address, png, width = 460 }) => `<figure>
        ${titleBar(name, `<span>${escaped(address)}</span>`)}
        <img width="${width}" src="data:image/png;base64,${png.toString("base64")}">
      </figure>`;
    const title = caption ? `<h1>${escaped(caption)}</h1>` : "";
    return `<!DOCTYPE html>${look}${title}${windows.map(one).join("")}`;
}

/** A document with a terminal that shows `text`, in which only SGR escapes (colours) may stand. */
export function terminalWindow(command, text) {
    const pieces = text.split(/\x1b\[(\d*)m/); // text, code, text, code, … text
    let html = `<span class="sgr2">$ </span><span class="sgr1">${escaped(command)}</span>\n`;
    for (let i = 0; i < pieces.length; i += 2)
        html += `<span class="sgr${i === 0 ? 0 : pieces[i - 1] || 0}">${escaped(pieces[i])}</span>`;
    return `<!DOCTYPE html>${look}<figure>${titleBar("Terminal")}<pre>${html}</pre></figure>`;
}
