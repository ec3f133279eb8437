/** Searches with their figures, most often first, each with what can be decided about it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Actions } from '../../../ui/Actions';
import { DecidePanel } from './DecidePanel';
import type { Asked } from './searchesQuery';

type Props = { caption: ReactNode; rows: readonly Asked[]; onDone: (heading: string) => void };

export function AskedTable({ caption, rows, onDone }: Props) {
  const { t } = useLingui();
  const heads = [
    t({ message: 'Search', context: 'what was searched for' }),
    t`Times`,
    t`Found nothing`,
    t`Departments`,
    t`Wanted list`,
  ] as const;
  return (
    <table className="queue">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={heads.length}>
              <Trans>None so far</Trans>
            </td>
          </tr>
        )}
        {rows.map((row) => (
          <tr key={row.query}>
            <td>
              <Link to="/search" search={{ q: row.query }} className="usa-link">
                {row.query}
              </Link>
            </td>
            <td data-label={heads[1]}>{row.searches}</td>
            <td data-label={heads[2]}>{row.searchesWithoutResults}</td>
            <td data-label={heads[3]}>{row.departments}</td>
            <td data-label={heads[4]}>
              {row.verdict === 'LIST' && <Trans>Put there by staff</Trans>}
              {row.verdict === 'HIDE' && <Trans>Hidden by staff</Trans>}
              <Decide row={row} onDone={onDone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decide({ row, onDone }: { row: Asked; onDone: (heading: string) => void }) {
  const panel = (verdict: 'LIST' | 'HIDE') => (onClose: () => void) => (
    <DecidePanel query={row.query} {...{ verdict, onDone, onClose }} />
  );
  const items = [
    { name: 'list', label: <Trans>Put it on the wanted list</Trans>, render: panel('LIST'), done: 'LIST' },
    { name: 'hide', label: <Trans>Hide it from there</Trans>, render: panel('HIDE'), done: 'HIDE' },
  ];
  return <Actions about={row.query} items={items.filter((item) => item.done !== row.verdict)} />;
}
