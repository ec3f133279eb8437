/** The filters of the record as the address keeps them, as GraphQL takes them, and as the CSV's address takes them. */
export type RecordState = {
  kind?: string;
  actor?: string;
  department?: string;
  from?: string;
  to?: string;
  after?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined);

/** A day of the calendar as `<input type="date">` writes it. */
export const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

export const readRecordState = (search: Record<string, unknown>): RecordState => ({
  kind: text(search.kind),
  actor: text(search.actor),
  department: text(search.department),
  from: day(search.from),
  to: day(search.to),
  after: text(search.after),
});

/** The reader's own midnight at which a day begins, or the one at which it ends. */
export function midnight(date: string, end: boolean): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, dayOfMonth + (end ? 1 : 0)).toISOString();
}

/** The filter as GraphQL takes it. Kinds come from the caller, who knows what a choice stands for. */
export const filterOf = (state: RecordState, kinds: string[]) => ({
  departmentId: state.department,
  actorId: state.actor,
  kinds: kinds.length > 0 ? kinds : undefined,
  after: state.from && midnight(state.from, false),
  before: state.to && midnight(state.to, true),
});

/** The address of the same entries as a table. */
export function csvAddress(state: RecordState, kinds: string[]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filterOf(state, kinds))) {
    if (value) parameters.set(name, String(value));
  }
  const query = parameters.toString();
  return query ? `/record.csv?${query}` : '/record.csv';
}
