/** Finds a department by name and state and lets one be chosen. Two of one name are told apart by county and state. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { isState, stateCodes, stateName, type StateCode } from '../../../ui/states';
import { DepartmentChoicesQuery, type DepartmentChoice } from './departmentChoicesQuery';

type Props = {
  /** The words on the button beside each department. */
  choose: ReactNode;
  onChoose: (department: DepartmentChoice) => void;
};

type Asked = { query: string; state: StateCode | null };

export function DepartmentPicker({ choose, onChoose }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [words, setWords] = useState('');
  const [state, setState] = useState<StateCode | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [{ data, error, fetching }] = useQuery({
    query: DepartmentChoicesQuery,
    variables: asked ?? {},
    pause: !asked,
  });
  const found = asked && !fetching && !error ? data?.departments : undefined;
  const look = () => (words.trim() || state) && setAsked({ query: words.trim(), state });
  const others = found ? found.totalCount - found.edges.length : 0;
  return (
    <div className="picker">
      <label className="usa-label" htmlFor={`${id}-name`}>
        <Trans>Name of a county, town or office</Trans>
      </label>
      <input
        className="usa-input"
        id={`${id}-name`}
        type="search"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The picker may stand inside a form, which must not be sent by it.
          event.preventDefault();
          look();
        }}
      />
      <label className="usa-label" htmlFor={`${id}-state`}>
        <Trans>State</Trans>
      </label>
      <select
        className="usa-select"
        id={`${id}-state`}
        value={state ?? ''}
        onChange={(event) => setState(isState(event.target.value) ? event.target.value : null)}
      >
        <option value="">{t`All states`}</option>
        {stateCodes.map((code) => (
          <option key={code} value={code}>
            {stateName(code)}
          </option>
        ))}
      </select>
      <button type="button" className="usa-button usa-button--outline" onClick={look}>
        <Trans>Find departments</Trans>
      </button>
      {error && <FailureNotice error={error} />}
      <p role="status" className="quiet">
        {found && (
          <Plural
            value={found.totalCount}
            _0="No department has that name. Try a part of it, or another state."
            one="# department"
            other="# departments"
          />
        )}
      </p>
      <ul className="plain-list">
        {found?.edges.map(({ node }) => (
          <li className="file row row--spread" key={node.id}>
            <span>
              <strong>
                {node.name}, {node.stateName}
              </strong>
              {node.county && !node.name.includes(node.county) && <span className="quiet"> · {node.county}</span>}
            </span>
            <button type="button" className="usa-button usa-button--outline" onClick={() => onChoose(node)}>
              {choose}
              <span className="visually-hidden">
                {' '}
                {node.name}, {node.county ? `${node.county}, ` : ''}
                {node.stateName}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="quiet">
          <Trans>and {others} more. Type more of the name, or choose a state.</Trans>
        </p>
      )}
    </div>
  );
}
