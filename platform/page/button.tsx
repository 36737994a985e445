/** Buttons: infinitives; one filled a view. What one may not do is disabled and says why, rather than hidden. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type ButtonNeeds = {
  readonly children: ComponentChildren
  readonly filled?: boolean
  /** In a row of a list. */
  readonly small?: boolean
  /** Sent along, so that one form may have several buttons. */
  readonly name?: string
  readonly value?: string
  /** Why this cannot be done now, in a sentence; it stands beside the button. */
  readonly because?: string | undefined
}

export const Button = ({ children, filled = false, small = false, name, value, because }: ButtonNeeds) => {
  const id = useId()
  if (because === undefined) return <button class={`button${filled ? ' filled' : ''}${small ? ' small' : ''}`} name={name} value={value}>{children}</button>
  return (
    <>
      <button class="button" type="button" disabled aria-describedby={id}>{children}</button>
      <span class="reason" id={id}>{because}</span>
    </>
  )
}

/** Leads to another page, where a button would be too much said. */
export const ButtonLink = ({ children, to, filled = false }: { readonly children: ComponentChildren; readonly to: string; readonly filled?: boolean }) => <a class={filled ? 'button filled' : 'button'} href={to}>{children}</a>

/** Buttons in a row. */
export const Actions = ({ children }: { readonly children: ComponentChildren }) => <div class="actions">{children}</div>
