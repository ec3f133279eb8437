/** What a draft says beside its title and text: the parts of its kind, and whether it fits another office. */
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Kind } from '../../../../ui/kinds';
import type { HeldFacts } from '../../attachmentFragment';
import type { DraftPatch } from '../draftFields';
import type { DraftFields } from '../draftQuery';
import { FillInsField } from './FillInsField';
import { FitSection } from './FitSection';
import { isPicture, PicturesField } from './PicturesField';
import { StorySection } from './StorySection';
import { TrainingSection } from './TrainingSection';

export type DetailsProps = {
  fields: DraftFields;
  errors: Partial<Record<string, string>>;
  onChange: (patch: DraftPatch) => void;
};

/** `children` are the pictures, which stand last in the part of a kind. */
export type KindProps = DetailsProps & { children: ReactNode };

type Props = DetailsProps & { kind: Kind; attachments: HeldFacts[] };

export function DetailsSections({ kind, attachments, ...props }: Props) {
  const { fields, errors, onChange } = props;
  const Part = { STORY: StorySection, TRAINING: TrainingSection, TEMPLATE: TemplateSection }[kind];
  return (
    <>
      <Part {...props}>
        {(kind === 'STORY' || attachments.some(isPicture) || errors.pictures) && (
          <PicturesField
            pictures={fields.pictures}
            attachments={attachments}
            error={errors.pictures}
            onChange={(pictures) => onChange({ pictures })}
          />
        )}
      </Part>
      <FitSection {...props} />
    </>
  );
}

function TemplateSection({ fields, errors, onChange, children }: KindProps) {
  return (
    <section aria-labelledby="template-heading">
      <h2 id="template-heading">
        <Trans>The template</Trans>
      </h2>
      <FillInsField fillIns={fields.fillIns} error={errors.fillIns} onChange={(fillIns) => onChange({ fillIns })} />
      {children}
    </section>
  );
}
