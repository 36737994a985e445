/** Ids are UUIDv7: made by the application, in order of time, so that indexes grow at one end. */

declare const kind: unique symbol

/** An id of one kind of thing: an organisation's is no source's. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Is this an id as we write them? */
export const isId = <Kind extends string>(text: string): text is Id<Kind> => UUID.test(text)
