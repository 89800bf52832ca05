// Says things to people who listen to the page. The list of messages is no live region itself,
// or a screen reader would read older ones aloud when they are put on top.

const saidFor = 10_000; // milliseconds; long enough to be queued, short enough not to be met again

export function announce(words) {
    const line = document.createElement("p");
    line.textContent = words;
    document.getElementById("announcer").append(line);
    setTimeout(() => line.remove(), saidFor);
}
