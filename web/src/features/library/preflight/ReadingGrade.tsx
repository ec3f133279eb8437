/** How easily the words read, as the school grade that they ask for. */
import { Trans } from '@lingui/react/macro';

/** The grade that everything for the public aims at. */
export const aim = 8;

export function ReadingGrade({ grade }: { grade: number | null }) {
  if (grade === null) {
    return (
      <p className="quiet">
        <Trans>
          How easily it reads cannot be measured: the text is too short, or in a language without a measure.
        </Trans>
      </p>
    );
  }
  const rounded = Math.max(1, Math.round(grade));
  return (
    <p>
      {rounded > aim ? (
        <Trans>
          It reads like grade {rounded}; the aim is {aim}. Shorter sentences and everyday words bring it down.
        </Trans>
      ) : (
        <Trans>
          It reads like grade {rounded}; the aim is {aim} or less.
        </Trans>
      )}
    </p>
  );
}
