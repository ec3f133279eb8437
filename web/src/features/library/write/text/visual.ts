/** The chunk of the visual editor. Nothing but `useVisualEditor` may import it, and that lazily. */
export { unshown } from './markdown';
export { VisualEditor } from './VisualEditor';
