/** The terms that a part defines, with the forms in which the text uses them. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { recordOf } from '../../../contract/record.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { DefinitionDialog } from '../insert/definition-dialog.tsx'

export const DefinedHere = ({ node }: { readonly node: Node }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [edited, setEdited] = useState<Node | null>(null)
  const definitions = node.children.filter((child) => child.type.name === 'definition')
  if (definitions.length === 0) return null
  return (
    <section>
      <h3>{t('inspector.defined_here')}</h3>
      <ul className="inspected-choices" lang={recordOf(session.state).language}>
        {definitions.map((definition) => {
          const { id, term, forms } = attributesOf(definition, 'definition')
          return (
            <li key={id}>
              <div>
                <p className="inspected-choice-title">{term}</p>
                <p className="field-description">{forms.length === 0 ? t('inspector.no_forms') : forms.join(', ')}</p>
              </div>
              <Button size="small" aria-label={t('inspector.change_term', { term })} onPress={() => setEdited(definition)}>
                {t('insert.change')}
              </Button>
            </li>
          )
        })}
      </ul>
      {edited && <DefinitionDialog edited={edited} onClose={() => setEdited(null)} />}
    </section>
  )
}
