/** A bare contenteditable with HTML in it: the floor with one clause, what a browser does on its own with the whole contract. */
import { CARET_OFFSET, middleOf, type Open } from '../variant.ts'

export const open: Open = (html, place) => {
  const editable = document.createElement('div')
  editable.className = 'plain'
  editable.contentEditable = 'true'
  editable.spellcheck = false
  editable.innerHTML = html
  place.append(editable)
  return {
    caret: () => {
      const paragraph = middleOf([...editable.querySelectorAll('p')], ({ textContent }) => textContent.length)
      editable.focus()
      if (paragraph.firstChild) getSelection()?.collapse(paragraph.firstChild, CARET_OFFSET)
    },
    insertFirst: () => {
      editable.classList.add('numbered')
      const clause = document.createElement('p')
      clause.dataset['level'] = '1'
      clause.textContent = 'Ny bestemmelse'
      editable.prepend(clause)
      return () => clause.remove()
    },
  }
}
