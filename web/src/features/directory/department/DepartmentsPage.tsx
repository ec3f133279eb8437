/** Find a department by name and state. Names repeat across the nation, so the state is always shown. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { isState, stateCodes, stateName } from '../../../ui/states';
import { usePageTitle } from '../../../ui/usePageTitle';
import { DepartmentsQuery } from './departmentsQuery';

const route = getRouteApi('/departments');

export function DepartmentsPage() {
  const { t } = useLingui();
  usePageTitle(t`Departments`);
  const { q, state, after } = route.useSearch();
  const navigate = useNavigate();
  const [{ data, error }, ask] = useQuery({ query: DepartmentsQuery, variables: { query: q, state, after } });
  const found = error ? undefined : data?.departments;
  const next = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Departments</Trans>
      </h1>
      <form
        key={`${q} ${state}`}
        role="search"
        action="/departments"
        className="measure finder"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const code = String(form.get('state'));
          const words = String(form.get('q')).trim() || undefined;
          void navigate({ to: '/departments', search: { q: words, state: isState(code) ? code : undefined } });
        }}
      >
        <label className="usa-label" htmlFor="department-name">
          <Trans>Name of a county, town or office</Trans>
        </label>
        <input className="usa-input" id="department-name" name="q" type="search" defaultValue={q} />
        <label className="usa-label" htmlFor="department-state">
          <Trans>State</Trans>
        </label>
        <select className="usa-select" id="department-state" name="state" defaultValue={state ?? ''}>
          <option value="">{t`All states`}</option>
          {stateCodes.map((code) => (
            <option key={code} value={code}>
              {stateName(code)}
            </option>
          ))}
        </select>
        <button className="usa-button" type="submit">
          <Trans>Find departments</Trans>
        </button>
      </form>
      <p role="status" className="results__count">
        {found && <Plural value={found.totalCount} one="# department" other="# departments" />}
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!found && !error && <Loading />}
      {found?.edges.length === 0 && (
        <Notice tone="info" heading={t`No department has that name`}>
          <p>
            <Trans>Try a part of the name, or another state.</Trans>
          </p>
        </Notice>
      )}
      <ul className="plain-list">
        {found?.edges.map(({ node }) => (
          <li className="file" key={node.id}>
            <Link to="/d/$" params={{ _splat: node.ocdId }} className="usa-link">
              {node.name}, {node.stateName}
            </Link>
            {node.county && !node.name.includes(node.county) && <p className="quiet">{node.county}</p>}
          </li>
        ))}
      </ul>
      {(after || next) && (
        <nav className="pager" aria-label={t`Pages`}>
          {after ? (
            <Link to="/departments" search={{ q, state }} className="usa-link">
              <Trans>First page</Trans>
            </Link>
          ) : (
            <span />
          )}
          {next && (
            <Link to="/departments" search={{ q, state, after: next }} className="usa-link">
              <Trans>Next page</Trans>
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
