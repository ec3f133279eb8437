/** What a text may hold in the visual editor: CommonMark without pictures, HTML and tables. */
import { Schema } from 'prosemirror-model';
import { schema as commonMark } from 'prosemirror-markdown';

const { nodes, marks } = commonMark.spec;

export const schema = new Schema({
  nodes: nodes.remove('image').update('heading', { ...nodes.get('heading')!, content: 'text*' }),
  marks,
});
