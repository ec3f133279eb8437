/** A month such as "2026-11": the reader's way, and whether it is the one that runs. Months are UTC. No React in here. */
export const monthName = (month: string, locales: Intl.LocalesArgument) =>
  new Intl.DateTimeFormat(locales, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

export const isRunning = (month: string) => new Date().toISOString().startsWith(month);
