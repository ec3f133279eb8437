/** Tells one finding from another, also after the draft was looked at again. */
import type { PreflightFinding } from './preflightQuery';

export const findingKey = ({ code, field, attachmentId, passage, message }: PreflightFinding): string =>
  JSON.stringify([code, field, attachmentId, passage, message]);
