/** What the Alliance was asked and what it decided, month by month, for everybody; nobody is named. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { usePageTitle } from '../../../ui/usePageTitle';
import { MonthSection } from './MonthSection';
import { TransparencyQuery } from './transparencyQuery';

/** Older months are folded away. */
const shown = 6;

export function TransparencyPage() {
  const { t } = useLingui();
  usePageTitle(t`What the Alliance decides`);
  const [{ data, error }, ask] = useQuery({ query: TransparencyQuery, requestPolicy: 'cache-and-network' });
  const months = error ? undefined : data?.transparency;
  const older = (months ?? []).slice(shown);
  return (
    <div className="grid-container">
      <h1>
        <Trans>What the Alliance decides</Trans>
      </h1>
      <p className="lead">
        <Trans>
          Departments ask the Alliance to publish what they wrote, and to show their collections to more readers.
          Members flag what is wrong. Departments appeal when something was taken down. Here is how often each was
          decided, and how. What the Alliance did without being asked is listed too.
        </Trans>
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!months && !error && <Loading />}
      {months && (
        <div className="row row--spread">
          <p role="status" className="results__count">
            <Plural value={months.length} _0="Nothing was decided so far" one="# month" other="# months" />
          </p>
          {months.length > 0 && (
            <a
              href="/transparency.csv"
              className="usa-button usa-button--outline noprint"
              download="alliance-commons-decisions.csv"
            >
              <Trans>Download CSV</Trans>
            </a>
          )}
        </div>
      )}
      {months?.slice(0, shown).map((month) => (
        <MonthSection key={month.month} month={month} />
      ))}
      {older.length > 0 && (
        <details>
          <summary>
            <Plural value={older.length} one="Show # older month" other="Show # older months" />
          </summary>
          {older.map((month) => (
            <MonthSection key={month.month} month={month} />
          ))}
        </details>
      )}
      <section aria-labelledby="counted-heading" className="measure">
        <h2 id="counted-heading">
          <Trans>How this is counted</Trans>
        </h2>
        <p>
          <Trans>
            A decision counts in the month in which it was made, months by Coordinated Universal Time (UTC). Decisions
            about collections count too. All open flags of one resource or collection are decided together and count
            once, under what the first of them said. What the Alliance did without being asked is listed, but is left
            out of the time that decisions took. The last 24 months are shown. The decisions about one resource, with
            their reasons, stand on its page.
          </Trans>
        </p>
        <p>
          <Trans>
            Nobody who flagged something is named, neither here nor to the department. Whoever decides sees the
            department of a flag, not the person. The same rules hold for every department, whatever its state.
          </Trans>
        </p>
      </section>
    </div>
  );
}
