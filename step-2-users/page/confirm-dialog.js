// A question that has to be answered before anything else goes on.

const $ = (id) => document.getElementById(id);

/** `yes` and `no` are the words on the buttons. Resolves with whether it was yes; Escape is no. */
export function askToConfirm(question, { yes, no }) {
    const dialog = $("confirm");
    $("confirm-text").textContent = question;
    $("confirm-yes").textContent = yes;
    $("confirm-no").textContent = no;
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
        dialog.onclose = () => resolve(dialog.returnValue === "yes");
    });
}
