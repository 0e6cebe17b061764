/** Changing a house style of one's own, with a page beside the form that shows it. */
import { type ReactNode, useState } from 'react'
import type { HouseStyle } from '../../../../shared/house-style.ts'
import type { ErrorParams } from '../../../../shared/errors.ts'
import { houseStyleProblems } from '../../../../shared/house-style-check.ts'
import { api } from '../../../api.ts'
import { FormDialog } from '../../../components/form-dialog.tsx'
import { attempt } from '../../../hooks/attempt.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { loadHouseStyles } from '../../../hooks/house-styles.ts'
import { useWords } from '../../../i18n.ts'
import type { Editing } from './editing.ts'
import { HouseStylePreview } from './house-style-preview.tsx'
import { LinesForm, LookForm, PageForm } from './house-style-forms.tsx'
import { LogoForm } from './logo-form.tsx'
import { TemplateForm } from './template-form.tsx'

export interface HouseStyleDialogProps {
  readonly style: HouseStyle
  /** Whether it was saved, or given up. */
  readonly onClose: (isSaved: boolean) => void
}

export const HouseStyleDialog = ({ style: given, onClose }: HouseStyleDialogProps): ReactNode => {
  const { t, number } = useWords()
  const [style, setStyle] = useState(given)
  const [isPending, setPending] = useState(false)
  const problems = houseStyleProblems(style)
  const editing: Editing = {
    style,
    change: (part) => setStyle((now) => ({ ...now, ...part })),
    problem: (place) => {
      const found = problems.find((one) => one.place === place)
      if (!found) return undefined
      const params: ErrorParams = Object.fromEntries(
        Object.entries(found.params).map(([name, value]) => [name, typeof value === 'number' ? number(value) : value]),
      )
      return t(`problem.${found.code}` as 'problem.out_of_range', params)
    },
  }
  const save = async (): Promise<void> => {
    setPending(true)
    const isKept = await attempt(() => api.houseStyles.save(style).then(() => true))
    setPending(false)
    if (isKept !== true) return
    await loadHouseStyles()
    onClose(true)
  }
  /** Escape, the cross, a press beside the dialog: none of them may cost an hour's work. */
  const leave = async (): Promise<void> => {
    const isSame = JSON.stringify(style) === JSON.stringify(given)
    const question = {
      title: t('house_styles.give_up'),
      text: t('house_styles.give_up_text', { name: style.name }),
      action: t('house_styles.give_up_act'),
    }
    if (isSame || (await confirm({ ...question, isDangerous: true }))) onClose(false)
  }
  return (
    <FormDialog
      title={t('house_styles.edit_title')}
      size="large"
      act={t('house_styles.save')}
      isPending={isPending}
      isDisabled={problems.length > 0}
      onClose={() => void leave()}
      onSubmit={save}
    >
      <div className="house-style-editor">
        <div className="house-style-form">
          {style.template && <TemplateForm {...editing} template={style.template} />}
          <PageForm {...editing} />
          {!style.template && (
            <>
              <LookForm {...editing} />
              <LogoForm {...editing} />
            </>
          )}
          {!(style.template?.hasHeader || style.template?.hasFooter) && <LinesForm {...editing} />}
        </div>
        <HouseStylePreview style={style} />
      </div>
    </FormDialog>
  )
}
