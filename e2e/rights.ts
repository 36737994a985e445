export type RouteSent = { readonly json?: object; readonly form?: Readonly<Record<string, string>> }
export const SENT: Readonly<Record<string, RouteSent>> = {}
export const ANSWERS: Readonly<Record<string, string>> = {}
