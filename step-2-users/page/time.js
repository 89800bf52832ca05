// Times as people read them, in their own language and time zone.

const hour = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const dayAndYear = new Intl.DateTimeFormat(undefined, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
});
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

const furthest = 8.64e15; // milliseconds; beyond this, a Date is invalid
const date = (milliseconds) => new Date(Math.min(milliseconds, furthest));

/** "Friday, 20 November 2026 at 14:05:09". */
export const momentOf = (milliseconds) => moment.format(date(milliseconds));

/** "14:05", in an element whose title is the full date and time. */
export function timeElement(milliseconds) {
    const element = document.createElement("time");
    element.dateTime = date(milliseconds).toISOString();
    element.textContent = hour.format(date(milliseconds));
    element.title = momentOf(milliseconds);
    return element;
}

/** "Friday 20 November", with the year if it is not the current one. */
export function dayName(milliseconds) {
    const sameYear = date(milliseconds).getFullYear() === new Date().getFullYear();
    return (sameYear ? day : dayAndYear).format(date(milliseconds));
}
