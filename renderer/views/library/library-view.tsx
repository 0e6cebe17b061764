/** The clause library. */
import type { ReactNode } from 'react'

/** `clause`: the one to show; null for the list alone. */
const LibraryView = ({ clause }: { readonly clause: string | null }): ReactNode => <p>{clause}</p>

export default LibraryView
