// Long work in small pieces.

/**
 * Resolves when the browser has done what was waiting: keys, drawing. A promise alone does not let
 * it: some browsers settle those of WebCrypto at once, so that whoever awaits one after another keeps
 * the page from everything else. A timer would be held back in a tab that nobody looks at.
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
