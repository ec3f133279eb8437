/** One part of a story under its heading, if it was written. */
import type { ReactNode } from 'react';
import { Prose } from '../../../ui/Prose';

export function StoryText({ id, heading, html }: { id: string; heading: ReactNode; html: string }) {
  if (!html) return null;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <Prose html={html} />
    </section>
  );
}
