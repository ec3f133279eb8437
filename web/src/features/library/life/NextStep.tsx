/** The one line that says what is to be done next with a resource, with the link to where that is done. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { nextStep, type Life } from './nextStep';
import { stepWords } from './stepWords';

export function NextStep({ life, title }: { life: Life; title: string }) {
  const { i18n } = useLingui();
  const step = nextStep(life);
  if (!step) return null;
  return (
    <p className="next-step">
      <strong>
        <Trans>Next step:</Trans>
      </strong>{' '}
      {i18n._(stepWords[step.name])}
      {step.review && (
        <>
          {' '}
          <Link to="/reviews/$id" params={{ id: step.review }} className="usa-link">
            <Trans>
              Open what was sent<span className="visually-hidden">: {title}</span>
            </Trans>
          </Link>
        </>
      )}
    </p>
  );
}
