/** Entries of the record as a table. */
import { Trans } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { RecordRow } from './RecordRow';

type Row = ComponentProps<typeof RecordRow>;

export function RecordTable({ entries, state }: { entries: Row['entry'][]; state: Row['state'] }) {
  return (
    <table className="queue queue--record">
      <thead>
        <tr>
          <th scope="col">
            <Trans>What happened</Trans>
          </th>
          <th scope="col">
            <Trans>Who</Trans>
          </th>
          <th scope="col">
            <Trans>When</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <RecordRow key={entry.seq} entry={entry} state={state} />
        ))}
      </tbody>
    </table>
  );
}
