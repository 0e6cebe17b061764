/** One matter of the settings: what it is about on the left, its controls on the right. */
import { type ReactNode, useId } from 'react'

export interface SectionProps {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

export const Section = ({ title, text, children }: SectionProps): ReactNode => {
  const id = useId()
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div className="settings-about">
        <h2 id={id}>{title}</h2>
        {text !== undefined && <p>{text}</p>}
      </div>
      <div className="settings-controls">{children}</div>
    </section>
  )
}
