/** The filters that were chosen elsewhere than in the form, such as one person: named, each with a way to drop it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FilterNamesQuery } from './recordQuery';
import type { RecordState } from './recordState';

export function RecordChips({ state }: { state: RecordState }) {
  const { t } = useLingui();
  const { department, actor } = state;
  const [{ data }] = useQuery({
    query: FilterNamesQuery,
    variables: {
      department: department ?? '',
      actor: actor ?? '',
      hasDepartment: department !== undefined,
      hasActor: actor !== undefined,
    },
    pause: !department && !actor,
  });
  const office = data?.department?.__typename === 'Department' ? data.department : null;
  const person = data?.actor?.__typename === 'Person' ? data.actor : null;
  const without = { ...state, after: undefined };
  const chips = [
    department && {
      words: office ? `${office.name}, ${office.state}` : t`One department`,
      search: { ...without, department: undefined },
    },
    actor && { words: person?.name ?? t`One person`, search: { ...without, actor: undefined } },
  ].filter((chip) => typeof chip === 'object');
  const any = state.kind || state.from || state.to || chips.length > 0;
  if (!any) return null;
  return (
    <ul className="chips plain-list" aria-label={t`Filters in use`}>
      {chips.map(({ words, search }) => (
        <li key={words}>
          <Link to="/record" search={search} className="chip" aria-label={t`Remove filter: ${words}`}>
            {words} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/record" search={{}} className="usa-link">
          <Trans>Clear all filters</Trans>
        </Link>
      </li>
    </ul>
  );
}
