// Announces things to people who use a screen reader. The list of messages itself is not a live
// region, or a screen reader would read older messages aloud when they are added on top.

const saidFor = 10_000; // milliseconds; long enough to be queued, too short to be found again later

export function announce(words) {
    const line = document.createElement("p");
    line.textContent = words;
    document.getElementById("announcer").append(line);
    setTimeout(() => line.remove(), saidFor);
}
