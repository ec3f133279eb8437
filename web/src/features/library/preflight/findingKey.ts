/** Tells one finding from another, also after the draft was looked at again. */
import type { PreflightFinding } from './preflightQuery';

export const findingKey = ({ check, field, attachmentId, passage, message }: PreflightFinding): string =>
  JSON.stringify([check, field, attachmentId, passage, message]);
