/** Days as the schema writes them, such as 2026-11-30, in the writer's own calendar. */

export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** The same day some months later, or the last day of that month where it has no such day. */
export function monthsLater(from: Date, months: number): string {
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0).getDate();
  return dayOf(new Date(from.getFullYear(), from.getMonth() + months, Math.min(from.getDate(), last)));
}
