/**
 * The months as a table for other programs. It keeps the names of the schema, so that a table of today can be laid beside
 * one of next year in another language. No React in here.
 */
import type { Line, Month } from './transparencyQuery';

const columns = 'month,asked,flag,decided,count,open_at_end,median_hours';

export function monthsCsv(months: Month[]): string {
  const row = (month: Month, line?: Line) =>
    [month.month, line?.kind, line?.flagKind, line?.decision, line?.count, month.open, month.medianHours].join(',');
  // A month without decisions has its line too: what was left open then must not be lost.
  const rows = months.flatMap((month) =>
    month.lines.length > 0 ? month.lines.map((line) => row(month, line)) : [row(month)],
  );
  return [columns, ...rows, ''].join('\r\n');
}
