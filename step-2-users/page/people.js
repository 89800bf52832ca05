// Everybody who has an account here, and which of them are connected now.

const $ = (id) => document.getElementById(id);

function label(className, words) {
    const element = document.createElement("span");
    element.className = className;
    element.textContent = words;
    return element;
}

/** On a narrow screen, a button opens the list. */
export function openPeopleAtButton() {
    const button = $("people-button");
    const open = (yes) => {
        $("people").classList.toggle("open", yes);
        button.setAttribute("aria-expanded", yes);
    };
    button.onclick = () => open(button.getAttribute("aria-expanded") !== "true");
    $("room").addEventListener("keydown", ({ key }) => key === "Escape" && open(false));
    $("channel").addEventListener("pointerdown", () => open(false));
}

/** Whether two descriptions of one person differ at most in `online`. The first may be undefined. */
export function sameButForPresence(one, other) {
    const text = ({ online: _, ...rest }) => JSON.stringify(Object.entries(rest).sort());
    return one !== undefined && text(one) === text(other);
}

/** Shows that it is unknown who is here now, because the connection is lost. */
export function peopleUnknown() {
    $("people").classList.add("unknown");
    $("people-count").textContent = "Cannot see who is here";
    $("people-button").textContent = "People";
}

/**
 * Shows `people`, each {email, online} and whatever later steps add. `how` has `me`, `names`, and
 * optionally person(item, person), which may add to somebody's list item.
 */
export function showPeople(people, how) {
    const here = people.filter(({ online }) => online).length;
    $("people").classList.remove("unknown");
    $("people-count").textContent = `${here} of ${people.length} here`;
    $("people-button").textContent = `${here} here`;
    const sorted = people
        .map((person) => ({ ...person, name: how.names.of(person.email) }))
        .sort((a, b) => b.online - a.online || (a.name < b.name ? -1 : 1));
    const focused = document.activeElement?.closest("#people-list li")?.title;
    $("people-list").replaceChildren(
        ...sorted.map((person) => {
            const item = document.createElement("li");
            item.className = person.online ? "online" : "offline";
            item.title = person.email;
            item.append(
                label("name", person.name + (person.email === how.me ? " (you)" : "")),
                label("visually-hidden", person.online ? ", here" : ", away"),
            );
            how.person?.(item, person);
            return item;
        }),
    );
    if (focused !== undefined)
        // it was on a button that person() adds again
        [...$("people-list").children]
            .find(({ title }) => title === focused)
            ?.querySelector("button")
            ?.focus();
}
