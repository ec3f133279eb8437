/** Takes the months along as a table, made from what is on the page. */
import { Trans } from '@lingui/react/macro';
import { monthsCsv } from './monthsCsv';
import type { Month } from './transparencyQuery';

export function CsvButton({ months }: { months: Month[] }) {
  const download = () => {
    const address = URL.createObjectURL(new Blob([monthsCsv(months)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'alliance-commons-decisions.csv';
    link.click();
    // Some browsers begin to read a moment after the click.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <button type="button" className="usa-button usa-button--outline" onClick={download}>
      <Trans>Download CSV</Trans>
    </button>
  );
}
