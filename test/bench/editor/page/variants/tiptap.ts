/** Tiptap 3 with its starter kit, as its own documentation sets it up, with the text as headings and paragraphs. */
import { Editor } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import type { FlatText } from '../../flat-text.ts'
import { CARET_OFFSET, middleOf, type Open } from '../variant.ts'

const LEVELS = { h2: 2, h3: 3 } as const

export const open: Open = (json, place) => {
  const { lines } = JSON.parse(json) as FlatText
  const editor = new Editor({
    element: place,
    extensions: [StarterKit],
    editorProps: { attributes: { class: 'plain', spellcheck: 'false' } },
    content: {
      type: 'doc',
      content: lines.map(({ tag, text }) => ({
        ...(tag === 'p' ? { type: 'paragraph' } : { type: 'heading', attrs: { level: LEVELS[tag] } }),
        content: [{ type: 'text', text }],
      })),
    },
  })
  return {
    caret: () => {
      const paragraphs: { pos: number; size: number }[] = []
      editor.state.doc.descendants((node, pos) => {
        if (node.type.name === 'paragraph') paragraphs.push({ pos, size: node.content.size })
      })
      const { pos } = middleOf(paragraphs, ({ size }) => size)
      editor
        .chain()
        .focus()
        .setTextSelection(pos + 1 + CARET_OFFSET)
        .run()
    },
    insertFirst: null,
  }
}
