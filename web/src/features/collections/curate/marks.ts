/** The marks of an endorsement as its form holds them. They are kept in the tab until they are sent. */
import { levels, type Level } from '../levelWords';

export type Mark = { level: Level | null; words: string };
/** By the question's name for programs. */
export type Marks = Partial<Record<string, Mark>>;

/** The names of a question's two fields. */
export const markFields = (dimension: string) => ({ level: `${dimension}-level`, words: `${dimension}-words` });

/** Whether words say too little: the server wants ten letters, spaces apart. */
export const isShort = (words: string): boolean => words.replace(/\s/g, '').length < 10;

const key = (versionId: string) => `commons-marks ${versionId}`;

export function keepMarks(versionId: string, marks: Marks | null) {
  if (marks) sessionStorage.setItem(key(versionId), JSON.stringify(marks));
  else sessionStorage.removeItem(key(versionId));
}

export function keptMarks(versionId: string): Marks {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(versionId)) ?? '{}') as Marks;
    return Object.fromEntries(Object.entries(kept).filter(([, mark]) => isMark(mark)));
  } catch {
    return {};
  }
}

const isMark = (mark: Mark | undefined) =>
  typeof mark?.words === 'string' && (mark.level === null || levels.includes(mark.level));
