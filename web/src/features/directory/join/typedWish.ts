/** What was typed on the page for joining survives a trip to the sign-in page and a reload. */
import type { DepartmentChoice } from '../pick/departmentChoicesQuery';
import { posts, type Post } from '../roleWords';

const storageKey = 'commons-join';

export type TypedWish = { department: DepartmentChoice | null; post: Post | ''; message: string };

const nothing: TypedWish = { department: null, post: '', message: '' };

export function typedWish(): TypedWish {
  try {
    const kept = { ...nothing, ...(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<TypedWish>) };
    return { ...kept, post: posts.includes(kept.post as Post) ? kept.post : '' };
  } catch {
    return nothing;
  }
}

export const keepWish = (wish: TypedWish) => sessionStorage.setItem(storageKey, JSON.stringify(wish));

export const dropWish = () => sessionStorage.removeItem(storageKey);
