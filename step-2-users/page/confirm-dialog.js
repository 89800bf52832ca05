// A question that has to be answered before anything else can happen.

const $ = (id) => document.getElementById(id);

/** `yes` and `no` are the words on the buttons. Resolves with true for yes and
    false for no; Escape means no. */
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
