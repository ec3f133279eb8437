/** What officials look for and do not find, for curators and administrators: counted without anybody's name. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { DateText } from '../../../ui/DateText';
import { FailureNotice } from '../../../ui/FailureNotice';
import { sizeWords, type Size } from '../../../ui/kinds';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SelectField } from '../../../ui/SelectField';
import { SignInLink } from '../../../ui/SignInLink';
import { stateCodes, stateName, type StateCode } from '../../../ui/states';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useViewer } from '../../directory/viewer';
import { AskedTable } from './AskedTable';
import { SearchReportQuery, type SearchReport } from './searchesQuery';

export function SearchesPage() {
  const { t } = useLingui();
  usePageTitle(t`What officials look for and do not find`);
  const { viewer } = useViewer();
  const role = viewer?.allianceRole;
  const curates = role === 'CURATOR' || role === 'ADMINISTRATOR';
  return (
    <div className="grid-container">
      <h1>
        <Trans>What officials look for and do not find</Trans>
      </h1>
      {!viewer && <Loading />}
      {viewer && !viewer.person && (
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>This page is for curators of the Alliance.</Trans>
          </p>
          <SignInLink />
        </Notice>
      )}
      {viewer?.person && !curates && (
        <Notice tone="info" heading={t`This page is for curators of the Alliance`}>
          <p>
            <Trans>If you are one, choose in the menu at the top to act as Alliance staff.</Trans>
          </p>
        </Notice>
      )}
      {curates && <Report />}
    </div>
  );
}

function Report() {
  const { t, i18n } = useLingui();
  const [news, tell] = useNews();
  const [state, setState] = useState<StateCode | ''>('');
  const [size, setSize] = useState<Size | ''>('');
  const [{ data, error }, ask] = useQuery({
    query: SearchReportQuery,
    variables: { state: state || null, size: size || null },
    requestPolicy: 'cache-and-network',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const report = error ? undefined : data?.searchReport;
  const done = (heading: string) => {
    tell(heading);
    again();
  };
  const sizes = Object.keys(sizeWords) as Size[];
  return (
    <>
      <p className="lead">
        <Trans>
          Counted without names: nobody can see here who or which office searched for what. By state or size you see
          only what at least 3 departments share.
        </Trans>
      </p>
      {news}
      <div className="row measure">
        <SelectField
          field="state"
          label={<Trans>State</Trans>}
          options={[
            { value: '', label: t`All states` },
            ...stateCodes.map((code) => ({ value: code, label: stateName(code) })),
          ]}
          value={state}
          onChange={setState}
        />
        <SelectField
          field="size"
          label={<Trans>Department size</Trans>}
          options={[
            { value: '', label: t`All sizes` },
            ...sizes.map((value) => ({ value, label: i18n._(sizeWords[value]) })),
          ]}
          value={size}
          onChange={setSize}
        />
      </div>
      {error && <FailureNotice error={error} onRetry={again} />}
      {!report && !error && <Loading short />}
      {report && <Lists report={report} onDone={done} />}
    </>
  );
}

function Lists({ report, onDone }: { report: SearchReport; onDone: (heading: string) => void }) {
  const { days, searches, searchesByVisitors } = report;
  return (
    <>
      <p role="status" className="results__count">
        <Plural value={searches} one="# search by departments" other="# searches by departments" />
        {' · '}
        <Plural value={searchesByVisitors} one="# by visitors" other="# by visitors" />
        {' · '}
        <Plural value={days} one="in the last day" other="in the last # days" />
      </p>
      <AskedTable caption={<Trans>Found nothing most often</Trans>} rows={report.withoutResults} onDone={onDone} />
      <AskedTable caption={<Trans>Searched for most often</Trans>} rows={report.top} onDone={onDone} />
      {report.decisions.length > 0 && (
        <section aria-labelledby="decided-heading">
          <h2 id="decided-heading">
            <Trans>Decided about the wanted list</Trans>
          </h2>
          <ul className="plain-list">
            {report.decisions.map((decision) => (
              <li className="file" key={decision.query}>
                <strong>{decision.query}</strong>
                {': '}
                {decision.verdict === 'LIST' ? <Trans>put there</Trans> : <Trans>hidden</Trans>}
                {', '}
                <DateText value={decision.decidedAt} />
                <p>{decision.reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
