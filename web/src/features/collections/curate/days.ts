/** Days as fields of a form hold them, `2026-11-30`. */

const asDay = (moment: Date) => moment.toISOString().slice(0, 10);

/** The same day some years later; February 29 becomes March 1. */
export function yearsFrom(now: Date, years: number): string {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return asDay(then);
}

export function daysFrom(now: Date, days: number): string {
  const then = new Date(now);
  then.setUTCDate(then.getUTCDate() + days);
  return asDay(then);
}

/** Whether it is a day that is still to come. */
export const isAhead = (day: string, now: Date): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && day > asDay(now);
