/** What we use of pdfkit and of fontkit beneath it, which bring no types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  export type Content = { readonly content: unique symbol }
  type Child = Content | StructureElement
  export type StructureElement = { readonly add: (child: Child) => StructureElement; readonly end: () => void }
  export type Outline = { readonly addItem: (title: string, options?: { readonly left?: number; readonly top?: number; readonly expanded?: boolean }) => Outline }
  type Options = {
    readonly size: 'A4'
    readonly margin: number
    readonly font: null
    readonly pdfVersion: '1.7'
    readonly tagged: true
    readonly displayTitle: true
    readonly lang: string
    readonly autoFirstPage: false
    readonly bufferPages: true
    readonly info: Readonly<Record<'Title' | 'Author' | 'Creator', string>> & { readonly CreationDate: Date }
  }
  export class PDFDocument extends Readable {
    constructor(options: Options)
    info: Record<string, unknown>
    readonly page: { readonly width: number; readonly height: number }
    readonly outline: Outline
    addPage(): this
    bufferedPageRange(): { readonly start: number; readonly count: number }
    switchToPage(page: number): unknown
    end(): void
    /** Called by `end`, once the document information is written. */
    endMetadata(): void
    registerFont(name: string, font: Uint8Array): this
    font(name: string): this
    fontSize(points: number): this
    widthOfString(text: string, options?: { readonly features?: readonly string[] }): number
    text(text: string, x: number, y: number, options: { readonly lineBreak: false; readonly features?: readonly string[] }): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(points: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    rect(x: number, y: number, width: number, height: number): this
    stroke(): this
    goTo(x: number, y: number, width: number, height: number, name: string, options: { readonly structParent: StructureElement; /** A string object: a plain string is a name to it. */ readonly Contents: object }): this
    addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void
    struct(kind: string, options?: { readonly scope?: 'Column' | 'Row' }): StructureElement
    addStructure(element: StructureElement): this
    markStructureContent(kind: string): Content
    markContent(kind: 'Artifact' | 'Span', options: { readonly type?: 'Pagination' | 'Layout'; readonly actual?: string }): this
    endMarkedContent(): this
  }
}

declare module 'fontkit' {
  export type Font = { readonly hasGlyphForCodePoint: (codePoint: number) => boolean }
  export function create(bytes: Uint8Array): Font
}
