/** Lexical with its rich text plugin, as its own documentation sets it up, with the text as headings and paragraphs. */
import { $createHeadingNode, HeadingNode, registerRichText } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getNodeByKey, $getRoot, $isTextNode, createEditor, type NodeKey } from 'lexical'
import type { FlatText } from '../../flat-text.ts'
import { CARET_OFFSET, middleOf, type Open } from '../variant.ts'

export const open: Open = (json, place) => {
  const { lines } = JSON.parse(json) as FlatText
  const editable = document.createElement('div')
  editable.className = 'plain'
  editable.contentEditable = 'true'
  editable.spellcheck = false
  place.append(editable)
  const editor = createEditor({
    namespace: 'bench',
    nodes: [HeadingNode],
    onError: (error) => {
      throw error
    },
  })
  editor.setRootElement(editable)
  registerRichText(editor)
  const texts: { key: NodeKey; size: number }[] = []
  editor.update(
    () => {
      const root = $getRoot()
      root.clear()
      for (const { tag, text } of lines) {
        const node = $createTextNode(text)
        root.append((tag === 'p' ? $createParagraphNode() : $createHeadingNode(tag)).append(node))
        if (tag === 'p') texts.push({ key: node.getKey(), size: text.length })
      }
    },
    { discrete: true },
  )
  return {
    caret: () => {
      const { key } = middleOf(texts, ({ size }) => size)
      editable.focus()
      editor.update(
        () => {
          const node = $getNodeByKey(key)
          if ($isTextNode(node)) node.select(CARET_OFFSET, CARET_OFFSET)
        },
        { discrete: true },
      )
    },
    insertFirst: null,
  }
}
