/** The fields of an office profile as the form holds them. */
import { changed } from '../../../ui/meeting';
import { readCount } from '../../../ui/readCount';
import type { ProfileDepartment } from './profileQuery';

export type ProfileFields = {
  address: string;
  phone: string;
  email: string;
  website: string;
  hours: string;
  languages: string[];
  /** One a line. */
  equipment: string;
  registeredVoters: string;
};

/** What stood there when the writer began. */
export type Base = { revision: number; fields: ProfileFields };

type Saved = Pick<ProfileDepartment, 'profile' | 'registeredVoters'>;

export function baseOf({ profile, registeredVoters }: Saved): Base {
  return {
    revision: profile?.revision ?? 0,
    fields: {
      address: profile?.address ?? '',
      phone: profile?.phone ?? '',
      email: profile?.email ?? '',
      website: profile?.website ?? '',
      hours: profile?.hours ?? '',
      languages: profile?.languages ?? [],
      equipment: profile?.equipment.join('\n') ?? '',
      registeredVoters: registeredVoters?.toString() ?? '',
    },
  };
}

/** The changed fields as the server takes them; what did not change stays out, so that nobody else's words are touched. */
export function changesInput(base: ProfileFields, mine: ProfileFields) {
  const differs = changed(base, mine);
  const text = (name: 'address' | 'phone' | 'email' | 'website' | 'hours') =>
    differs.includes(name) ? mine[name].trim() : undefined;
  return {
    address: text('address'),
    phone: text('phone'),
    email: text('email'),
    website: text('website'),
    hours: text('hours'),
    languages: differs.includes('languages') ? mine.languages : undefined,
    equipment: differs.includes('equipment') ? lines(mine.equipment) : undefined,
    registeredVoters: differs.includes('registeredVoters') ? readCount(mine.registeredVoters) : undefined,
  };
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
