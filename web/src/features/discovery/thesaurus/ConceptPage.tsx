/** One concept of the thesaurus for curators: its form, retiring it, and its history. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { stateName } from '../../../ui/states';
import { TimeText } from '../../../ui/TimeText';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useNews, type Tell } from '../../../ui/useNews';
import { ConceptForm } from './ConceptForm';
import { ConceptHistory } from './ConceptHistory';
import { ConceptQuery, type Concept, type Warning } from './conceptQuery';
import { CuratorsOnly, useKeepsThesaurus } from './CuratorsOnly';
import { RetireConceptPanel } from './RetireConceptPanel';

const route = getRouteApi('/staff/thesaurus/$key');

/** The address of a concept that is not there yet. */
export const NEW = 'new';

export function ConceptPage() {
  const { key } = route.useParams();
  const [{ data, error }, ask] = useQuery({
    query: ConceptQuery,
    variables: { key },
    requestPolicy: 'network-only',
  });
  const keeps = useKeepsThesaurus();
  // What was done is told here, since a new concept gets its own address, and its form starts anew there.
  const [news, tell] = useNews();
  const fresh = key === NEW;
  if (!error && data && !data.concept && !fresh) return <NotFound />;
  return (
    <div className="grid-container">
      <p>
        <Link to="/staff/thesaurus" search={{}} className="usa-link">
          <Trans>All concepts</Trans>
        </Link>
      </p>
      {news}
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {((!data && !error) || keeps === undefined) && <Loading />}
      {keeps === false && <CuratorsOnly />}
      {keeps && data && (
        <Editing key={key} start={fresh ? null : data.concept} categories={data.conceptCategories} tell={tell} />
      )}
    </div>
  );
}

type Props = { start: Concept | null; categories: string[]; tell: Tell };

function Editing({ start, categories, tell }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [concept, setConcept] = useState(start);
  const title = concept ? concept.preferred : t`A new concept`;
  usePageTitle(title);

  const saved = (now: Concept, warnings: Warning[]) => {
    setConcept(now);
    const more = warnings.length > 0 && <Warnings warnings={warnings} />;
    tell(t`“${now.preferred}” is saved. Searches use it within seconds.`, more, more ? 'warning' : 'success');
    // A new concept moves to its own address, where the focus begins above the news.
    if (!start) void navigate({ to: '/staff/thesaurus/$key', params: { key: now.key }, replace: true });
  };

  return (
    <>
      <h1>{title}</h1>
      {concept?.retiredAt && (
        <Notice tone="warning" heading={t`This concept is retired`}>
          <p>
            <Trans>
              Since <TimeText value={concept.retiredAt} />. Reason: {concept.retiredReason}
            </Trans>
          </p>
        </Notice>
      )}
      {concept && (
        <p className="quiet">
          {concept.origin === 'EDITED' ? (
            <Trans>Key {concept.key}. Alliance staff keep it: an import of the files leaves it as it is.</Trans>
          ) : (
            <Trans>Key {concept.key}. It comes from the files of the Alliance until somebody saves it here.</Trans>
          )}
        </p>
      )}
      <ConceptForm
        key={`${concept?.key ?? NEW} ${concept?.revision ?? 0}`}
        concept={concept}
        categories={categories}
        onSaved={saved}
        onTheirs={setConcept}
      />
      {concept && !concept.retiredAt && (
        <RetireConceptPanel
          concept={concept}
          onRetired={(now) => {
            setConcept(now);
            tell(t`“${now.preferred}” is retired`);
          }}
          onConflict={(now) => {
            setConcept(now);
            tell(t`Somebody else saved this concept first. Look it over, then try again.`, null, 'warning');
          }}
        />
      )}
      {concept && <ConceptHistory key={concept.revision} id={concept.id} />}
    </>
  );
}

function Warnings({ warnings }: { warnings: Warning[] }) {
  return (
    <>
      <p>
        <Trans>Other concepts have some of these words too. A search for them finds both:</Trans>
      </p>
      <ul>
        {warnings.map(({ label, state, concept }) => {
          const place = state && stateName(state);
          return (
            <li key={`${label} ${state} ${concept.key}`}>
              {place ? (
                <Trans>
                  “{label}” is also a word for “{concept.preferred}” in {place}
                </Trans>
              ) : (
                <Trans>
                  “{label}” is also a word for “{concept.preferred}”
                </Trans>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
