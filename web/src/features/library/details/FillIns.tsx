/** What whoever takes a template over fills in: how many places, and what belongs there. */
import { Plural, Trans } from '@lingui/react/macro';
import type { Details } from './detailsFragment';

export function FillIns({ fillIns }: { fillIns: Details['fillIns'] }) {
  return (
    <section aria-labelledby="fill-ins-heading">
      <h2 id="fill-ins-heading">
        <Trans>What is to be filled in</Trans>
      </h2>
      <details>
        <summary>
          <Plural value={fillIns.length} one="# place" other="# places" />
        </summary>
        <dl className="details-facts">
          {fillIns.map(({ name, hint, example }, place) => (
            <div key={place}>
              <dt>{name}</dt>
              {hint && <dd>{hint}</dd>}
              {example && (
                <dd>
                  <Trans>Example: {example}</Trans>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
