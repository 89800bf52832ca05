// A question that has to be answered before anything else goes on.

const $ = (id) => document.getElementById(id);

/** `yes` and `no` are the words on the buttons. Resolves with whether it was yes; Escape is no. */
export function askPerson(question, { yes, no }) {
    const dialog = $("question");
    $("question-text").textContent = question;
    $("question-yes").textContent = yes;
    $("question-no").textContent = no;
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
        dialog.onclose = () => resolve(dialog.returnValue === "yes");
    });
}
