// Lets the browser work between the pieces of a long task.

/**
 * Resolves when the browser has done what was waiting, such as handling keys and drawing. Awaiting
 * a promise is not enough: some browsers settle those of WebCrypto at once, so code that awaits
 * one after another blocks the page. A timer would be delayed in a background tab.
 */
export function yieldToBrowser() {
    return new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            port1.close();
            resolve();
        };
        port2.postMessage(null);
    });
}
