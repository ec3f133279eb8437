/** Whether a reviewer must not miss a finding: it can harm people or an election, or it is about people. */
import type { EnumOf } from '../../../gql';
import type { Finding } from '../documentQuery';

const aboutPeople: EnumOf<'FindingCode'>[] = [
  'SOCIAL_SECURITY_NUMBER',
  'DRIVER_LICENCE_NUMBER',
  'BIRTH_DATES',
  'HOME_ADDRESS',
  'SIGNATURE_PICTURE',
];

export const isGrave = ({ code, severity }: Pick<Finding, 'code' | 'severity'>) =>
  severity === 'SERIOUS' || aboutPeople.includes(code);
