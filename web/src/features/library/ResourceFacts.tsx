/** The side of a resource page: who it comes from, where it applies, what it serves, and how it may be used. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { languageWords, licenceWords, reachWords } from '../../ui/kinds';
import { stateName } from '../../ui/states';
import type { Resource } from './resourceQuery';
import { ServesFacts, type Named } from './ServesFacts';

type Facts = Pick<
  Resource,
  'topics' | 'licence' | 'states' | 'languages' | 'reach' | 'values' | 'standards' | 'sourceUrl'
> & { department: Pick<Resource['department'], 'ocdId' | 'name' | 'stateName'> };

export function ResourceFacts({
  resource,
  values,
  standards,
}: {
  resource: Facts;
  values: Named[];
  standards: Named[];
}) {
  const { t, i18n } = useLingui();
  const { licence } = resource;
  const licensed = licence && Object.hasOwn(licenceWords, licence) ? licenceWords[licence] : undefined;
  return (
    <aside className="about" aria-labelledby="about-heading">
      <h2 id="about-heading">
        <Trans>About this resource</Trans>
      </h2>
      <dl>
        <dt>
          <Trans>Department</Trans>
        </dt>
        <dd>
          <Link to="/d/$" params={{ _splat: resource.department.ocdId }} className="usa-link">
            {resource.department.name}, {resource.department.stateName}
          </Link>
        </dd>
        <dt>
          <Trans>Applies in</Trans>
        </dt>
        <dd>{resource.states.length > 0 ? resource.states.map(stateName).join(', ') : t`All states`}</dd>
        <dt>
          <Trans>Language</Trans>
        </dt>
        <dd>
          {resource.languages
            .map((tag) => (Object.hasOwn(languageWords, tag) ? i18n._(languageWords[tag]!) : tag))
            .join(', ')}
        </dd>
        <dt>
          <Trans>Shared with</Trans>
        </dt>
        <dd>{i18n._(reachWords[resource.reach])}</dd>
        <ServesFacts serves={resource} values={values} standards={standards} />
        <dt>
          <Trans>License</Trans>
        </dt>
        <dd>{licence ? (licensed ? i18n._(licensed) : licence) : t`Not stated: ask the department`}</dd>
        {resource.sourceUrl && (
          <>
            <dt>
              <Trans>Source</Trans>
            </dt>
            <dd>
              <a href={resource.sourceUrl} className="usa-link" rel="nofollow noopener">
                {resource.sourceUrl}
              </a>
            </dd>
          </>
        )}
      </dl>
    </aside>
  );
}
